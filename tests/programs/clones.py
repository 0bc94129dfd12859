"""Clones of one repository with a library in it, under real Git, whose merge driver is protlib."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

NAME = "library.json"
needs_git = pytest.mark.skipif(
    subprocess.run("git --version", shell=True, capture_output=True, check=False).returncode != 0,
    reason="needs git",
)
_PERSON = {
    f"GIT_{role}_{what}": f"{what}@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}
_PROGRAM = f"{shlex.quote(sys.executable)} -m protlib"


class Clone:
    """A folder under Git with a library in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / NAME
        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **_PERSON,
        }

    @classmethod
    def begun(cls, folder: Path) -> "Clone":
        """Return a new repository without a commit."""
        folder.mkdir()
        clone = cls(folder)
        clone.git("init", "-q", "-b", "main")
        return clone

    def cloned(self, folder: Path) -> "Clone":
        """Return a clone of this one, set up as this one is."""
        self.git("clone", "-q", str(self.folder), str(folder))
        clone = type(self)(folder)
        clone.set_up()
        return clone

    def set_up(self) -> None:
        """Have Git merge the library by protlib, as git-setup does, but without trying first whether that runs."""
        (self.folder / ".git/info/attributes").write_text(f"/{NAME} -text merge=protlib diff=protlib\n")
        self.git("config", "merge.protlib.driver", f"{_PROGRAM} merge-driver %O %A %B %P %L")
        self.git("config", "diff.protlib.textconv", f"{_PROGRAM} as-text")

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run git, and return how it ended."""
        command = ["git", "-C", str(self.folder), "-c", "commit.gpgsign=false", *arguments]
        return subprocess.run(
            command,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def run_git(self, *arguments: str) -> str:
        """Run git, which has to be able to, and return what it printed."""
        ran = self.git(*arguments)
        assert ran.returncode == 0, (arguments, ran.stdout, ran.stderr)
        return ran.stdout.strip()

    def commit(self, message: str = "x") -> str:
        """Commit all that is in the folder, and return the commit."""
        self.run_git("add", "-A")
        self.run_git("commit", "-q", "-m", message)
        return self.run_git("rev-parse", "HEAD")
