"""A whole site as the core sees it: what was read, what is wrong with it, and the pages that are made of it.

The site generator's hooks and macros call this and nothing deeper. A page that is made (not written in `docs`) is
worked out when it is asked for and depends on nothing but the repository and the settings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from . import ledger as addresses
from whatworkswell.topics.drawings import model as drawings
from whatworkswell.topics.evidence import model as evidence
from whatworkswell.authoring.form import files as form
from whatworkswell.topics.glossary import model as glossary
from whatworkswell.topics.handbook import model as handbook
from whatworkswell.topics.handbook.sheets import Sheet
from whatworkswell.topics.jpd import model as jpd
from whatworkswell.case import repository
from .check import check
from whatworkswell.checks.case import check_page_anchors
from whatworkswell.checks.files import published_pictures
from whatworkswell.case import datafile
from whatworkswell.case.datafile import DataError
from whatworkswell.case.account.links import page_url
from .pages import MadePage, Making, base_of, browse_pages, collection_pages
from whatworkswell.problems.problem import PracticeError, Problem, errors
from whatworkswell.catalogue.related import RelatedCases
from whatworkswell.topics.lists import browse
from whatworkswell.topics.open_data import files as open_data
from whatworkswell.authoring.word import form as word
from whatworkswell.topics.case_page.page import case_page, render_case
from whatworkswell.topics.family.pages import FamilyPages
from whatworkswell.topics.fit.view import FitPages
from whatworkswell.topics.glossary.view import terms_used, with_tooltips
from whatworkswell.topics.collections.model import titles
from whatworkswell.topics.collections.pages import CollectionPages
from .problem_page import redirect, render_problems
from whatworkswell.topics.sessions.pages import SessionPages
from whatworkswell.topics.start.pages import StartPage
from whatworkswell.topics.sessions.view import slides_home
from whatworkswell.kit import colours
from whatworkswell.kit.office import Look
from whatworkswell.kit.settings import PageSettings
from whatworkswell.kit.page_links import PACK_PAGE, picture_name, qr, share
from whatworkswell.problems.reporting import as_text
from whatworkswell.case.repository import Case, Repository
from whatworkswell.catalogue.catalogue import Catalogue

#: The sheets that go with the handbook's other approaches.
APPROACH_SHEETS = Path("docs/_data/handbook/other-approaches/sheets")


@dataclass
class Site:
    """A repository with its problems and settings. `repository` holds only cases that can be published.

    `pictures` gives, for each picture of a case, the file that is published in its place.
    """

    repository: Repository
    settings: PageSettings
    problems: list[Problem]
    pictures: Mapping[Path, Path] = field(default_factory=dict)
    page_problems: list[str] = field(default_factory=list)

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop the site from being published."""
        return errors(self.problems)

    @property
    def warnings(self) -> list[Problem]:
        """The problems that are only worth a look."""
        return [p for p in self.problems if p.severity == "warning"]

    @cached_property
    def refused(self) -> dict[str, list[Problem]]:
        """The problems of each case that cannot be published, by the case's folder name."""
        found: dict[str, list[Problem]] = {}
        for p in self.errors:
            parts = p.path.split("/")
            if parts[0] == repository.CASES and len(parts) > 2:
                found.setdefault(parts[1], []).append(p)
        return found

    @cached_property
    def catalogue(self) -> Catalogue:
        """The cases in the order of lists, and by their facets."""
        return Catalogue(self.repository.cases.values())

    @cached_property
    def related(self) -> RelatedCases:
        """The index of what cases have in common."""
        return RelatedCases(self.repository)

    @cached_property
    def jpd(self) -> jpd.JPD:
        """Joint practice development: messages and alliances."""
        return jpd.load(self.repository.root)

    @cached_property
    def handbook(self) -> handbook.Handbook:
        """The handbook of Lesson Study."""
        return handbook.load(self.repository.root)

    @cached_property
    def approach_sheets(self) -> Mapping[str, Sheet]:
        """The sheets that go with the handbook's other approaches, by name."""
        return datafile.load_folder(self.repository.root, APPROACH_SHEETS, Sheet)

    @cached_property
    def drawings(self) -> Mapping[str, drawings.Drawing]:
        """The drawings of the handbook and the evidence, by name."""
        return drawings.load(self.repository.root)

    @cached_property
    def evidence(self) -> evidence.Evidence:
        """The evidence on the Leading Teachers programme."""
        return evidence.load(self.repository.root)

    @cached_property
    def teaching(self) -> SessionPages:
        """The sessions that leaders run, with their slides and handouts."""
        return SessionPages(
            self.repository,
            lambda: self.handbook,
            lambda: self.jpd,
            lambda: titles(self.repository.root),
        )

    @cached_property
    def fit(self) -> FitPages:
        """Each case held against a reader's school."""
        return FitPages(self.repository, self.catalogue)

    @cached_property
    def families(self) -> FamilyPages:
        """What grew from what, and where it was tried."""
        return FamilyPages(self.repository)

    @cached_property
    def collections(self) -> CollectionPages:
        """The collections."""
        return CollectionPages(self.repository, self.teaching)

    @cached_property
    def start(self) -> StartPage:
        """The way from a problem."""
        return StartPage(self.repository, self.teaching, self.collections, self.catalogue.cases)

    @cached_property
    def glossary(self) -> glossary.Glossary:
        """The terms that are explained."""
        return glossary.load(self.repository.root)

    @cached_property
    def made(self) -> Making:
        """How to make each page that is not written in `docs`, by its path there."""
        pages: Making = {}
        for slug in self.repository.cases:
            pages[f"{repository.CASES}/{slug}/index.md"] = partial(self.case_page, slug)
        for slug in self.refused:
            pages[f"{repository.CASES}/{slug}/index.md"] = partial(self.refused_page, slug)
        for ident in self.teaching.names():
            pages[f"{slides_home(ident)}index.md"] = partial(self.slides_page, ident)
        return pages | browse_pages(self.catalogue, self.repository.vocabularies) | collection_pages(self.collections)

    def make(self, uri: str) -> MadePage | None:
        """The page at a path in `docs`, if it is one that is made. Wrong data are noted once, and leave it blank."""
        try:
            return self.made[uri]() if uri in self.made else None
        except DataError as error:
            self.page_problems += [str(error)] if str(error) not in self.page_problems else []
            return None

    def case_page(self, slug: str) -> MadePage:
        """The page of a case."""
        case = self.repository.cases[slug]
        page = case_page(
            case,
            repository=self.repository,
            related=self.related.of(slug),
            settings=self.settings_for(case.url),
            explained=self._explained(case),
            fit=self.fit.section(case, base_of(case.url)),
            family=self.families.section(case, base_of(case.url)),
            replaced=self.related.replaced_by(slug),
        )
        anchors = case.account.anchors | {entry.id for entry in page.outline} | {trial.anchor for trial in case.trials}
        return MadePage(case.front.title, case.front.summary, render_case(page), page.outline, anchors, "case.html")

    def slides_page(self, ident: str) -> MadePage:
        """The slides of a session."""
        session = self.teaching.sessions[ident]
        title = f"Slides: {session.title}"
        return MadePage(title, session.summary, self.teaching.slides(ident), (), frozenset(), "present.html")

    def share(self, title: str, url: str, anchor: str = "") -> str:
        """The share control of a page, or of a part of it."""
        short = "" if anchor else self._short.get(url, "")
        what = "part" if anchor else "case" if url.startswith(f"{repository.CASES}/") and url.count("/") > 1 else "page"
        with_pack = PACK_PAGE in self.repository.pages
        return share(title, url, self.settings_for(url), anchor=anchor, short=short, what=what, with_pack=with_pack)

    def qr_codes(self, url: str) -> Iterator[tuple[str, bytes]]:
        """The QR codes that stand beside a page: their names and what they hold. None where the site has no address."""
        if not self.settings.site_url:
            return
        cache = self.repository.root / ".cache" / "qr"
        yield picture_name(), qr(self.settings.permanent(self._short.get(url) or url), cache)
        for anchor in self.teaching.parts(url):
            yield picture_name(anchor), qr(self.settings.permanent(f"{url}#{anchor}"), cache)

    @cached_property
    def look(self) -> Look:
        """Whose Office files these are, and their colours."""
        return Look(self.settings.site_name, colours.load(self.repository.root))

    @cached_property
    def _short(self) -> dict[str, str]:
        """The short address of each case that has one, by its own."""
        return {
            case.url: f"s/{case.entry.short_code}/"
            for case in self.repository.cases.values()
            if case.entry and case.entry.short_code
        }

    def _explained(self, case: Case) -> str:
        """The terms that a case uses, explained; a small site may have no glossary."""
        if not (self.repository.root / glossary.FILE).is_file():
            return ""
        front = case.front
        return terms_used(self.glossary, f"{front.title}\n{front.summary}\n{case.reading.body}", base_of(case.url))

    def with_tooltips(self, html: str) -> str:
        """A page's HTML with the explanations of its terms at hand; a small site may have no glossary."""
        if not (self.repository.root / glossary.FILE).is_file():
            return html
        return with_tooltips(html, self.glossary)

    def refused_page(self, slug: str) -> MadePage:
        """What stands in a case's place while it cannot be published, in a preview: what to mend."""
        return MadePage(f"To mend: {slug}", "", render_problems(slug, self.refused[slug]), (), frozenset(), "case.html")

    def attachments(self) -> Iterator[tuple[str, Path]]:
        """Every file that goes with a published case, and the data that pages offer: path in the site, and where it is."""
        for case in self.repository.cases.values():
            for name in case.attachments:
                file = case.folder / name
                yield f"{case.url}{name}", self.pictures.get(file, file)
        if (points := self.repository.root / evidence.POINTS).is_file():
            yield evidence.DOWNLOAD, points

    def files(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        """Every file that is made of data: its path in the site, and how its content is made."""
        yield from self.teaching.files(self.look).items()
        yield from self.fit.files().items()
        yield from form.files(self.repository).items()
        yield from word.files(self.repository.vocabularies, self.settings, self.look).items()
        if open_data.PAGE in self.repository.pages:
            yield from open_data.files(self.catalogue.cases, self.repository, self.settings).items()

    def settings_for(self, url: str) -> PageSettings:
        """The settings as seen from a page's address."""
        return replace(
            self.settings,
            base=base_of(url),
            link_for_message=self._message_address,
            link_for_facet=browse.address,
        )

    def _message_address(self, number: str) -> str | None:
        """Where a key message is explained; a small site may not hold those pages."""
        if not (self.repository.root / jpd.MESSAGES).is_file():
            return None
        message = self.jpd.messages.get(int(number))
        return message.url if message else None

    def redirect_pages(self) -> Iterator[tuple[str, str]]:
        """Former and short addresses, each with the page that leads on from there."""
        for case in self.repository.cases.values():
            if case.entry is None:
                continue
            short = [self._short[case.url]] if case.url in self._short else []
            for address in (*short, *(f"{repository.CASES}/{alias}/" for alias in case.entry.aliases)):
                yield address, redirect(base_of(address) + case.url)
        for address, now in addresses.moved(addresses.load(self.repository.root)):
            yield address, redirect(base_of(address) + now)

    def check_pages(self, anchors: Mapping[str, frozenset[str]]) -> None:
        """Check what can be known only when the pages in `docs` are made: their anchors, by each page's path."""
        by_address = {page_url(path): held for path, held in anchors.items()}
        lost = addresses.check_anchors(addresses.load(self.repository.root), by_address)
        self.page_problems += [as_text([p]) for p in (*check_page_anchors(self.repository, anchors), *lost)]

    def report(self) -> str:
        """What stops the site from being published, as the checker prints it."""
        return as_text(self.errors)


_open: dict[Path, Site] = {}


def open_site(root: Path, settings: PageSettings) -> Site:
    """Read and check the site at `root`; `site_at` gives the same one until it is opened again."""
    everything = repository.load(root)
    problems = check(everything)
    pictures, unmade = published_pictures(_sound(everything, problems))
    problems = sorted([*problems, *unmade], key=lambda p: (p.path, p.line))
    _open[root] = Site(_sound(everything, problems), settings, problems, pictures)
    return _open[root]


def _sound(everything: Repository, problems: list[Problem]) -> Repository:
    return everything.sound(p.path.rpartition("/")[0] for p in errors(problems))


def site_at(root: Path) -> Site:
    """The site that was opened last at `root`."""
    if root not in _open:
        raise PracticeError(f"The site at {root} has not been opened; is the hook of the site generator missing?")
    return _open[root]
