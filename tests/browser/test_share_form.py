"""A school tells its case in the browser: with the mouse, with the keyboard alone, on a phone, in two tabs, without a script.

Every school, person and event in these tests is made up.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from tests.tools import attachments
from tests.unit.sites import case, make_site
from whatworkswell.case.formatting import formatted
from whatworkswell.cli import main
from whatworkswell.kit.settings import PageSettings
from whatworkswell.site.site import open_site

OpenPage = Callable[..., Page]
Axe = Callable[..., None]

FORM, TRIAL = "share/form/", "share/trial/"
TITLE = "A made-up case to test the form"
TEXTS = {
    "why": "In this made-up school, answers in mathematics were short.",
    "what-we-did": "Two teachers planned three lessons together.\n\n- one taught\n- one watched",
    "what-happened": "Answers grew longer in one class of two.",
    "what-made-the-difference": "Time to plan together.",
    "what-did-not-work": "The second class had no time to talk.",
}
#: What is typed, step by step: the name of a control and its answer.
STEPS: list[dict[str, str]] = [
    {"phases": "primary", "context.school.setting": "urban"},
    {"schools.0.name": "Made-up Primary School"},
    {"subjects": "mathematics"},
    {"why": TEXTS["why"]},
    {},
    {"approaches": "lesson-study"},
    {},
    {"what-we-did": TEXTS["what-we-did"]},
    {"ended": "2025-07"},
    {},
    {},
    {},
    {"outcome": "mixed", "what-happened": TEXTS["what-happened"]},
    {"evidence.0.kind": "teacher-report", "evidence.0.measure": "length of answers"},
    {key: TEXTS[key] for key in ("what-made-the-difference", "what-did-not-work")},
    {},
    {"title": TITLE, "summary": "Two teachers planned together.", "key_points.0": "Plan together.", "key_points.1": "Make time."},
    {"useful_for": "teacher"},
    {},
    {"permissions.school_approved": "true", "permissions.no_pupil_identifiable": "true", "permissions.photos": "no-people",
     "licence": "CC-BY-4.0"},
]  # fmt: skip


def control(page: Page, name: str, answer: str) -> str:
    kind = page.locator(f'[name="{name}"]').first.get_attribute("type")
    return f'[name="{name}"][value="{answer}"]' if kind in ("radio", "checkbox") else f'[name="{name}"]'


def fill(page: Page, answers: dict[str, str]) -> None:
    for name, answer in answers.items():
        found = page.locator(control(page, name, answer))
        if found.get_attribute("type") in ("radio", "checkbox"):
            found.check()
        elif found.evaluate("node => node.localName") == "select":
            found.select_option(answer)
        else:
            found.fill(answer)


def step(page: Page) -> str:
    return page.locator("[data-ww-step]:not([hidden])").get_attribute("data-ww-step") or ""


def press_continue(page: Page) -> None:
    here = step(page)
    page.locator("[data-ww-step]:not([hidden]) [data-ww-on]").click()
    expect(page.locator(f"#{here}")).to_be_hidden()
    expect(page.locator("[data-ww-step]:not([hidden]) > h2")).to_be_focused()


def kept(page: Page) -> None:
    """Wait until the browser's store has what the page has: the last save is over."""
    expect(page.locator('[data-ww-saved][aria-busy="false"]')).to_have_text("Kept in this browser")


