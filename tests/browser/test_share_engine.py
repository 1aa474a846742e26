"""The form's rules in the browser against the checker's: the same cases, the same codes, fields and words."""

from __future__ import annotations

import json
import unicodedata
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.personal.test_personal import lines, looked_at, unfolded
from tests.property.cases import BODIES
from tests.tools import attachments, golden
from tests.tools.properties import examples
from tests.tools.share_engine import Engine
from tests.unit.test_scaffold import DRAFTS
from whatworkswell.authoring.form.definition import of_site
from whatworkswell.authoring.form.personal import expressions
from whatworkswell.authoring.form.regex import as_javascript
from whatworkswell.authoring.incoming import archive as incoming
from whatworkswell.authoring.scaffold import Draft, case_text, facts_text, judge, suggested_slug
from whatworkswell.case import repository
from whatworkswell.case.account.account import SECTIONS
from whatworkswell.case.account.links import CASE, MEANT_CASE, PAGE
from whatworkswell.case.formatting import formatted
from whatworkswell.case.front_matter import reader as frontmatter
from whatworkswell.case.front_matter.canonical import TAKEN_ELSEWHERE
from whatworkswell.case.front_matter.keys import tree
from whatworkswell.case.front_matter.value_types import FILE_NAME, SLUG
from whatworkswell.case.repository import Repository
from whatworkswell.case.trial import REQUIRED, TrialRecord, trial_of
from whatworkswell.checks import trials as trial_checks
from whatworkswell.checks.attachments.names import LEFT_BEHIND
from whatworkswell.checks.personal.credentials import FORMS
from whatworkswell.problems.problem import Problem, errors
from whatworkswell.site.check import check

#: The messages that a draft cannot meet, and why. Every other golden case must be told in the browser word for word.
OUT_OF_REACH = {
    "the form writes the file, so its front matter can always be read": [
        "E002-another-encoding", "E003-no-front-matter", "E004-no-end", "E005-colon-in-a-text", "E005-set-in-too-far",
        "E006-bracket-in-a-text", "E006-list-beside-its-key", "E006-quotation-mark-not-closed", "E006-sign-at-the-beginning",
        "E006-stars", "E006-tab", "E006-uneven-spaces", "E007-key-twice", "E008-anchor", "E008-hash-in-a-text", "E010-depth",
        "E014-no-facts",
    ],
    "the checker cannot read the facts of a file with such a sign, and the form can": ["E002-hidden-characters"],
    "a draft has no folders": ["E048-folder-in-a-folder"],
    "a draft is the origin of no other case": ["E052-circle"],
    "the browser does not know the headings of other cases": ["E044-no-heading"],
    "only the beginning of a file is read in the browser; see the test of files": [
        "E070-file-of-another-kind", "E071-file-that-acts", "E072-locked-file", "E073-hidden-sheet", "E073-two-files-in-one",
        "E074-broken-file", "E075-large-picture", "E076-note-from-lfs", "E077-file-in-a-file", "E078-file-that-fetches",
        "E079-file-that-takes-too-much", "W070-place-of-a-photo",
    ],
    "a draft has no trials; see the test of trials": [
        "E105-school", "E106-too-many-trials", "W105-trial-before-the-case", "W106-same-trial-twice", "several-in-trials",
    ],
}  # fmt: skip
AS_TOLD = "({code, named, message, found, allowed, mend}) => [code, named, message, found, allowed, mend]"


def told(problems: list[Problem]) -> list[tuple[str, ...]]:
    return sorted((p.code, p.field, p.message, p.found, p.allowed, p.mend) for p in problems)


def judged_by_core(text: str, site: Repository) -> list[tuple[str, ...]]:
    """What the checker says of a new case. An e-mail address is told as such, and not as a link once more."""
    problems = judge(text, "a-new-case", site)
    mails = {(p.line, p.found) for p in problems if p.code == "E080"}
    return told([p for p in problems if p.code != "E040" or (p.line, p.found) not in mails])


def in_order(found: list[list[str]]) -> list[tuple[str, ...]]:
    return sorted(map(tuple, found))


def golden_cases(folder: Path) -> Iterator[tuple[str, dict[str, Any], list[tuple[str, ...]]]]:
    """Every case of the golden sites: its name, what the browser is given, and what the checker says."""
    hidden = {name for names in OUT_OF_REACH.values() for name in names}
    for name in (name for name in golden.names() if name not in hidden):
        whole = golden.load(name)
        if whole.pull is not None:
            continue
        found = repository.load(whole.write(folder / name))
        problems = check(found)
        for slug, case in found.cases.items():
            home = case.path.rpartition("/")[0]
            given = {
                "text": (case.folder / "index.md").read_text(encoding="utf-8-sig"),
                "slug": slug,
                "rules": {key: held for key, held in of_site(found).items() if key != "vocabularies"},
                "files": [{"name": file, "size": (case.folder / file).stat().st_size} for file in case.attachments],
            }
            yield f"{name}/{slug}", given, told([p for p in problems if p.path.startswith(f"{home}/")])


