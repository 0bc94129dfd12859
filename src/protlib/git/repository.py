"""A Git repository, and one file in it."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from protlib.errors import NothingFoundError, UsageError
from protlib.git.program import run_git

if TYPE_CHECKING:
    from subprocess import CompletedProcess


class TrackedFile(NamedTuple):
    """A file in the work tree of a repository, tracked or not; `name` is its path from the top, with slashes."""

    top: Path
    name: str

    @classmethod
    def from_path(cls, path: Path) -> Self:
        """Return a file by its path; raises UsageError where Git cannot track it."""
        folder = Path(os.path.realpath(path.parent))
        if not folder.is_dir():
            raise UsageError(f"{folder}: no such folder")
        answer = run_git(["rev-parse", "--show-toplevel"], folder)
        if answer.returncode or not answer.stdout.strip():
            if b"safe.directory" in answer.stderr:
                raise UsageError(f"git refuses {folder}: {_explain(answer.stderr)}. To see why: git status")
            raise UsageError(f"{folder} is not in a Git repository. To make one: git init")
        top = Path(os.path.realpath(os.fsdecode(answer.stdout.removesuffix(b"\n"))))
        if path.is_symlink():
            raise UsageError(f"{path} is a symbolic link; Git would store only the link. Name the file itself")
        file = folder / path.name
        if not file.is_relative_to(top):
            raise UsageError(f"{folder} is outside the Git work tree: core.worktree of this repository is {top}")
        return cls(top, file.relative_to(top).as_posix())

    def refuse_ignored(self) -> None:
        """Raise UsageError where Git ignores the file, with the line that says so."""
        if ignoring_line := self._read_ignoring_line():
            raise UsageError(
                f"{self.name} is ignored by Git ({ignoring_line}); remove that line, or use another library"
            )

    def is_ignored(self) -> bool:
        """Tell whether Git ignores the file."""
        return bool(self._read_ignoring_line())

    def _read_ignoring_line(self) -> str:
        """Return which line of which file makes Git ignore the file, "" for none."""
        answer = run_git(["check-ignore", "-v", "--", self.name], self.top)
        return "" if answer.returncode else os.fsdecode(answer.stdout.partition(b"\t")[0])

    def count_tracked(self) -> int:
        """Return how many files Git tracks at the path, or below it."""
        return run_git(["ls-files", "-z", "--", f":(literal){self.name}"], self.top).stdout.count(b"\0")

    def read_attributes(self, *names: str) -> dict[str, str]:
        """Return Git's attributes of the file with these names, "unspecified" for a missing one."""
        answer = run_git(["check-attr", "-z", *names, "--", self.name], self.top)
        cells = [os.fsdecode(cell) for cell in answer.stdout.split(b"\0")]
        return dict(zip(cells[1::3], cells[2::3], strict=False))  # Git's rows: a path, an attribute, its value

    def read_setting(self, name: str) -> str | None:
        """Return a value of the repository's own configuration, None where it has none."""
        answer = run_git(["config", "--local", "--get", name], self.top)
        return None if answer.returncode else os.fsdecode(answer.stdout.removesuffix(b"\n"))

    def change_setting(self, name: str, value: str) -> None:
        """Set a value in the repository's own configuration; raises UsageError where Git cannot."""
        self._configure("--replace-all", name, value)

    def remove_settings(self, section: str) -> None:
        """Remove a section from the repository's own configuration; raises UsageError where Git cannot."""
        self._configure("--remove-section", section)

    def _configure(self, *words: str) -> None:
        answer = run_git(["config", "--local", *words], self.top)
        if answer.returncode:
            raise UsageError(f"git config: {_explain(answer.stderr)}")

    def read_object(self, revision: str) -> bytes | None:
        """Return a file by a name such as "main:library.json" or ":1:library.json", None where Git has none."""
        answer = self._read_blob(revision)
        return None if answer.returncode else answer.stdout

    def read_committed(self, revision: str) -> bytes:
        """Return a file's content by a name; raises NothingFoundError with Git's message where there is none."""
        answer = self._read_blob(revision)
        if answer.returncode:
            raise NothingFoundError(f"{revision} is neither a file nor a Git revision: {_explain(answer.stderr)}")
        return answer.stdout

    def _read_blob(self, revision: str) -> "CompletedProcess[bytes]":
        return run_git(["cat-file", "blob", revision], self.top)

    def find_merge_base(self, revision: str) -> str | None:
        """Return the common commit of a revision and the present one, None where there is none."""
        answer = run_git(["merge-base", "HEAD", revision], self.top)
        return None if answer.returncode else answer.stdout.decode().strip()


def _explain(stderr: bytes) -> str:
    """Return Git's error message, as the end of a line."""
    first = os.fsdecode(stderr).strip().partition("\n")[0]
    return first.removeprefix("fatal: ").removeprefix("error: ") or "Git gives no reason"
