/* What kind of problem it is, and the problem in words. */

/* The codes that stand for something that is not there yet. */
const BLANK = new Set(["E011", "E013", "E030", "E033"]);

export const isBlank = (problem) => BLANK.has(problem.code);
/* What may show who somebody is: told at once, with the words that were found. */
export const isPersonal = (problem) => /^[EW]08/.test(problem.code);
export const isWarning = (problem) => problem.severity === "warning";
export const isWrong = (problem) => !isBlank(problem) && !isWarning(problem);

/* The message with all that helps to mend it, as the checker prints it. */
export function inWords(problem) {
  const allowed = Array.isArray(problem.allowed) ? problem.allowed.join(", ") : problem.allowed;
  const found = problem.found ? `Found: “${problem.found}”.` : "";
  return [problem.message, found, allowed ? `Allowed: ${allowed}.` : "", problem.mend].filter(Boolean).join(" ");
}
