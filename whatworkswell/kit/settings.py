"""What a page must know of the site around it. Everything may be blank; what is blank is left out of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True)
class PageSettings:
    """The site as a case page sees it.

    `base` is the way from the page to the site's root (`../../` from `cases/<slug>/`). `year` is the year of the
    build: it is given, never read from a clock, so that the same input always makes the same bytes.
    `publisher`, `editors` and `paid_by` are names, `contact` an e-mail address or the address of a page.
    `review_days` is what the people behind the site promise to those who send a case; blank where they promise nothing.
    The two hooks turn a key message or a facet's value into an address from the root, or None where there is no page.
    """

    year: int
    base: str = "../../"
    site_name: str = ""
    site_url: str = ""
    repo_url: str = ""
    branch: str = "main"
    submissions_email: str = ""
    alliance_name: str = ""
    publisher: str = ""
    editors: str = ""
    contact: str = ""
    paid_by: str = ""
    review_days: str = ""
    link_for_message: Callable[[str], str | None] | None = None
    link_for_facet: Callable[[str, str], str | None] | None = None

    def to(self, address: str | None) -> str | None:
        """An address from the site's root as this page must write it."""
        return None if address is None else f"{self.base}{address}"

    def message_link(self, message: int | str) -> str | None:
        """Where a key message is explained."""
        return self.to(self.link_for_message(str(message))) if self.link_for_message else None

    def facet_link(self, facet: str, value: str) -> str | None:
        """Where all cases with this value of a facet are listed."""
        return self.to(self.link_for_facet(facet, value)) if self.link_for_facet else None

    def permanent(self, url: str) -> str:
        """The full address of a page, or nothing where the site does not know its own."""
        return f"{self.site_url.rstrip('/')}/{url}" if self.site_url else ""

    def edit_link(self, slug: str) -> str:
        """Where GitHub lets a reader change a case."""
        return f"{self.repo_url.rstrip('/')}/edit/{self.branch}/cases/{slug}/index.md" if self.repo_url else ""

    @property
    def published_by(self) -> str:
        """Who publishes the site: an alliance does where no other publisher is named."""
        return self.publisher or self.alliance_name

    @property
    def has_name(self) -> bool:
        """Whether anybody has put a name to the site."""
        return bool(self.published_by or self.editors)

    @property
    def ask(self) -> str:
        """Whom a reader can ask: an e-mail address or that of a page. Blank where nobody can be asked."""
        return self.contact or self.submissions_email

    @property
    def ask_link(self) -> str:
        """The link to them: a page as it is, all else as an e-mail address."""
        return self.ask if not self.ask or self.ask.startswith(("https://", "http://")) else f"mailto:{self.ask}"

    def mail_link(self, subject: str) -> str:
        """A letter to the people who look after the site."""
        return f"mailto:{self.submissions_email}?subject={quote(subject)}" if self.submissions_email else ""
