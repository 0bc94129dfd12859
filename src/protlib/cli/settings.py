"""Where the library is, and the folder for its index: by the command line, the environment and the system's habits."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from protlib.errors import UsageError

_NAME: Final = "protlib"
_FILE: Final = "library.json"
_HAS_XDG: Final[bool] = sys.platform not in {"win32", "darwin"}


class Settings(NamedTuple):
    """The library's file, and the folder of its index; the index lives in memory where `cache` is None."""

    library: Path
    cache: Path | None


def from_environment(library: Path | None, environ: Mapping[str, str]) -> Settings:
    """Return the settings: the library that is named, else `PROTLIB_LIBRARY`, else the one in the user's data folder.

    The cache is the folder that `PROTLIB_CACHE` names, else the user's cache folder; there is none where the user has
    no home. Raises UsageError where no library is named and there is no home.
    """
    named = _named(environ, "PROTLIB_LIBRARY")
    try:
        return Settings(library or named or _data_folder(environ) / _FILE, _cache(environ))
    except RuntimeError as error:
        raise UsageError("there is no home folder; name a library with --library") from error


def _named(environ: Mapping[str, str], variable: str) -> Path | None:
    """Return the path in a variable, None for none; a file that sets it may have left the ~ to its reader."""
    path = environ.get(variable)
    return Path(os.path.expanduser(path)) if path else None  # noqa: PTH111 - pathlib's raises where there is no home


def _cache(environ: Mapping[str, str]) -> Path | None:
    try:
        return _named(environ, "PROTLIB_CACHE") or _cache_folder(environ)
    except RuntimeError:
        return None


def _data_folder(environ: Mapping[str, str]) -> Path:
    if _HAS_XDG:
        return _xdg(environ, "XDG_DATA_HOME", ".local/share")
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False)


def _cache_folder(environ: Mapping[str, str]) -> Path:
    if _HAS_XDG:
        return _xdg(environ, "XDG_CACHE_HOME", ".cache")
    from platformdirs import user_cache_path

    return user_cache_path(_NAME, appauthor=False)


def _xdg(environ: Mapping[str, str], variable: str, default: str) -> Path:
    """Return the same folder as platformdirs, without the 6 ms that it costs every command to import it.

    The XDG Base Directory Specification 0.8 has relative paths ignored. Raises RuntimeError where there is no home.
    """
    folder = Path(environ.get(variable, ""))
    return (folder if folder.is_absolute() else Path.home() / default) / _NAME
