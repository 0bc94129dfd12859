"""Where the library is, and the folder for its index: by the command line, the environment and the system's habits."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.system.file_identity import as_on_disk
from protlib.system.windows import explain_unfit_name

CONFIGURATION: Final = "PROTLIB_CONFIG"
"""The variable that names the configuration file; empty, it says that there is none."""
_NAME: Final = "protlib"
_FILE: Final = "library.json"
_TEXTS: Final = "texts"
_CONFIGURATION_FILE: Final = "config.toml"
_LEDGER_FILE: Final = "outputs"
_XDG_FOLDERS: Final = {"data": ".local/share", "cache": ".cache", "state": ".local/state", "config": ".config"}
_HAS_XDG: Final[bool] = sys.platform not in {"win32", "darwin"}


class Settings(NamedTuple):
    """The library's file, and the folder of its index; the index lives in memory if `cache` is None.

    `wait` is how many seconds a write waits for another one; None means the usual time. `reliefweb` is the name that
    ReliefWeb's API lets in, "" if it is not set. `texts` is the folder with the text of attached files, None for a user
    without a home.
    """

    library: Path
    cache: Path | None
    wait: float | None = None
    reliefweb: str = ""
    texts: Path | None = None


def from_environment(library: Path | None, environ: Mapping[str, str], wait: str | None = None) -> Settings:
    """Return the settings: the named library, else `PROTLIB_LIBRARY`, else the one in the user's data folder.

    The cache is the folder in `PROTLIB_CACHE`, else the user's cache folder; a user without a home has none. `wait`
    comes from --wait, else `PROTLIB_WAIT`. Raises UsageError without a library and a home, and if a wait is no number
    of seconds.
    """
    seconds = _seconds("--wait", wait) if wait is not None else _seconds("PROTLIB_WAIT", environ.get("PROTLIB_WAIT"))
    library_file = _path_from(environ, "PROTLIB_LIBRARY")
    try:
        file = library or library_file or _folder(environ, "data") / _FILE
        file = as_on_disk(file)
        if reason := explain_unfit_name(file):
            raise UsageError(f"{file} cannot be a library: {reason}")
        reliefweb = environ.get("PROTLIB_RELIEFWEB_APPNAME", "").strip()
        return Settings(file, cache_folder(environ), seconds, reliefweb, _texts(environ))
    except RuntimeError as error:
        raise UsageError("no home folder; name a library with --library") from error


def configuration_path(environ: Mapping[str, str]) -> Path | None:
    """Return the path of the configuration file: PROTLIB_CONFIG, else in the user's configuration folder.

    There is none if the variable is empty, or if the user has no home.
    """
    if CONFIGURATION in environ:
        return _path_from(environ, CONFIGURATION)
    try:
        return _folder(environ, "config") / _CONFIGURATION_FILE
    except RuntimeError:
        return None


def ledger_file(environ: Mapping[str, str]) -> Path | None:
    """Return the file that lists what protlib has written, in the user's folder of states.

    It is None if the user has no home.
    """
    try:
        return _folder(environ, "state") / _LEDGER_FILE
    except RuntimeError:
        return None


def _seconds(name: str, text: str | None) -> float | None:
    """Return how long to wait, None without a value; an empty variable has no value."""
    if not text and name != "--wait":
        return None
    try:
        seconds = float(text or "")
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds < float("inf"):
        raise UsageError(f"{name} must be a number of seconds, for example 30, or 0 for no wait, not “{text}”")
    return seconds


def _path_from(environ: Mapping[str, str], variable: str) -> Path | None:
    """Return the path in a variable, None for none; a file that sets it may have left the ~ to its reader."""
    path = environ.get(variable)
    return from_home(path) if path else None


def from_home(path: str | Path) -> Path:
    """Return a path that may begin with ~, as programs hand it on that start protlib without a shell."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 - pathlib's raises where there is no home


def cache_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the folder in `PROTLIB_CACHE`, else the user's cache folder; None for a user without a home."""
    try:
        return _path_from(environ, "PROTLIB_CACHE") or _folder(environ, "cache")
    except RuntimeError:
        return None


def _texts(environ: Mapping[str, str]) -> Path | None:
    try:
        return _folder(environ, "data") / _TEXTS
    except RuntimeError:
        return None


def _folder(environ: Mapping[str, str], kind: Literal["data", "cache", "state", "config"]) -> Path:
    """Return the folder of a kind: by XDG's variable where the system or somebody has it, else by habit."""
    variable = f"XDG_{kind.upper()}_HOME"
    if _HAS_XDG or _is_named(environ, variable):
        return _xdg(environ, variable, _XDG_FOLDERS[kind])
    import platformdirs

    path: Path = getattr(platformdirs, f"user_{kind}_path")(_NAME, appauthor=False)
    return path


def _is_named(environ: Mapping[str, str], variable: str) -> bool:
    """Tell whether a variable names a folder: whoever sets it means it, on systems that have another habit, too."""
    return Path(environ.get(variable, "")).is_absolute()


def _xdg(environ: Mapping[str, str], variable: str, default: str) -> Path:
    """Return the same folder as platformdirs, without the 6 ms that it costs every command to import it.

    The XDG Base Directory Specification 0.8 has relative paths ignored. Raises RuntimeError where there is no home.
    """
    folder = Path(environ.get(variable, ""))
    return (folder if folder.is_absolute() else _home() / default) / _NAME


def _home() -> Path:
    """Return the user's home; raises RuntimeError for none, and for one that another folder would have elsewhere."""
    home = Path.home()
    if not home.is_absolute():
        raise RuntimeError
    return home
