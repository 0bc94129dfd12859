"""A repository of Git, and what it knows of one file in it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from protlib.errors import NothingFoundError, UsageError
from protlib.git.program import run

if TYPE_CHECKING:
    from subprocess import CompletedProcess


class Tracked(NamedTuple):
    """A file in the work tree of a repository, be it under Git already or not; `name` is that from the top, with slashes."""

    top: Path
    name: str

    @classmethod
    def of(cls, path: Path) -> Self:
        """Return a file by its path; raises UsageError where Git cannot have it."""
        folder = Path(os.path.realpath(path.parent))
        if not folder.is_dir():
            raise UsageError(f"{folder}: no such folder")
        ended = run(["rev-parse", "--show-toplevel"], folder)
        if ended.returncode or not ended.stdout.strip():
            if b"safe.directory" in ended.stderr:
                raise UsageError(f"git refuses {folder}: {_said(ended.stderr)}. To see why: git status")
            raise UsageError(f"{folder} is not in a Git repository. To make one: git init")
        top = Path(os.path.realpath(os.fsdecode(ended.stdout.removesuffix(b"\n"))))
        if path.is_symlink():
            raise UsageError(f"{path} is a symbolic link; Git would store only the link. Name the file itself")
        file = folder / path.name
        if not file.is_relative_to(top):
            raise UsageError(f"{folder} is outside the Git work tree: core.worktree of this repository is {top}")
        return cls(top, file.relative_to(top).as_posix())

    def refuse_ignored(self) -> None:
        """Raise UsageError where Git is told to ignore the file, and says so by which line."""
        ended = run(["check-ignore", "-v", "--", self.name], self.top)
        if ended.returncode == 0:
            where = os.fsdecode(ended.stdout.partition(b"\t")[0])
            raise UsageError(f"{self.name} is ignored by Git ({where}); remove that line, or use another library")

    def attributes(self, *names: str) -> dict[str, str]:
        """Return what Git is told of the file under these names, "unspecified" where it is told nothing."""
        ended = run(["check-attr", "-z", *names, "--", self.name], self.top)
        cells = [os.fsdecode(cell) for cell in ended.stdout.split(b"\0")]
        return dict(zip(cells[1::3], cells[2::3], strict=False))

    def setting(self, name: str) -> str | None:
        """Return a value of the repository's own configuration, None where it has none."""
        ended = run(["config", "--local", "--get", name], self.top)
        return None if ended.returncode else os.fsdecode(ended.stdout.removesuffix(b"\n"))

    def set(self, name: str, value: str) -> None:
        """Put a value into the repository's own configuration; raises UsageError where Git cannot."""
        self._configure("--replace-all", name, value)

    def unset(self, section: str) -> None:
        """Take a section out of the repository's own configuration; raises UsageError where Git cannot."""
        self._configure("--remove-section", section)

    def _configure(self, *words: str) -> None:
        ended = run(["config", "--local", *words], self.top)
        if ended.returncode:
            raise UsageError(f"git config: {_said(ended.stderr)}")

    def object(self, named: str) -> bytes | None:
        """Return what Git has under a name such as "main:library.json" or ":1:library.json", None where it has nothing."""
        ended = self._blob(named)
        return None if ended.returncode else ended.stdout

    def committed(self, named: str) -> bytes:
        """Return what Git has under a name; raises NothingFoundError, with what Git says, where it has nothing."""
        ended = self._blob(named)
        if ended.returncode:
            raise NothingFoundError(f"{named} is neither a file nor a Git revision: {_said(ended.stderr)}")
        return ended.stdout

    def _blob(self, named: str) -> "CompletedProcess[bytes]":
        return run(["cat-file", "blob", named], self.top)

    def merge_base(self, revision: str) -> str | None:
        """Return the commit that a revision and the present one both come from, None where there is none."""
        ended = run(["merge-base", "HEAD", revision], self.top)
        return None if ended.returncode else ended.stdout.decode().strip()


def _said(stderr: bytes) -> str:
    """Return what Git says of an error, as the end of a line."""
    first = os.fsdecode(stderr).strip().partition("\n")[0]
    return first.removeprefix("fatal: ").removeprefix("error: ") or "Git gives no reason"
