"""The preview of a pull request: the base's site, in which one case is as the pull request has it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.sites.tiny import TinySite, case
from tests.tools.pull_requests import HEAD, Repo, files_of
from tests.tools.workflows import GitHub


def photo() -> bytes:
    """A picture with something in it that is not published."""
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "secret-camera"
    Image.new("RGB", (8, 8), "green").save(file, "JPEG", exif=exif, comment=b"secret-comment")
    return file.getvalue()


def test_the_preview_shows_the_case_and_polices_its_files(tiny_site: Callable[..., TinySite], tmp_path: Path) -> None:
    site = tiny_site(case("made-up-two"))
    repo = Repo(site.folder, files_of(site.folder))
    body = "## What we did\n\nOther words than before. ![A made-up field](field.jpg)\n"
    repo.commit({**case("made-up-one", body), "cases/made-up-one/field.jpg": photo()}, HEAD)
    repo.git("update-ref", "refs/pull-request", HEAD)
    done = GitHub(tmp_path / "github").run("preview.py", {}, cwd=site.folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "With cases/made-up-one as the pull request has it." in done.stdout
    built = site.folder / "preview"
    assert "Other words than before." in (built / "cases/made-up-one/index.html").read_text(encoding="utf-8")
    assert (built / "cases/made-up-two/index.html").is_file()
    assert b"secret" not in (built / "cases/made-up-one/field.jpg").read_bytes()


def test_a_file_that_may_not_be_there_means_no_preview(tiny_site: Callable[..., TinySite], tmp_path: Path) -> None:
    site = tiny_site()
    repo = Repo(site.folder, files_of(site.folder))
    repo.commit({"cases/made-up-one/page.html": "<script>alert(1)</script>"}, HEAD)
    repo.git("update-ref", "refs/pull-request", HEAD)
    done = GitHub(tmp_path / "github").run("preview.py", {}, cwd=site.folder)
    assert "No preview" in done.stdout
    assert not (site.folder / "preview").exists()
