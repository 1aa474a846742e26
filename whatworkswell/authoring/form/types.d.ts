// The words of the form's scripts, without an import in each: the rulebook, a draft, a problem.

type Rulebook = import("./rulebook").Rulebook;
/** What the form asks of a case or of a trial, whichever it is for. */
type FormRules = ReturnType<typeof import("./rules").rulesOf>;

/** Facts as they are typed: every value a text, with lists and parts around them. */
type Facts = Record<string, any>;

/** What becomes the file of a case: its facts, and the Markdown of each section by its id. */
interface Answers {
  facts: Facts;
  account: Record<string, string>;
}

/** What a browser keeps of a case or a trial that somebody writes. `rev` counts how often it was saved. */
interface Draft extends Answers {
  id: string;
  kind: "case" | "trial";
  name: string;
  created: number;
  changed: number;
  rev: number;
  case: string;
  slug: string;
  tried: boolean;
  step?: string;
}

/** A problem as the checker tells it: `field` is its place with dots, `named` how the checker writes that. */
interface Problem {
  code: string;
  severity: string;
  field: string;
  named: string;
  found: string;
  allowed: string;
  mend: string;
  message: string;
  line?: number;
}
