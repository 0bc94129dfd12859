"""How protlib was installed, and the command that installs a package beside it."""

import shutil
import sys
from pathlib import Path
from typing import Final

from protlib.system import bundle
from protlib.system.shell import quote

DISTRIBUTION: Final = "protlib-cli"
"""What protlib is called where packages are kept; there, `protlib` is a package of somebody else."""


def install_command(package: str, *, is_program: bool = False) -> str:
    """Return the command that installs a package where this protlib finds it, for a shell.

    pipx and uv mark their environments with a file (`pipx_metadata.json`, `uv-receipt.toml`, `uv =` in `pyvenv.cfg`). A
    program that runs by its name may stand in its own environment. Nothing can be installed into a bundle.
    """
    package_text = quote(package)
    if bundle.folder():
        pipx_command = f"pipx install {package_text}"
        beside = f"pipx install {DISTRIBUTION}, then pipx runpip {DISTRIBUTION} install {package_text}"
        return pipx_command if is_program else f"{beside} (a bundle takes no packages)"
    prefix = Path(sys.prefix)
    if (prefix / "pipx_metadata.json").is_file():
        return (
            f"pipx install {package_text}" if is_program else f"pipx runpip {quote(prefix.name)} install {package_text}"
        )
    if (prefix / "uv-receipt.toml").is_file():
        return (
            f"uv tool install {package_text}"
            if is_program
            else f"uv pip install --python {quote(sys.executable)} {package_text}"
        )
    if _is_of_uv(prefix):
        return f"uv pip install {package_text}"
    return f"{_find_pip()} install {package_text}"


def install_extra_command(extra: str) -> str:
    """Return the line that installs an extra of protlib; a bundle has all extras, so the line mends a bundle."""
    if folder := bundle.folder():
        return f"unpack the archive of protlib again, whole, in the place of {quote(str(folder))}"
    if origin := _read_origin():
        folder_name, is_editable = origin
        line = install_command(f"{folder_name}[{extra}]")
        return line.replace(" install ", " install --editable ", 1) if is_editable else line
    return install_command(f"{DISTRIBUTION}[{extra}]")


def describe_unloaded(name: str, error: Exception) -> str:
    """Return a package as the object of a sentence that says why the system does not load it.

    Offices let few programs run; then Windows refuses the parts of a package that are no Python.
    """
    return f"{name}, which is installed but cannot be loaded: {str(error).removesuffix('.')}"


def _read_origin() -> tuple[str, bool] | None:
    """Return the folder that protlib was installed from, and whether it runs there; None for an index or an archive."""
    import json
    from urllib.parse import unquote, urlsplit

    notes = f"site-packages/{DISTRIBUTION.replace('-', '_')}-*.dist-info/direct_url.json"
    prefix = Path(sys.prefix)
    for path in (*prefix.glob(f"lib/python*/{notes}"), *prefix.glob(f"Lib/{notes}")):
        try:
            origin = json.loads(path.read_text(encoding="utf-8"))
            url_path = unquote(urlsplit(origin["url"]).path)
            folder_name = url_path[1:] if url_path[2:3] == ":" else url_path  # "/C:/protlib" on Windows
            is_editable = bool(origin["dir_info"].get("editable"))
        except (OSError, ValueError, KeyError):
            continue
        if Path(folder_name).is_dir():
            return str(Path(folder_name)), is_editable  # with the separators of the system
    return None


def _is_of_uv(prefix: Path) -> bool:
    try:
        lines = (prefix / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    return any(line.partition("=")[0].strip() == "uv" for line in lines)


def _find_pip() -> str:
    """Return the pip of this Python: its bare name where that is the first on the PATH."""
    first = shutil.which("pip")
    if first and Path(first).parent == Path(sys.executable).parent:
        return "pip"
    return f"{quote(sys.executable)} -m pip"
