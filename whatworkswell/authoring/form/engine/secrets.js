/* Keys, tokens and passwords. What is shown never repeats the secret: as whatworkswell/checks/personal/credentials.py. */

const WORDS = ["pass", "pwd", "key", "secret", "token"];

export function* secrets(text, held) {
  for (const { what, letters, form } of held.secrets) {
    if (!letters.some((piece) => text.includes(piece))) continue;
    for (const match of text.matchAll(form))
      yield { code: "E085", start: match.index, words: match[0], shown: `${match[0].slice(0, 4)}…, ${what}` };
  }
  const folded = text.toLowerCase();
  const hasWord = WORDS.some((word) => folded.includes(word));
  for (const match of hasWord ? held.all("credentials.CALLED", text) : [])
    if (/\p{Nd}/u.test(match[1]) && /\p{L}/u.test(match[1])) yield cut("E085", match, match[1]);
  for (const match of hasWord && text.includes("=") ? held.all("credentials.SET", text) : []) yield cut("E085", match, match[1]);
  for (const match of text.includes("@") ? held.all("credentials.IN_ADDRESS", text) : [])
    yield {
      code: "E086",
      start: match.index,
      words: match[0],
      shown: `${match[0].slice(0, match[0].lastIndexOf(`:${match[2]}@`) + 1)}…@`,
    };
  for (const match of /[?&]/.test(text) ? held.all("credentials.IN_QUERY", text) : []) yield cut("E086", match, match[1]);
}

/** A sighting shown up to where the secret begins. */
function cut(code, match, secret) {
  return { code, start: match.index, words: match[0], shown: `${match[0].slice(0, match[0].lastIndexOf(secret))}…` };
}
