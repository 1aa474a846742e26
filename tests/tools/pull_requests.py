"""Tiny Git repositories with a pull request in them, made of objects, so that any path and any mode can be in one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

BASE, HEAD = "main", "pull"
PLAIN, PROGRAM, LINK, SUBMODULE = "100644", "100755", "120000", "160000"
_ENVIRONMENT = {
    "GIT_AUTHOR_NAME": "A test",
    "GIT_AUTHOR_EMAIL": "test@localhost",
    "GIT_COMMITTER_NAME": "A test",
    "GIT_COMMITTER_EMAIL": "test@localhost",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


@dataclass(frozen=True)
class Odd:
    """Something that is not a plain file: its mode, and its content (of a link, where it leads)."""

    mode: str
    content: bytes = b""


#: A file's content; None takes it away.
Content = str | bytes | Odd | None


class Repo:
    """A repository whose branch `main` is checked out; `pull` is never."""

    def __init__(self, folder: Path, files: Mapping[str, Content]) -> None:
        """Make it, with these files on both branches."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch", BASE)
        self._import(BASE, files, b"")
        self.git("reset", "--quiet", "--hard")
        self.git("branch", HEAD)

    def git(self, *words: str, given: bytes = b"") -> str:
        """What Git says."""
        command = ["git", "-C", str(self.folder), *words]
        done = subprocess.run(command, input=given, env=os.environ | _ENVIRONMENT, capture_output=True, check=True)
        return done.stdout.decode().strip()

    def commit(self, files: Mapping[str, Content], branch: str = BASE) -> None:
        """Add a commit to a branch; what is checked out stays as it is."""
        self._import(branch, files, f"from refs/heads/{branch}^0\n".encode())

    def _import(self, branch: str, files: Mapping[str, Content], parent: bytes) -> None:
        stream = f"commit refs/heads/{branch}\ncommitter A test <test@localhost> 1 +0000\ndata 0\n".encode() + parent
        for name, content in files.items():
            path = "".join(f"\\{byte:03o}" for byte in name.encode("utf-8", "surrogateescape"))
            if content is None:
                stream += f'D "{path}"\n'.encode()
                continue
            mode, data = (content.mode, content.content) if isinstance(content, Odd) else (PLAIN, content)
            if mode == SUBMODULE:
                stream += f'M {mode} {self.git("rev-parse", BASE)} "{path}"\n'.encode()
                continue
            raw = data.encode() if isinstance(data, str) else data
            stream += f'M {mode} inline "{path}"\ndata {len(raw)}\n'.encode() + raw + b"\n"
        self.git("fast-import", "--quiet", given=stream)


def files_of(folder: Path) -> dict[str, Content]:
    """Every file of a folder, by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