def test_the_golden_cases_are_told_word_for_word(modules: Engine, tmp_path: Path) -> None:
    names, inputs, expected = zip(*golden_cases(tmp_path), strict=True)
    script = f"""return input.map(({{text, files, slug, rules}}) =>
        check.checkParts(casefile.readParts(text), files, {{...store.rules(), ...rules}}, slug).map({AS_TOLD}));"""
    found = modules.run(script, list(inputs))
    assert len(names) > 80
    for name, said, wanted in zip(names, found, expected, strict=True):
        assert in_order(said) == wanted, name


def test_every_golden_case_that_is_left_out_is_there() -> None:
    assert {name for names in OUT_OF_REACH.values() for name in names} <= set(golden.names())


def test_the_golden_trials_are_told_word_for_word(modules: Engine, site: Repository) -> None:
    texts, expected = [], []
    files = [file for name in golden.names() for file in golden.load(name).files.items()]
    for path, content in ((PurePosixPath(path), content) for path, content in files):
        if not path.match("cases/*/trials/*.yml"):
            continue
        trial = trial_of(content, path.name, site.vocabularies)
        if any(p.code in ("E002", "E005", "E006", "E007", "E008", "E009") for p in trial.problems):
            continue  # a file that cannot be read
        texts.append(content.decode())
        expected.append(told([*trial.problems, *trial_checks.facts(trial)]))
    script = f"""return input.map((text) => check.checkTrial(trialfile.readTrial(text))
        .filter(({{code}}) => !/^.08/.test(code)).map({AS_TOLD}))"""
    assert len(texts) > 8
    for text, said, wanted in zip(texts, modules.run(script, texts), expected, strict=True):
        assert in_order(said) == wanted, text


def gathered(drafts: st.SearchStrategy[Draft], most: int) -> list[Draft]:
    """Some drafts, in the gate always the same: asked about in one call."""
    held: list[Draft] = []

    @examples(most)
    @given(drafts)
    def gather(made: Draft) -> None:
        held.append(in_shared_signs(made))

    gather()
    return held


def in_shared_signs(draft: Draft) -> Draft:
    """The draft without signs that Python or the browser may not know: each has its own version of Unicode."""
    text = json.dumps([draft.facts, draft.account], ensure_ascii=False)
    known = "".join("x" if unicodedata.category(sign) in ("Cn", "Cs") else sign for sign in text)
    return Draft(*json.loads(known))


MIXED = st.one_of(
    DRAFTS,
    st.builds(
        lambda draft, account: Draft(draft.facts, account),
        DRAFTS,
        st.dictionaries(st.sampled_from(list(SECTIONS)), BODIES, max_size=3),
    ),
)


#: Names that every object in JavaScript has. What `make fuzz` finds is added here.
TRAPS = [
    Draft(
        {
            "origin": name,
            "title": name,
            "phases": [name],
            "duration": {"value": "1", "unit": "day", "approximate": name},
            "adapted_from": [{"case": name, "changes": name}],
        },
        {"why": f"[x](../{name.lower()}/index.md) [y](x.{name}) ## {name}\n\n## {name}"},
    )
    for name in ("constructor", "toString", "__proto__", "valueOf")
]


@pytest.mark.hypothesis
def test_any_draft_is_written_read_and_judged_as_the_core_does(modules: Engine, site: Repository) -> None:
    drafts = [*gathered(MIXED, 120), *TRAPS]
    script = f"""return input.map((draft) => {{
        const text = casefile.caseText(draft);
        return [text, casefile.caseText(casefile.readCase(text)), check.check(draft).map({AS_TOLD})];
    }})"""
    found = modules.run(script, [{"facts": draft.facts, "account": draft.account} for draft in drafts])
    judged = 0
    for draft, (text, again, said) in zip(drafts, found, strict=True):
        assert text == case_text(draft, site.vocabularies, is_begun=False), draft
        assert again == text, draft
        if not any(frontmatter.is_odd(sign) and sign not in "\t\n" for sign in "".join(draft.account.values())):
            assert in_order(said) == judged_by_core(text, site), draft
            judged += 1
    assert judged > 40


