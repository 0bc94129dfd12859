"""Completion's installation: the script of each shell, and the place where the shell looks for it."""

import os
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from protlib.errors import UsageError

# No script evaluates what it reads. In bash, $2 is bash's own word at the cursor. PowerShell reads a pipe in the code
# page of its console, unless told otherwise.
_SCRIPTS: Final[Mapping[str, str]] = {
    "bash": "protlib.bash",
    "zsh": "protlib.zsh",
    "fish": "protlib.fish",
    "powershell": "protlib.ps1",
    "pwsh": "protlib.ps1",
}


def shell_of(name: str) -> str:
    """Return the shell with this name; for "auto", the shell that called protlib.

    Raises UsageError where there is no such shell, or it is unknown.
    """
    if name != "auto":
        return name
    import shellingham

    try:
        shell: str = shellingham.detect_shell()[0]
    except shellingham.ShellDetectionFailure:
        shell = "an unknown one"
    if shell not in _SCRIPTS:
        raise UsageError(f"the shell is {shell}; name one: protlib --install-completion {'|'.join(_SCRIPTS)}")
    return shell


def script(shell: str) -> str:
    """Return the script of a shell; "" where there is none."""
    name = _SCRIPTS.get(shell)
    return (Path(__file__).parent / "scripts" / name).read_text(encoding="utf-8").strip() if name else ""


def install(shell: str) -> Path:
    """Put the script where the shell finds it, and return that place.

    Raises UsageError where there is no home folder, OSError where a file cannot be written.
    """
    try:
        home = Path.home()
    except RuntimeError as error:
        raise UsageError(f"no home folder. To print the script: protlib --show-completion {shell}") from error
    if shell == "bash":
        path = home / ".bash_completions" / "protlib.sh"
        _add_line(home / ".bashrc", f"source {shlex.quote(str(path))}")
    elif shell == "zsh":
        path = home / ".zfunc" / "_protlib"
        start = Path(os.environ.get("ZDOTDIR") or home) / ".zshrc"
        _add_line(start, "fpath+=~/.zfunc; autoload -Uz compinit; compinit")
    elif shell == "fish":
        path = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "fish/completions/protlib.fish"
    else:
        path = _profile(shell)
        _add_line(path, script(shell))
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(f"{script(shell)}\n".encode())  # no POSIX shell reads Windows line ends
    return path


def _add_line(path: Path, line: str) -> None:
    """Add a line to a shell's start-up file, in any encoding, unless the file has it."""
    content = path.read_bytes() if path.exists() else b""
    if line.encode() in content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    end = b"" if not content or content.endswith(b"\n") else b"\n"
    with path.open("ab") as file:
        file.write(end + line.encode() + b"\n")


def _profile(shell: str) -> Path:
    """Return the path of a PowerShell's profile, which it prints in its console's code page by default."""
    silent = UsageError(
        f"{shell} does not say where its profile is. To print the script: protlib --show-completion {shell}"
    )
    print_profile = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; echo $profile"
    try:
        command = (shell, "-NoProfile", "-Command", print_profile)
        process = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - one of our own shells
    except (OSError, subprocess.CalledProcessError) as error:
        raise silent from error
    if not (profile := os.fsdecode(process.stdout).removeprefix("\ufeff").strip()):
        raise silent
    return Path(profile)
