"""How protlib was installed, and what one types to install something beside it."""

import shutil
import sys
from pathlib import Path
from typing import Final

from protlib.system.shell import quoted

DISTRIBUTION: Final = "protlib-cli"
"""What protlib is called where packages are kept; there, `protlib` is a package of somebody else."""


def to_install(package: str, *, is_program: bool = False) -> str:
    """Return the line that installs a package where this protlib sees it, for a shell.

    pipx and uv mark the environments that they make with a file (`pipx_metadata.json`, `uv-receipt.toml`, `uv =` in `pyvenv.cfg`).
    A program that is run by its name may stand in an environment of its own.
    """
    wanted = quoted(package)
    prefix = Path(sys.prefix)
    if (prefix / "pipx_metadata.json").is_file():
        return f"pipx install {wanted}" if is_program else f"pipx runpip {quoted(prefix.name)} install {wanted}"
    if (prefix / "uv-receipt.toml").is_file():
        return (
            f"uv tool install {wanted}" if is_program else f"uv pip install --python {quoted(sys.executable)} {wanted}"
        )
    if _is_of_uv(prefix):
        return f"uv pip install {wanted}"
    return f"{_pip()} install {wanted}"


def to_install_extra(extra: str) -> str:
    """Return the line that installs what an extra of protlib brings."""
    return to_install(f"{DISTRIBUTION}[{extra}]")


def _is_of_uv(prefix: Path) -> bool:
    try:
        lines = (prefix / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return any(line.partition("=")[0].strip() == "uv" for line in lines)


def _pip() -> str:
    """Return the pip of this Python: by its name alone where that is the first on the PATH."""
    first = shutil.which("pip")
    if first and Path(first).parent == Path(sys.executable).parent:
        return "pip"
    return f"{quoted(sys.executable)} -m pip"
