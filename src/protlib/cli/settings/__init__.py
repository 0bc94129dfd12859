"""Where the library is, and the folder for its index: by the command line, the environment and the system's habits."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from protlib.errors import UsageError
from protlib.system.accents import as_on_disk
from protlib.system.windows import explain_unfit_name

CONFIGURATION: Final = "PROTLIB_CONFIG"
"""The variable that names the configuration file; empty, it says that there is none."""
_NAME: Final = "protlib"
_FILE: Final = "library.json"
_CONFIGURATION_FILE: Final = "config.toml"
_LEDGER_FILE: Final = "outputs"
_HAS_XDG: Final[bool] = sys.platform not in {"win32", "darwin"}


class Settings(NamedTuple):
    """The library's file, and the folder of its index; the index lives in memory if `cache` is None.

    `wait` is how many seconds a write waits for another one; None means the usual time. `mailto` is the user's address
    for the services that protlib asks. `reliefweb` is the name that ReliefWeb's API lets in. Either is "" if it is not
    set.
    """

    library: Path
    cache: Path | None
    wait: float | None = None
    mailto: str = ""
    reliefweb: str = ""


def from_environment(library: Path | None, environ: Mapping[str, str], wait: str | None = None) -> Settings:
    """Return the settings: the named library, else `PROTLIB_LIBRARY`, else the one in the user's data folder.

    The cache is the folder in `PROTLIB_CACHE`, else the user's cache folder; a user without a home has none. `wait`
    comes from --wait, else `PROTLIB_WAIT`. Raises UsageError without a library and a home, and if a wait is no number
    of seconds.
    """
    seconds = _seconds("--wait", wait) if wait is not None else _seconds("PROTLIB_WAIT", environ.get("PROTLIB_WAIT"))
    named = _path_from(environ, "PROTLIB_LIBRARY")
    try:
        file = library or named or _data_folder(environ) / _FILE
        file = as_on_disk(file)
        if why := explain_unfit_name(file):
            raise UsageError(f"{file} cannot be a library: {why}")
        contacts = [environ.get(name, "").strip() for name in ("PROTLIB_MAILTO", "PROTLIB_RELIEFWEB_APPNAME")]
        return Settings(file, _cache(environ), seconds, *contacts)
    except RuntimeError as error:
        raise UsageError("no home folder; name a library with --library") from error


def configuration_path(environ: Mapping[str, str]) -> Path | None:
    """Return the path of the configuration file: PROTLIB_CONFIG, else in the user's configuration folder.

    There is none if the variable is empty, or if the user has no home.
    """
    if CONFIGURATION in environ:
        return _path_from(environ, CONFIGURATION)
    try:
        return _configuration_folder(environ) / _CONFIGURATION_FILE
    except RuntimeError:
        return None


def ledger_file(environ: Mapping[str, str]) -> Path | None:
    """Return the file that lists what protlib has written, in the user's folder of states.

    It is None if the user has no home.
    """
    try:
        return _state_folder(environ) / _LEDGER_FILE
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


def _cache(environ: Mapping[str, str]) -> Path | None:
    try:
        return _path_from(environ, "PROTLIB_CACHE") or _cache_folder(environ)
    except RuntimeError:
        return None


def _data_folder(environ: Mapping[str, str]) -> Path:
    if _HAS_XDG or _is_named(environ, "XDG_DATA_HOME"):
        return _xdg(environ, "XDG_DATA_HOME", ".local/share")
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def _cache_folder(environ: Mapping[str, str]) -> Path:
    if _HAS_XDG or _is_named(environ, "XDG_CACHE_HOME"):
        return _xdg(environ, "XDG_CACHE_HOME", ".cache")
    from platformdirs import user_cache_path

    return user_cache_path(_NAME, appauthor=False)


def _state_folder(environ: Mapping[str, str]) -> Path:
    if _HAS_XDG or _is_named(environ, "XDG_STATE_HOME"):
        return _xdg(environ, "XDG_STATE_HOME", ".local/state")
    from platformdirs import user_state_path

    return user_state_path(_NAME, appauthor=False)


def _configuration_folder(environ: Mapping[str, str]) -> Path:
    if _HAS_XDG or _is_named(environ, "XDG_CONFIG_HOME"):
        return _xdg(environ, "XDG_CONFIG_HOME", ".config")
    from platformdirs import user_config_path

    return user_config_path(_NAME, appauthor=False)


def _is_named(environ: Mapping[str, str], variable: str) -> bool:
    """Tell whether a variable names a folder: whoever sets it means it, on systems that have another habit, too."""
    return Path(environ.get(variable, "")).is_absolute()


def _xdg(environ: Mapping[str, str], variable: str, default: str) -> Path:
    """Return the same folder as platformdirs, without the 6 ms that it costs every command to import it.

    The XDG Base Directory Specification 0.8 has relative paths ignored. Raises RuntimeError where there is no home.
    """
    folder = Path(environ.get(variable, ""))
    return (folder if folder.is_absolute() else Path.home() / default) / _NAME
