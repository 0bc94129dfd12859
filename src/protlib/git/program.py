"""The program git, run in the repository of a folder, whatever the caller's environment names.

A repository may come from anybody, with a configuration that names programs: none of them is run (git(1),
git-config(1)).
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from protlib.errors import UsageError

_LOCAL: Final = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
    }
)  # fmt: skip
"""What a hook is given of its repository; paths in it are relative to a folder that is not ours."""
_SAFELY: Final = (
    "--no-pager",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "safe.bareRepository=explicit",
)  # fmt: skip
"""What has Git run no monitor and no hook of a repository, and take no folder in a work tree for one."""
_OFFLINE: Final = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0"}
"""Git then fetches nothing, for the repository names the program; older versions know only the second variable."""
_WORK_TREE: Final = "GIT_WORK_TREE"
"""Only a user sets it, who means a repository that stands elsewhere."""
_MOST_CONFLICTS: Final = 127
"""The highest number of conflicts that git merge-file ends with; above it are its errors."""


def run_git(arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder and return the result; raises UsageError where there is no git, or no folder."""
    command = ["git", *_SAFELY, "-C", os.fspath(folder), *arguments]
    try:
        environment = _make_environment(os.environ)
        return subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603 - fixed words
    except FileNotFoundError as error:
        raise UsageError("git not found. Install it, or add it to your PATH") from error


def _make_environment(environ: Mapping[str, str]) -> dict[str, str]:
    variables = dict(environ)
    if _WORK_TREE not in environ:
        variables = {name: value for name, value in environ.items() if name not in _LOCAL}
    return variables | _OFFLINE


def merge_texts(base: Path, mine: Path, theirs: Path, marker_size: int) -> bool:
    """Merge a file as Git does without a driver, with marks for conflicts; tell whether that was possible."""
    labels = ("-L", "ours", "-L", "base", "-L", "theirs", f"--marker-size={marker_size}")
    files = [os.path.abspath(name) for name in (mine, base, theirs)]  # noqa: PTH100 - names, not links
    try:
        return 0 <= run_git(["merge-file", *labels, *files], Path.cwd()).returncode <= _MOST_CONFLICTS
    except UsageError:
        return False