def test_of_a_file_that_is_too_large_nothing_else_is_said(modules: Engine, site: Repository) -> None:
    draft = Draft({"title": "Made up"}, {"why": "A made-up line.\n\n" * 12_000})
    (said,) = modules.run(f"return [check.check(input).map({AS_TOLD})]", {"facts": draft.facts, "account": draft.account})
    assert in_order(said) == judged_by_core(case_text(draft, site.vocabularies, is_begun=False), site)
    assert [code for code, *_ in said] == ["E009"]


def test_every_case_of_the_site_comes_and_goes_unchanged(modules: Engine, site: Repository, tmp_path: Path) -> None:
    """Through the form's import and export, as Markdown and as a zip that passes the checker."""
    script = """return Promise.all(input.map(async ({slug, text, files}) => {
        const held = files.map(([name, data]) => new File([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], name));
        const written = casefile.caseText(casefile.readCase(text));
        const blob = await archive.caseZip(slug, written, held);
        const back = await archive.readZip(blob);
        const bytes = new Uint8Array(await blob.arrayBuffer());
        return [written, back.slug, back.text, back.attachments.map((file) => [file.name, file.size]),
            btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))];
    }))"""
    attached = [("plan.pdf", "JVBERi0="), ("wall.png", "iVBORw0KGgo=")]
    cases = list(site.cases.values())
    raw = {case.slug: (case.folder / "index.md").read_bytes() for case in cases}
    given = [{"slug": slug, "text": text.decode(), "files": attached} for slug, text in raw.items()]
    for name in ("mkdocs.yml", "docs/_data/references.yml", "docs/_data/register.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((site.root / name).read_bytes())
    for page in site.pages:
        (tmp_path / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / page).touch()
    for case, (written, slug, text, files, packed) in zip(cases, modules.run(script, given), strict=True):
        assert written == formatted(raw[case.slug], case.path)
        assert (slug, text, files) == (case.slug, written, [["plan.pdf", 5], ["wall.png", 8]])
        with zipfile.ZipFile(BytesIO(b64decode(packed))) as archive:
            assert sorted(archive.namelist()) == [f"{slug}/{name}" for name in ("index.md", "plan.pdf", "wall.png")]
            archive.extract(f"{slug}/index.md", tmp_path / "cases")
        sent = incoming.read(b64decode(packed), "case.zip", site)
        assert (sent.slug, sent.text, sorted(sent.files)) == (slug, text, ["plan.pdf", "wall.png"])
    assert not errors(check(repository.load(tmp_path)))


def test_front_matter_however_it_is_written_is_read_as_the_checker_reads_it(modules: Engine) -> None:
    texts = []
    for number, draft in enumerate(gathered(DRAFTS, 120)):
        style, in_brackets = (None, "'", '"', "|", ">")[number % 5], (None, True, False)[number % 3]
        texts.append(
            yaml.safe_dump(draft.facts, default_style=style, default_flow_style=in_brackets, allow_unicode=True, width=40)
        )
    texts += [
        "title: One\n  and two\n# remark\nphases:\n- primary\n- 'it''s'\nscale: {teachers: 010, pupils: }\nended: 2012-03\n",
        "",
        "# x\n",
    ]
    wanted = [frontmatter.read(f"---\n{text}---\n".encode(), "x") for text in texts]
    readable = [(text, reading.data) for text, reading in zip(texts, wanted, strict=True) if not reading.problems]
    assert len(readable) > 30
    found = modules.run("return input.map((text) => casefile.readFacts(text))", [text for text, _ in readable])
    for (text, data), read in zip(readable, found, strict=True):
        assert read == data, text


def test_a_trial_is_written_as_the_core_writes_it(modules: Engine, site: Repository) -> None:
    full = {
        "school": {"like": "a small primary: on the coast"},
        "when": "2024-03",
        "phases": ["primary"],
        "context": {"school": {"setting": "coastal", "size": "small"}},
        "changes": "Nothing.",
        "outcome": "no-change",
        "note": 'Two teachers said "no" # twice.',
        "contact": {"url": "https://school.example/ask"},
        "permissions": {"school_approved": "true", "no_pupil_identifiable": "true"},
    }
    given = [full, {}, {"school": {"name": " "}, "changes": "a\nb"}]
    wanted = [facts_text(tree(TrialRecord), facts, REQUIRED, site.vocabularies, "trial", remarks=False) for facts in given]
    found = modules.run("return input.map((facts) => [trialfile.trialText(facts), check.checkTrial(facts)])", given)
    assert [text for text, _ in found] == wanted
    assert wanted[0] == facts_text(tree(TrialRecord), full, REQUIRED, site.vocabularies, "trial"), "all is given: no remarks"
    assert found[0][1] == []


def test_the_same_names_for_folders(modules: Engine, site: Repository) -> None:
    titles = ["Talk partners in year 4", "Pupils’ own “learning detectives”", "Café Ŵyn", "New", "A", "", "日本", "word " * 30]
    titles.append("Pupils explain their own thinking aloud in lessons where nobody hurries")
    titles += [case.front.title for case in site.cases.values()]
    taken = list(site.cases)
    found = modules.run("return input[0].map((title) => slug.suggestedSlug(title, input[1]))", [titles, taken])
    assert found == [suggested_slug(title, taken) for title in titles]
    names = ["", "a", "ab", "abc", "index", "Bad Name!", "a--b", "oak-2024", "x" * 60, "x" * 61, "constructor"]
    wrong = modules.run("return input.map((name) => slug.checkTrialName(name).map(({code}) => code))", names)
    assert wrong == [[] if trial_checks.is_name(name) else ["E047"] for name in names]


def test_personal_data_is_found_and_nothing_else(modules: Engine, site: Repository) -> None:
    """The share that is found is the checker's: every line of the hostile ones, and none of the harmless."""
    script = """return input.map((text) => {
        const [, kind, rest] = /^(?:\\[(file|alt)\\] )?([^]*)$/.exec(text);
        const found = kind === "file" ? personal.sightingsInFileName(rest)
            : kind === "alt" ? personal.sightingsInDescription(rest) : personal.sightings(rest);
        return found.map(({code, start, found: words}) => [code, start, words]);
    })"""
    hostile = [line.partition(" ") for line in lines("hostile.txt")]
    written = [*lines("harmless.txt"), *(text for _, _, text in hostile)]
    found = modules.run(script, [unfolded(text) for text in written])
    for text, said in zip(written, found, strict=True):
        assert said == [[s.code, s.start, s.found] for s in looked_at(text)], text
    for (code, _, text), said in zip(hostile, found[-len(hostile) :], strict=True):
        assert code in {one for one, _, _ in said}, text


def test_every_expression_finds_the_same_in_both_languages(modules: Engine) -> None:
    texts = [unfolded(text) for text in lines("harmless.txt")]
    texts += [unfolded(text.partition(" ")[2]) for text in lines("hostile.txt")]
    texts += ["true", "010", "2012-03-26", "1e3", "12:30", "0x1F", "~", "<<", ".inf", "Thumbs.db", "~$plan.docx", "a_b-c.pdf"]
    texts += ["../talk-partners/index.md", "/cases/a-b/", "../../docs/a/b.md", "Tŷ bach", "a\u00a0b", "x\ny\n", "", "ſK"]
    known = expressions() | dict(enumerate((SLUG, FILE_NAME, CASE, MEANT_CASE, PAGE, LEFT_BEHIND, TAKEN_ELSEWHERE)))
    known |= {what: form for what, _, form in FORMS}
    for resolvers in yaml.resolver.Resolver.yaml_implicit_resolvers.values():
        known |= dict(resolvers)
    script = """return input[0].map(({source, flags}) => {
        const [form, whole] = [new RegExp(source, `${flags}g`), new RegExp(`^(?:${source})$`, flags)];
        return input[1].map((text) => [[...text.matchAll(form)].map((match) => match[0]), whole.test(text)]);
    })"""
    found = modules.run(script, [[as_javascript(form) for form in known.values()], texts])
    for (name, form), answers in zip(known.items(), found, strict=True):
        wanted = [[[match[0] for match in form.finditer(text)], form.fullmatch(text) is not None] for text in texts]
        assert answers == wanted, name
    assert sum(bool(matches) for answers in found for matches, _ in answers) > 500


def test_files_are_known_by_name_size_and_beginning(modules: Engine) -> None:
    script = """return Promise.all(input.map(async ([name, data, size]) => {
        const file = new File([Uint8Array.from(data), new Uint8Array(Math.max(0, size - data.length))], name);
        return (await attachment.checkAttachment(file)).map(({code, found, allowed}) => [code, found, allowed]);
    }))"""
    jpeg, png, pdf, packed = [0xFF, 0xD8, 0xFF, 0xE0], list(b"\x89PNG\r\n\x1a\n"), list(b"%PDF-1.7"), list(b"PK\x03\x04")
    taken_at = "the place where it was taken"
    endings = "jpg, jpeg, png, webp, pdf, docx, pptx, xlsx"
    tried = [
        (["wall.jpg", jpeg, 100], []),
        (["wall.webp", list(b"RIFF\0\0\0\0WEBP"), 100], []),
        (["plan.docx", packed, 100], []),
        (["plan.pdf", pdf, 10 * 1024 * 1024], []),
        (["plan.pdf", pdf, 10 * 1024 * 1024 + 1], [["E049", "10.0 MB", "up to 10 MB"]]),
        (["plan.pdf", png, 100], [["E070", "a PNG picture", "a PDF"]]),
        (["wall.png", list(b"<svg onload=alert(1)>"), 30], [["E070", "a web page or drawing in code", "a PNG picture"]]),
        (["wall.png", [], 0], [["E074", "an empty file", ""]]),
        (["wall.jpg", list(b"\0\0\0\x18ftypheic"), 50], [["E070", "a HEIC picture", "a JPEG picture"]]),
        (["Wall Display.JPG", jpeg, 100], [["E047", "Wall Display.JPG", endings]]),
        (["wall.jpg", list(attachments.picture("JPEG", exif=attachments.exif())), 0], [["W070", taken_at, ""]]),
        (["wall.jpg", list(attachments.picture("JPEG", exif=attachments.exif(place=False))), 0], []),
        (["wall.jpg", list(attachments.picture("JPEG", exif=attachments.exif())[:80]), 0], []),
        (["wall.svg", list(b"<svg>"), 100], [["E047", "wall.svg", endings]]),
        (["con.png", png, 100], [["E047", "con.png", ""]]),
        (["plan.php.pdf", pdf, 100], [["E047", "plan.php.pdf", ""]]),
        (["~$plan.docx", packed, 100], [["E047", "~$plan.docx", ""]]),
    ]
    assert modules.run(script, [given for given, _ in tried]) == [wanted for _, wanted in tried]


def test_a_zip_brings_what_belongs_to_the_case_and_no_more_than_the_checker_unpacks(modules: Engine) -> None:
    script = """const bytes = (data) => new Blob([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))]);
        const held = await archive.readZip(bytes(input));
        const most = { ...store.rules(), attachments: { ...store.rules().attachments, most_unpacked: 9 } };
        const refused = await archive.readZip(bytes(input), most).then(() => "", (error) => error.message);
        return [held.attachments.map(({ name }) => name), refused];"""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("index.md", "plan.pdf", ".DS_Store", "~$plan.docx", "._plan.pdf", "deep/down.pdf"):
            archive.writestr(f"talk/{name}", "made up")
        archive.writestr("__MACOSX/talk/plan.pdf", "made up")
    names, refused = modules.run(script, b64encode(packed.getvalue()).decode())
    assert names == ["plan.pdf"]
    assert "too large" in refused


def test_addresses_of_github(modules: Engine) -> None:
    script = """return [
        github.newFileAddress("https://github.com/example/practice/", "talk", "---\\ntitle: é & #\\n"),
        github.newFileAddress("https://github.com/example/practice", "talk", "x".repeat(8000)),
        github.newTrialAddress("https://github.com/example/practice", "talk", "oak-2024", "when: 2024\\n", "next"),
        github.uploadAddress("https://github.com/example/practice", "talk"),
        github.emptyFileAddress("https://github.com/example/practice/", "talk"),
        github.emptyTrialAddress("https://github.com/example/practice", "../../../evil", "a?b&c", "next"),
    ]"""
    home = "https://github.com/example/practice"
    assert modules.run(script) == [
        f"{home}/new/main/cases/talk?filename=index.md&value=---%0Atitle%3A%20%C3%A9%20%26%20%23%0A",
        None,
        f"{home}/new/next/cases/talk/trials?filename=oak-2024.yml&value=when%3A%202024%0A",
        f"{home}/upload/main/cases/talk",
        f"{home}/new/main/cases/talk?filename=index.md",
        f"{home}/new/next/cases/..%2F..%2F..%2Fevil/trials?filename=a%3Fb%26c.yml",
    ]


def test_a_check_at_every_key_costs_little(modules: Engine, site: Repository) -> None:
    """What a check costs is held against what it costs to read the Markdown alone, so that a slow machine changes nothing."""
    longest = max(site.cases.values(), key=lambda case: len(case.reading.body))
    script = """
        const draft = casefile.readCase(input);
        const cost = (work) => {
            const start = performance.now();
            for (let turn = 0; turn < 40; turn += 1) {
                draft.account["what-we-did"] += " word";
                work();
            }
            return performance.now() - start;
        };
        cost(() => check.check(draft));
        return cost(() => check.check(draft)) / cost(() => markdown.render(casefile.bodyText(draft)));"""
    assert modules.run(script, (longest.folder / "index.md").read_text(encoding="utf-8")) < 40
