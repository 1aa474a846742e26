/* A number or a date as people write it, in the way in which a case holds it: it is offered, never put there unasked. */

const MONTHS = "january february march april may june july august september october november december".split(" ");
const NUMBER = /^[£$€]?\s*(\d{1,3}(?:[,\s]\d{3})+|\d+)(\.\d+)?\s*%?$/;
const DATES = [
  /^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})$/,
  /^(?<month>\d{1,2})[/.-](?<year>\d{4})$/,
  /^(?<year>\d{4})[/.-](?<month>\d{1,2})$/,
  /^(?:(?<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?<month>[a-z]{3,9})\.?,?\s+(?<year>\d{4})$/i,
];

function number(text) {
  const [, whole, rest = ""] = NUMBER.exec(text) || [];
  return whole ? whole.replace(/\D/g, "") + rest : "";
}

function date(text) {
  const found = DATES.map((form) => form.exec(text)?.groups).find(Boolean);
  if (!found) return "";
  const { year, month, day = "" } = found;
  const which = Number(month) || MONTHS.findIndex((name) => name.startsWith(month.toLowerCase())) + 1;
  if (which < 1 || which > 12 || Number(day) > 31) return "";
  return [year, which, day]
    .filter(Boolean)
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

const KINDS = { E017: number, E018: date };

/**
 * What could stand there instead; nothing where it is not clear.
 *
 * @param {string} code of the problem that the checker has with the text
 */
export function plainer(code, text) {
  const made = KINDS[code]?.(text.trim()) || "";
  return made === text.trim() ? "" : made;
}
