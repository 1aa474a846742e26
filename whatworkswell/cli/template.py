"""`whatworkswell template`: the form for a case, blank or with a case's answers, to be filled in away from this tool."""

from __future__ import annotations

from pathlib import Path

import click

from whatworkswell.authoring.issue.form import form_text
from whatworkswell.authoring.scaffold import Draft, case_text
from whatworkswell.case import repository
from whatworkswell.case.front_matter import vocabulary
from whatworkswell.case.front_matter.vocabulary import Vocabularies
from whatworkswell.problems.problem import PracticeError

from .targets import ROOT

NAME = "share-your-practice.docx"


@click.command("template")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@ROOT
@click.option("--docx", "is_word", is_flag=True, help="As a Word document. Without it, as the text of a case with blanks.")
@click.option("--issue-form", "is_issue_form", is_flag=True, help="As the form for issues on GitHub. It comes without answers.")
@click.option("--case", "slug", metavar="NAME", help="With the answers of this case, to look through or to change.")
@click.option("--origin", metavar="WORD", help="For a case that is taken from a publication: documented.")
@click.option("--send-to", metavar="ADDRESS", default="", envvar="SUBMISSIONS_EMAIL", help="Where the form is to be sent.")
@click.option("--site-url", metavar="URL", default="", envvar="SITE_URL", help="The site's address, for links to its guides.")
def command(
    file: Path | None,
    root: Path | None,
    is_word: bool,
    is_issue_form: bool,
    slug: str | None,
    origin: str | None,
    send_to: str,
    site_url: str,
) -> None:
    """Write the form for a case, which `import` reads when it is filled in.

    FILE is where to write it. Without one the Word form becomes share-your-practice.docx in the working folder, and text
    is printed. Nothing that exists is ever changed. The form is made from the model of a case, in the words of the site
    around the working folder where there is one. The same site makes the same file.
    """
    if is_issue_form and (is_word or slug or origin):
        raise click.UsageError("--issue-form stands alone: it is no Word document, and holds no case.")
    site = _site(root, bool(slug))
    words = vocabulary.load(site) if site else vocabulary.packaged()
    if origin and origin not in words["origins"]:
        raise click.UsageError(f"There is no origin {origin}. Allowed: {', '.join(words['origins'].terms)}.")
    draft = Draft({"origin": origin} if origin else {})
    if site and slug:
        draft = _draft(slug, site, words)
    text = form_text(words) if is_issue_form else case_text(draft, words)
    if not is_word and not file:
        click.echo(text, nl=False)
        return
    data = _word(draft, words, send_to, site_url) if is_word else text.encode()
    path = file or Path(NAME)
    try:
        with path.open("xb") as out:
            out.write(data)
    except OSError as error:
        raise PracticeError(f"{path} cannot be written: {error.strerror}.") from error
    click.echo(f"Wrote {path}.")


def _word(draft: Draft, words: Vocabularies, send_to: str, site_url: str) -> bytes:
    from whatworkswell.authoring.word.form import word_form
    from whatworkswell.kit.settings import PageSettings  # only here: the library for Word files is large

    return word_form(words, PageSettings(2026, site_url=site_url, submissions_email=send_to), draft)


def _site(root: Path | None, is_needed: bool) -> Path | None:
    try:
        return repository.find_root(root or Path.cwd())
    except PracticeError:
        if root or is_needed:
            raise
        return None


def _draft(slug: str, site: Path, words: Vocabularies) -> Draft:
    """The answers of a case, if it can be read."""
    from whatworkswell.authoring.document import draft_of

    folder = next((one for one in repository.case_folders(site)[0] if one.name == slug), None)
    if folder is None:
        raise PracticeError(f"There is no case {repository.CASES}/{slug}.")
    case = repository.read_case(folder, words)
    if case.reading.problems:
        raise PracticeError(f"{case.path} cannot be read. `whatworkswell check {repository.CASES}/{slug}` says why.")
    return draft_of(case)
