/* Addresses of GitHub's own pages on which a new file can be written or uploaded, by somebody who has an account there. */

/** The longest address that GitHub's servers and all browsers take. */
const LONGEST = 8000;

const path = (...steps) => steps.map(encodeURIComponent).join("/");
const home = (repo) => repo.replace(/\/+$/, "");

function emptyFile(repo, folder, name, branch) {
  return `${home(repo)}/new/${path(...branch.split("/"))}/${folder}?filename=${encodeURIComponent(name)}`;
}

function newFile(repo, folder, name, text, branch) {
  const address = `${emptyFile(repo, folder, name, branch)}&value=${encodeURIComponent(text)}`;
  return address.length <= LONGEST ? address : null;
}

/** Where a case can be written with everything filled in; null where the text is too long for an address. */
export function newFileAddress(repo, slug, text, branch = "main") {
  return newFile(repo, path("cases", slug), "index.md", text, branch);
}

/** The same for a trial of a case. */
export function newTrialAddress(repo, slug, name, text, branch = "main") {
  return newFile(repo, path("cases", slug, "trials"), `${name}.yml`, text, branch);
}

/** The same for texts that are too long: a page to paste them into. */
export function emptyFileAddress(repo, slug, branch = "main") {
  return emptyFile(repo, path("cases", slug), "index.md", branch);
}

export function emptyTrialAddress(repo, slug, name, branch = "main") {
  return emptyFile(repo, path("cases", slug, "trials"), `${name}.yml`, branch);
}

/** Where the files that go with a case can be uploaded. */
export function uploadAddress(repo, slug, branch = "main") {
  return `${home(repo)}/upload/${path(...branch.split("/"))}/${path("cases", slug)}`;
}
