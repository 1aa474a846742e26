/* The rules of a case and of a trial, as the form asks for them: one set of names, whichever of the two is written. */

import { caseZip, readZip } from "./archive.js";
import { checkAttachment, checkInside, publishedName } from "./attachment.js";
import { caseText, readCase } from "./casefile.js";
import { check, checkTrial } from "./check.js";
import { withoutBlanks } from "./facts.js";
import { emptyFileAddress, emptyTrialAddress, newFileAddress, newTrialAddress, uploadAddress } from "./github.js";
import { checkTrialName, suggestedSlug } from "./slug.js";
import { readTrial, trialText } from "./trialfile.js";

/* Where on the page a problem belongs: a file's is with the material that it is, one of the whole account with its beginning. */
function onPage(problem, place, facts) {
  const { field } = problem;
  if (field.startsWith("attachments.")) {
    const at = (facts.resources || []).findIndex((one) => one.file === field.slice("attachments.".length));
    return { ...problem, field: at < 0 ? "resources" : place(`resources.${at}.file`) };
  }
  return { ...problem, field: field === "account" ? "why" : place(field) };
}

export function rulesOf(kind, /** @type {Rulebook} */ definition) {
  const clean = (draft) => withoutBlanks(draft.facts, definition.may_be_empty);
  const { form: says } = definition.phrases;

  const shared = {
    sections: Object.keys(definition.sections),
    readCase,
    readTrial,
    readZip,
    checkFile: (file) => checkAttachment(file, definition),
    checkInside: (file) => checkInside(file, definition),
    publishedName: (name) => publishedName(name, definition),
  };

  if (kind === "trial") {
    return {
      ...shared,
      check(draft) {
        const { facts, place } = clean(draft);
        const ofName = draft.slug ? checkTrialName(draft.slug, definition) : [];
        const found = [...checkTrial(facts, definition), ...ofName].map((problem) => onPage(problem, place, facts));
        const hasCase = Object.hasOwn(definition.cases, draft.case);
        return hasCase
          ? found
          : [{ code: "E013", severity: "error", field: "case", message: says["which-case"], mend: "" }, ...found];
      },
      text: (draft) => trialText(clean(draft).facts, definition),
      title: (draft) =>
        `“${definition.cases[draft.case] || "a case"}”, tried at ${draft.facts.school?.name || "a school that is not named"}`,
      name: (draft) => suggestedSlug([draft.facts.school?.name || "a-school", draft.facts.when || ""].join(" "), [], "trial"),
      fileName: (name) => `${name}.yml`,
      textName: (name) => `${name}.yml`,
      file: async (name, text) => new File([text], `${name}.yml`, { type: "text/plain" }),
      newFile: (repo, branch, name, text, draft) => newTrialAddress(repo, draft.case, name, text, branch),
      emptyFile: (repo, branch, name, draft) => emptyTrialAddress(repo, draft.case, name, branch),
    };
  }
  return {
    ...shared,
    /* `inside` is what is wrong with the files within: reading them takes too long for every key stroke. */
    check(draft, files, inside = []) {
      const { facts, place } = clean(draft);
      const found = check({ facts, account: draft.account }, files, definition, { slug: draft.slug });
      // A case of the same name may be an older version of this one, so it is only told.
      const taken = { code: "", severity: "warning", field: "slug", message: says.taken, mend: says["taken-mend"] };
      const ofName = definition.taken.includes(draft.slug) ? [taken] : [];
      return [...found, ...inside, ...ofName].map((problem) => onPage(problem, place, facts));
    },
    text: (draft) => caseText({ facts: clean(draft).facts, account: draft.account }, definition),
    title: (draft) => draft.facts.title || "a case",
    name: (draft) => suggestedSlug(draft.facts.title || ""),
    fileName: (name) => `${name}.zip`,
    textName: () => "index.md",
    file: async (name, text, files) => new File([await caseZip(name, text, files)], `${name}.zip`, { type: "application/zip" }),
    newFile: (repo, branch, name, text) => newFileAddress(repo, name, text, branch),
    emptyFile: (repo, branch, name) => emptyFileAddress(repo, name, branch),
    upload: (repo, branch, name) => uploadAddress(repo, name, branch),
  };
}