def start(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Start a new")).click()
    expect(page.locator("[data-ww-step]:not([hidden]) > h2")).to_be_focused()


def open_file(page: Page, file: object) -> None:
    expect(page.get_by_label("Open a file")).to_be_visible()  # and so listened to
    page.get_by_label("Open a file").set_input_files(file)


def add_files(page: Page) -> None:
    page.locator("#ww-files").set_input_files(
        [
            {"name": "Our Plan.pdf", "mimeType": "application/pdf", "buffer": attachments.pdf("Plan for a lesson")},
            {"name": "wall.png", "mimeType": "image/png", "buffer": attachments.picture("PNG")},
            {"name": "run.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"},
        ]
    )
    said = page.locator("[data-ww-files-said]")
    expect(said).to_contain_text("Our Plan.pdf was added under the name our-plan.pdf.")
    expect(said).to_contain_text("run.exe was not added.")


def published(folder: Path, content: dict[str, bytes]) -> str:
    """Put what was sent into a small site; return the page of the case once the checker has nothing to say."""
    site = make_site(folder, {"another": case()})
    for name, held in content.items():
        path = site / "cases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(held)
    done = CliRunner().invoke(main, ["check", str(site)])
    assert done.exit_code == 0, done.output
    opened = open_site(site, PageSettings(2026))
    return opened.case_page(next(iter(content)).split("/")[0]).html


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_whole_case_with_a_reload_and_a_closed_page(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(FORM)
    start(page)
    for number, answers in enumerate(STEPS):
        fill(page, answers)
        if number == 3:
            page.reload()
            expect(page.locator('[name="why"]')).to_have_value(TEXTS["why"])
            page.go_back()
            expect(page.locator("#subjects-and-pupils")).to_be_visible()
            page.go_forward()
        if number == 8:
            page = reopened(page)
            expect(page.locator('[name="ended"]')).to_have_value("2025-07")
        if number == 12:
            page.get_by_role("button", name="Preview: What happened").click()
            expect(page.locator('[data-ww-section="what-happened"] [data-ww-shown]')).to_have_text(TEXTS["what-happened"])
        if number == 18:
            add_files(page)
            page.get_by_role("button", name="Remove this one").first.click()
            expect(page.locator("[data-ww-file-name]")).to_have_count(1)
            page.get_by_role("button", name="Put it back").click()
            page.get_by_role("textbox", name="What the picture shows").fill("A wall with large sheets of paper")
            page.get_by_role("button", name="Put the picture in the account").click()
            page = reopened(page)
            expect(page.locator("[data-ww-file-name]")).to_contain_text(
                [re.compile("^our-plan.pdf, "), re.compile("^wall.png, ")]
            )
        press_continue(page)
    expect(page.locator("[data-ww-ready]")).to_be_visible()
    expect(page.locator("[data-ww-where]")).to_have_text("Step 21 of 21: nothing is missing")
    page.get_by_text("Read the account as others will see it").click()
    expect(page.locator("[data-ww-whole] img")).to_have_count(1)
    expect(page.locator("[data-ww-whole]")).to_contain_text("one watched")
    name = TITLE.lower().replace(" ", "-")
    expect(page.locator("#f-slug")).to_have_value(name)
    expect(page.get_by_role("link", name="Write the e-mail")).to_have_attribute(
        "href", re.compile(rf"^mailto:practice@example\.org\?subject=.*{name}\.zip")
    )
    github = page.get_by_role("link", name="Open the new file on GitHub")
    expect(github).to_have_attribute(
        "href", re.compile(rf"^https://github\.com/example/practice/new/main/cases/{name}\?filename=index")
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the zip file").click()
    content = unpacked(download.value.path())
    assert set(content) == {f"{name}/{file}" for file in ("index.md", "our-plan.pdf", "wall.png")}
    html = published(tmp_path, content)
    for shown in (TITLE, "one watched", 'alt="A wall with large sheets of paper"', "our-plan.pdf"):
        assert shown in html

    page.goto(page.url.split("?")[0])
    sent = {"name": f"{name}.zip", "mimeType": "application/zip", "buffer": download.value.path().read_bytes()}
    open_file(page, sent)
    page.get_by_role("link", name=re.compile("^Check and send")).click()
    with page.expect_download() as again:
        page.get_by_role("button", name="Download the zip file").click()
    assert again.value.path().read_bytes() == sent["buffer"]


def reopened(page: Page) -> Page:
    """Close the page, and find the draft again in a new one."""
    kept(page)
    here = step(page)
    context = page.context
    address = page.url.split("?")[0]
    page.close()
    new = context.new_page()
    new.goto(address)
    new.locator("[data-ww-drafts] li a").click()
    expect(new.locator(f"#{here}")).to_be_visible()
    return new


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the control has the focus; a keyboard user has no other way."""
    for _ in range(120):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}")


def answer_by_keyboard(page: Page, name: str, answer: str) -> None:
    kind = page.locator(f'[name="{name}"]').first.get_attribute("type")
    if kind == "radio":
        tab_to(page, f'[name="{name}"]')
        page.keyboard.press("Space")
        while not page.locator(control(page, name, answer)).is_checked():
            page.keyboard.press("ArrowDown")
    elif kind == "checkbox":
        if page.locator(f'[data-ww-ask="{name}"] [data-ww-find]').count():
            tab_to(page, f'[data-ww-ask="{name}"] [data-ww-find]')
            page.keyboard.type(answer.replace("-", " "))
        tab_to(page, control(page, name, answer))
        page.keyboard.press("Space")
    else:
        tab_to(page, f'[name="{name}"]')
        page.keyboard.type("Teacher" if name == "evidence.0.kind" else answer)


def test_a_whole_case_with_the_keyboard_alone(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(FORM)
    page.on("filechooser", lambda _: None)  # from now on the browser tells of it, and not only once the key is pressed
    tab_to(page, "[data-ww-new]")
    page.keyboard.press("Enter")
    for number, answers in enumerate(STEPS):
        expect(page.locator("[data-ww-step]:not([hidden]) > h2")).to_be_focused()
        for name, answer in answers.items():
            answer_by_keyboard(page, name, answer)
        if number == 18:
            tab_to(page, "#ww-files")
            with page.expect_file_chooser() as chooser:
                page.keyboard.press("Enter")
            chooser.value.set_files({"name": "plan.pdf", "mimeType": "application/pdf", "buffer": attachments.pdf("A plan")})
            expect(page.locator("[data-ww-files-said]")).to_contain_text("plan.pdf was added.")
        here = step(page)
        tab_to(page, f"#{here} [data-ww-on]")
        page.keyboard.press("Enter")
        expect(page.locator(f"#{here}")).to_be_hidden()
    tab_to(page, "[data-ww-download-zip]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    content = unpacked(download.value.path())
    assert [name.split("/")[1] for name in content] == ["index.md", "plan.pdf"]
    assert TITLE in published(tmp_path, content)


def test_a_trial(open_page: OpenPage, tmp_path: Path) -> None:
    slug = "gateway-learning-detectives"
    page = open_page(f"cases/{slug}/")
    page.get_by_role("link", name="We tried this").click()
    expect(page.locator("[data-ww-asked]")).to_contain_text("when you tried “")
    page.get_by_role("button", name="Start with what is filled in").click()
    expect(page.get_by_label("Which case did you try?")).to_have_value(slug)
    fill(page, {"school.name": "Made-up Primary School", "phases": "primary", "context.school.setting": "rural"})
    page.reload()
    press_continue(page)
    page = reopened(page)
    fill(page, {"when": "2025-03", "changes": "We began with older pupils, in this made-up trial."})
    press_continue(page)
    fill(page, {"outcome": "stopped", "note": "There was no time for it."})
    press_continue(page)
    page.get_by_role("link", name=re.compile("Check and send")).click()
    box = page.locator("#check-and-send [data-ww-summary]")
    expect(box).to_contain_text("Permissions")
    expect(page.locator("[data-ww-ways]")).to_be_hidden()
    box.get_by_role("link").first.click()
    fill(page, {"permissions.school_approved": "true", "permissions.no_pupil_identifiable": "true"})
    press_continue(page)
    expect(page.get_by_role("link", name="Open the new file on GitHub")).to_have_attribute(
        "href", re.compile(rf"/new/main/cases/{slug}/trials\?filename=made-up-primary-school-2025-03\.yml&value=school")
    )
    for refused in ("ab", "index", "Bad Name!"):
        page.locator("#f-slug").fill(refused)
        expect(page.locator("#f-slug-wrong")).to_contain_text(f"Found: “{refused}.yml”.")
        expect(page.locator("[data-ww-ways]")).to_be_hidden()
    page.locator("#f-slug").fill("")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    name = f"{slug}/trials/{download.value.suggested_filename}"
    html = published(tmp_path, {f"{slug}/index.md": case("Tried").encode(), name: download.value.path().read_bytes()})
    assert "Made-up Primary School" in html


def test_two_tabs_and_drafts_of_ones_own(open_page: OpenPage) -> None:
    page = open_page(FORM)
    start(page)
    fill(page, {"phases": "primary"})
    kept(page)
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("alert")).to_contain_text("open in another tab")
    expect(other.locator("[data-ww-questions]")).to_have_attribute("inert", "")
    fill(page, {"context.school.setting": "coastal"})
    kept(page)
    other.get_by_role("button", name="Go on here instead").click()
    expect(other.locator('[name="context.school.setting"][value="coastal"]')).to_be_checked()
    expect(page.get_by_role("alert")).to_contain_text("You went on with this draft in another tab.")
    fill(other, {"context.school.setting": "rural"})
    kept(other)
    page.close()
    other.get_by_role("link", name="All drafts").click()
    drafts = other.locator("[data-ww-drafts] li")
    drafts.get_by_role("button", name=re.compile("^Rename")).click()
    other.get_by_label("Name of this draft").fill("Ours, made up")
    other.get_by_role("button", name="Keep this name").click()
    expect(drafts.get_by_role("link")).to_have_text("Ours, made up")
    with other.expect_download() as download:
        drafts.get_by_role("button", name="Save as a file: Ours, made up").click()
    drafts.get_by_role("button", name="Delete: Ours, made up").click()
    dialog = other.get_by_role("dialog")
    expect(dialog).to_contain_text("words will be gone from this browser")
    dialog.get_by_role("button", name="Keep it").click()
    expect(drafts).to_have_count(1)
    drafts.get_by_role("button", name="Delete: Ours, made up").click()
    dialog.get_by_role("button", name="Delete it").click()
    expect(drafts).to_have_count(0)
    odd = {"name": "index.md", "mimeType": "text/markdown", "buffer": b"---\nschools: A made-up school\nhead: Nobody\n---\n"}
    open_file(other, odd)
    expect(other.get_by_role("alert")).to_contain_text("no place for head")
    expect(other.locator('[name="schools.0.name"]')).to_have_value("A made-up school")
    other.get_by_role("link", name="All drafts").click()
    open_file(other, download.value.path().rename(download.value.path().with_suffix(".json")))
    expect(other.locator('[name="context.school.setting"][value="rural"]')).to_be_checked()


def test_a_draft_that_cannot_be_shown_leads_back_to_the_list(open_page: OpenPage) -> None:
    page = open_page(FORM, problems=False)
    start(page)
    fill(page, {"phases": "primary"})
    kept(page)
    page.evaluate("""() => new Promise((done) => {
        indexedDB.open("ww-drafts", 1).onsuccess = ({ target }) => {
            const drafts = target.result.transaction("drafts", "readwrite").objectStore("drafts");
            drafts.getAll().onsuccess = (event) => {
                const [draft] = event.target.result;
                drafts.put({ ...draft, account: { why: ["x"] } }).onsuccess = done;
            };
        };
    })""")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("That draft cannot be shown")
    expect(page.get_by_role("button", name=re.compile("^Save as a file"))).to_be_visible()


def test_files_of_a_zip_from_elsewhere_are_looked_into_and_can_be_removed(open_page: OpenPage) -> None:
    resources = "".join(f"  - title: Ours\n    file: {name}\n" for name in ("plan.pdf", "later.pdf", "later.pdf"))
    sent = io.BytesIO()
    with zipfile.ZipFile(sent, "w") as archive:
        archive.writestr("made-up/index.md", f"---\nresources:\n{resources}---\n")
        archive.writestr("made-up/plan.pdf", "<script>alert(1)</script>")
        archive.writestr("made-up/stray.pdf", attachments.pdf("Nobody names it"))
    page = open_page(FORM)
    open_file(page, {"name": "made-up.zip", "mimeType": "application/zip", "buffer": sent.getvalue()})
    page.get_by_role("link", name=re.compile("^Check and send")).click()
    box = page.locator("#check-and-send [data-ww-summary]")
    expect(box).to_contain_text("(a web page or drawing in code)")
    page.locator("[data-ww-to='materials-to-share']").click()
    page.locator("[data-ww-remove]:visible").first.click()
    later = {"name": "Later.pdf", "mimeType": "application/pdf", "buffer": attachments.pdf("Ours")}
    photo = attachments.picture("JPEG", exif=attachments.exif())
    page.locator("#ww-files").set_input_files([later, {"name": "wall.jpg", "mimeType": "image/jpeg", "buffer": photo}])
    names = page.locator("[data-ww-file-name]")
    expect(names).to_contain_text([re.compile(f"^{name}, ") for name in ("later.pdf", "later.pdf", "wall.jpg")])
    page.locator("[data-ww-remove]:visible").first.click()
    expect(names).to_contain_text([re.compile(f"^{name}, ") for name in ("later.pdf", "wall.jpg")])
    page.get_by_role("link", name=re.compile("^Check and send")).click()
    expect(box).to_contain_text("(stray.pdf)")
    expect(page.locator("[data-ww-look-over]")).to_contain_text("the place where it was taken")
    page.locator("[data-ww-to='materials-to-share']").click()
    page.get_by_role("button", name="Remove: stray.pdf").click()
    expect(page.locator("[data-ww-loose]")).to_be_hidden()
    page.get_by_role("link", name=re.compile("^Check and send")).click()
    expect(box).to_contain_text("Title")
    expect(box).not_to_contain_text(re.compile("pdf|drawing"))


def test_a_browser_that_keeps_nothing_says_so(open_page: OpenPage) -> None:
    page = open_page("about/privacy/")
    page.add_init_script("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };")
    page.goto(page.url.replace("about/privacy/", FORM))
    expect(page.get_by_role("alert")).to_contain_text("does not let the page keep anything")
    page.get_by_role("button", name="Start all the same").click()
    fill(page, {"phases": "primary"})
    expect(page.locator("[data-ww-saved][aria-busy=true]")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("alert").get_by_role("button", name="Save the draft as a file").click()
    assert '"primary"' in download.value.path().read_text(encoding="utf-8")


def test_a_full_store_is_told_at_once_and_nothing_is_lost_on_the_page(open_page: OpenPage) -> None:
    page = open_page(FORM)
    page.evaluate("() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    start(page)
    fill(page, {"phases": "special"})
    expect(page.get_by_role("alert")).to_contain_text("no room left")
    expect(page.locator("[data-ww-saved]")).to_have_text("Not kept in this browser")


def test_a_link_fills_in_and_overwrites_nothing(open_page: OpenPage) -> None:
    slug = "lt-authority-e"
    page = open_page(FORM)
    start(page)
    fill(page, {"phases": "primary"})
    kept(page)
    page.goto(f"{page.url.split('?')[0]}?adapted_from={slug}&approaches=coaching&approaches=nonsense&phases=secondary")
    expect(page.locator("[data-ww-drafts] li")).to_have_count(1)
    page.get_by_role("button", name="Start with what is filled in").click()
    expect(page.locator('[name="phases"]:checked')).to_have_attribute("value", "secondary")
    expect(page.locator(".ww-origin").first).to_contain_text("What was it like with you?")
    page.goto(page.url.split("#")[0] + "#where-the-idea-came-from")
    expect(page.locator('[name="adapted_from.0.case"]')).to_have_value(slug)
    expect(page.get_by_label("What changed")).to_have_value("")
    page.get_by_role("link", name="All drafts").click()
    expect(page.locator("[data-ww-drafts] li")).to_have_count(2)


def test_messages_stand_beside_the_field_and_lead_back_to_it(open_page: OpenPage) -> None:
    page = open_page(f"{FORM}#in-short")
    start(page)
    page.get_by_role("link", name=re.compile("^Summary")).click()
    title = page.get_by_label("Title (needed)")
    title.fill("x" * 101)
    summary = page.get_by_label("Summary (needed)")
    summary.fill("Ask Tom Baker in year 4, the pupil who was shy, or write to tom@school.example.")
    expect(page.locator("#f-summary-wrong")).to_contain_text("“tom@school.example”")
    expect(page.locator("#f-title-wrong")).to_contain_text("Allowed: up to 100 characters.")
    expect(title).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Continue").click()
    box = page.locator("#in-short [data-ww-summary]")
    expect(box).to_be_focused()
    box.get_by_role("link", name=re.compile("^Title: ")).click()
    expect(title).to_be_focused()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#who-can-use-it-and-whom-to-ask")).to_be_visible()


def show(page: Page, selector: str) -> None:
    """Several steps at once: axe takes seconds for each look at a page, however much is on it."""
    page.evaluate("wanted => document.querySelectorAll(wanted).forEach((one) => { one.hidden = false; })", selector)


def test_every_step_on_a_phone(open_page: OpenPage, axe: Axe) -> None:
    page = open_page(FORM, width=360)
    start(page)
    for name in page.eval_on_selector_all("[data-ww-step]", "all => all.map(one => one.dataset.wwStep)"):
        page.evaluate("name => document.querySelector(`[data-ww-to='${name}']`).click()", name)
        expect(page.locator(f"#{name} > h2")).to_be_focused()
        for add in page.locator(f"#{name} [data-ww-parts] > p > [data-ww-add-one]:visible").all():
            add.click()
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, name
    show(page, "[data-ww-step], .ww-ways-out")
    axe(page, context=".ww-form")


def test_the_parts_of_steps_in_dark_colours(open_page: OpenPage, axe: Axe) -> None:
    page = open_page(FORM, scheme="dark")
    start(page)
    show(page, "#in-short, #subjects-and-pupils, #how-you-know, #materials-to-share, #check-and-send, .ww-ways-out")
    axe(page, context=".ww-form", rules="colour")


#: The codes that need the other files of a site, or name a blank that every documented case has.
ELSEWHERE = ["E013", "E025", "E040", "E041", "E042", "E046", "E051"]
ROUND_TRIP = """async ({ root, texts, elsewhere }) => {
    const { store, form_rules, draftfile: drafts } = await import(new URL("modules/all.js", root).href);
    const rules = form_rules.rulesOf("case", await store.loadRules());
    const out = {};
    for (const [slug, text] of Object.entries(texts)) {
        const read = await drafts.readDraft(new File([text], "index.md"), "case", rules);
        const saved = await drafts.draftFile({ kind: "case", ...read }, [new File(["held"], "plan.pdf")]);
        const again = await drafts.readDraft(saved, "case", rules);
        const wrong = rules.check(again, []).filter(({ severity, code }) => severity === "error" && !elsewhere.includes(code));
        out[slug] = [rules.text(again), again.files.map((file) => file.name).join(), wrong];
    }
    return out;
}"""


def test_every_case_comes_back_from_a_saved_draft_unchanged(open_page: OpenPage, address: str, root: Path) -> None:
    texts = {path.parent.name: path.read_text(encoding="utf-8") for path in sorted((root / "cases").glob("*/index.md"))}
    page = open_page(FORM)
    found = page.evaluate(ROUND_TRIP, {"root": address, "texts": texts, "elsewhere": ELSEWHERE})
    for slug, (text, files, wrong) in found.items():
        assert text == formatted(texts[slug].encode(), slug)
        assert files == "plan.pdf"
        assert wrong == []


def test_without_a_script_the_other_ways_are_told(open_page: OpenPage) -> None:
    for path in (FORM, TRIAL):
        page = open_page(path, java_script_enabled=False)
        expect(page.get_by_text("This form needs JavaScript")).to_be_visible()
        expect(page.get_by_role("link", name="fill in a Word form")).to_be_visible()
        expect(page.locator("[data-ww-start]")).to_be_hidden()
