"""What a setting is where nothing says it."""

import os
from collections.abc import Callable
from typing import Final

from protlib.cli.settings import library_location
from protlib.cli.settings.configuration import EffectiveSetting
from protlib.cli.settings.setting_table import SETTINGS
from protlib.errors import UsageError

_DEFAULT: Final = "default"


def with_default(key: str, setting: EffectiveSetting) -> EffectiveSetting:
    """Return a setting as it is in effect, the usual one where nothing says it."""
    return setting if setting.source else EffectiveSetting(_DEFAULTS[key](), _DEFAULT)


def _read_system_settings(name: str) -> str:
    try:
        return str(getattr(library_location.from_environment(None, _other_environment()), name) or "")
    except UsageError:  # there is no home folder
        return ""


def _other_environment() -> dict[str, str]:
    """Return the environment without the variables of protlib."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PROTLIB_")}


def _pager() -> str:
    from protlib.cli.terminal.pager import pager_of

    return pager_of({"TERM": "any"})


def _editor() -> str:
    from protlib.cli.terminal.editor import editor_of

    return editor_of({})


def _style() -> str:
    from protlib.citing.styles import DEFAULT

    return DEFAULT


def _wait() -> str:
    from protlib.storage import PATIENCE

    return f"{PATIENCE:g}"


_DEFAULTS: Final[dict[str, Callable[[], str]]] = {
    **dict.fromkeys(SETTINGS, str),
    "library": lambda: _read_system_settings("library"),
    "cache": lambda: _read_system_settings("cache"),
    "colours": lambda: "auto",
    "pager": _pager,
    "editor": _editor,
    "style": _style,
    "wait": _wait,
}
"""What a setting is where nothing says it."""
