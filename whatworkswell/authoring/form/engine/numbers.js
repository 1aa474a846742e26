/* Ways to reach a person, and numbers by which a public body knows one: as whatworkswell/checks/personal/contact.py and identifiers.py. */

const LONGEST_LOCAL = 64;
const BEFORE = 30;
const AFTER = 80;

export function* emails(text, held) {
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const local = /[\p{L}\p{N}._%+'-]*$/u.exec(text.slice(Math.max(0, at - LONGEST_LOCAL), at))[0].replace(/^[.'-]+/, "");
    const domain = held.at("contact.DOMAIN", text, at + 1);
    if (local && domain && !isOther(text, at - local.length, local, domain, at + 1 + domain[0].length, held))
      yield { code: "E080", start: at - local.length, words: text.slice(at - local.length, at + 1 + domain[0].length) };
  }
  const before = (end) => held.find("contact.BEFORE", text.slice(Math.max(0, end - LONGEST_LOCAL - 1), end));
  for (const sign of held.all("contact.BRACKETED_AT", text)) {
    const end = sign.index + sign[0].length;
    const domain = held.at("contact.WRITTEN_DOMAIN", text, end);
    const local = domain && before(sign.index);
    if (local) yield { code: "E080", start: sign.index - local[0].length, words: local[0] + sign[0] + domain[0] };
  }
  if (!text.toLowerCase().includes("dot")) return;
  for (const sign of held.all("contact.SPOKEN", text)) {
    const local = before(sign.index);
    if (local) yield { code: "E080", start: sign.index - local[0].length, words: local[0] + sign[0] };
  }
}

/** A file or a machine at home; `git@host:repository`, an account that everybody shares; a password, told apart. */
function isOther(text, start, local, domain, end, held) {
  return (
    held.words["contact.NO_DOMAINS"].has(domain[1].toLowerCase()) ||
    (local === "git" && text[end] === ":") ||
    Boolean(held.find("contact.PASSWORD_BEFORE", text.slice(Math.max(0, start - LONGEST_LOCAL), start)))
  );
}

export function* mobiles(text, held) {
  for (const match of held.all("contact.BRITISH", text)) if (isGrouped(match[1])) yield behind("E081", match);
  for (const match of held.all("contact.CALL", text)) yield behind("E081", match);
  for (const match of held.all("contact.FOREIGN", text)) {
    const groups = [...match[1].matchAll(/\d+/g)];
    for (let last = groups.length; last > Math.max(0, groups.length - 3); last--) {
      const number = groups
        .slice(0, last)
        .map((group) => group[0])
        .join("")
        .replace(/^00/, "");
      if (number.startsWith("44") || !isMobileAbroad(number, held)) continue;
      const end = groups[last - 1].index + groups[last - 1][0].length;
      yield { ...behind("E081", match), words: match[1].slice(0, end) };
      break;
    }
  }
}

/** The first group of a match, which stands at its end or near it. */
function behind(code, match) {
  return { code, start: match.index + match[0].lastIndexOf(match[1]), words: match[1] };
}

function isGrouped(written) {
  const groups = written.match(/\d+/g);
  return !written.startsWith("0") || written.startsWith("00") || (groups[0].length > 2 && groups.length < 6);
}

function isMobileAbroad(number, held) {
  return [1, 2, 3].some((digits) => {
    const rest = number.slice(digits);
    return held.abroad.get(number.slice(0, digits))?.some((form) => form.test(rest) || form.test(rest.replace(/^0/, "")));
  });
}

export function* pupilNumbers(text, held) {
  const isUpn = (number) => {
    const digits = [...number.toUpperCase()].map((sign) => (/[A-Z]/.test(sign) ? held.upn.indexOf(sign) : Number(sign)));
    return digits.slice(1).reduce((sum, digit, at) => sum + (at + 2) * digit, 0) % 23 === digits[0];
  };
  for (const match of held.all("identifiers.UPN", text))
    if (isUpn(match[0])) yield { code: "E082", start: match.index, words: match[0] };
  for (const [start, window] of windows("identifiers.UPN_NAME", text, held))
    for (const match of held.all("identifiers.UPN_SPACED", window))
      if (isUpn(match[0].replace(/[ -]/g, ""))) yield { code: "E082", start: start + match.index, words: match[0] };
  for (const match of held.all("identifiers.ULN", text)) yield behind("E082", match);
}

export function* insuranceNumbers(text, held) {
  if (!/insurance|nino|ni n/.test(text.toLowerCase())) return;
  for (const [start, window] of windows("identifiers.NI_NAME", text, held))
    for (const match of held.all("identifiers.NI", window)) yield { code: "E083", start: start + match.index, words: match[0] };
}

export function* healthNumbers(text, held) {
  for (const name of held.all("identifiers.NHS_NAME", text)) {
    const start = Math.max(0, name.index - BEFORE);
    const end = name.index + name[0].length + AFTER;
    for (const match of held.all("identifiers.NHS", text.slice(0, end), start))
      if (name[1] || isNhs(match[0])) yield { code: "E084", start: match.index, words: match[0] };
  }
}

function isNhs(number) {
  const digits = [...number].filter((sign) => /\d/.test(sign)).map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, at) => total + (10 - at) * digit, 0);
  return sum % 11 === (11 - digits[9]) % 11;
}

export function* birthdays(text, held) {
  if (!/born|birth|dob|d\.o/.test(text.toLowerCase())) return;
  for (const match of held.all("identifiers.BIRTHDAY", text)) yield { code: "W084", start: match.index, words: match[0] };
}

/** The text around each place where a number is called by its name, with where that begins. */
function* windows(name, text, held) {
  for (const match of held.all(name, text)) {
    const start = Math.max(0, match.index - BEFORE);
    yield [start, text.slice(start, match.index + match[0].length + AFTER)];
  }
}
