"""Made-up cases that grew from one another, with trials and a retired one, for the tests that walk through them."""

from __future__ import annotations

from tests.sites.tiny import REGISTER, case

TRIAL = (
    "school: {name: Made-up Oak School}\nwhen: 2024-03\nphases: [secondary]\ncontext: {school: {setting: rural, size: small}}\n"
    "changes: Made up for a test. We met twice a week.\noutcome: mixed\nnote: Made up. We asked the staff.\n"
    'contact: {role: CPD leader, url: "https://example.org/ask"}\n'
    "permissions: {school_approved: true, no_pupil_identifiable: true}\n"
)


def _from(*pairs: tuple[str, str]) -> str:
    return "[" + ", ".join(f'{{case: {origin}, changes: "{changes}"}}' for origin, changes in pairs) + "]"


FAMILY = {
    **case("made-up-one", title="Made-up talk partners", context="{school: {setting: urban, size: small}}"),
    "cases/made-up-one/trials/oak-school.yml": TRIAL,
    **case(
        "made-up-two",
        title="Made-up talk partners with older pupils",
        adapted_from=_from(("made-up-one", "Made up. Partners changed each week, because the classes were larger.")),
    ),
    **case(
        "made-up-three",
        title="Made-up partners across two schools",
        adapted_from=_from(("made-up-two", "Made up. Two schools met."), ("made-up-diary", "Made up. Took over the diary.")),
    ),
    **case("made-up-diary", title="Made-up learning diary"),
    **case("made-up-alone", title="Made-up case without kin", subjects="[music]", approaches="[coaching]"),
    "docs/family-tree.md": (
        "---\nrender_macros: true\nbundle: family\n---\n# Family tree\n\n"
        "## The families {#families}\n\n"
        '{{ family_tree() }}\n\n## One of them {#one}\n\n{{ family_tree("made-up-two") }}\n'
    ),
    "docs/_data/register.csv": REGISTER
    + "made-up-diary,retired,2020-01-01,,,,The diary is no longer printed.,made-up-three\n"
    + "".join(f"made-up-{slug},approved,2024-01-01,2024-02-01,,,,\n" for slug in ("one", "two", "three", "alone")),
}
