"""The value of each setting here, and the source of the value.

An option comes first, then protlib's variable, then the configuration file. After these come variables that other
programs read too, such as $PAGER, and last the default. The settings are the rows of `SETTINGS` in `setting_table.py`.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from protlib.cli.settings import library_location
from protlib.cli.settings.setting_table import COLOURS, SETTINGS, Setting
from protlib.errors import UsageError
from protlib.frozen import NamedTuple

if TYPE_CHECKING:
    from protlib.cli.settings.configuration_file import ConfigurationContent


class EffectiveSetting(NamedTuple):
    """The value of a setting, and its source: an option, a variable, a line of the file; "" for none."""

    value: str
    source: str


def describe_fallback(key: str) -> str:
    """Return the end of an option's help: the value without the option."""
    setting = SETTINGS[key]
    return f"Default: ${setting.variable}, your configuration, or {setting.default_note}."


def apply_configuration() -> None:
    """Raise an error for a wrong configuration, and choose the colours of the output."""
    environ = environment_with_settings()
    colours = environ.get(SETTINGS["colours"].variable, "")
    if colours not in {"", *COLOURS}:
        raise UsageError(f"{SETTINGS['colours'].variable} must be auto, always or never, not “{colours}”")
    if colours in {"always", "never"}:
        # Rich asks these variables. A program's own configuration comes before them: https://no-color.org
        for name, is_set in (("FORCE_COLOR", colours == "always"), ("NO_COLOR", colours == "never")):
            os.environ.pop(name, None)
            if is_set:
                os.environ[name] = "1"


def environment_with_settings(*, as_far_as_right: bool = False) -> Mapping[str, str]:
    """Return the environment, with the configuration's values for the variables that it does not set.

    Raises UsageError for an error in the file, unless the right lines are enough.
    """
    content = _content(as_far_as_right=as_far_as_right)
    if content is None:
        return os.environ
    values = {SETTINGS[key].variable: line.text for key, line in content.lines.items() if not _is_said(SETTINGS[key])}
    return {**os.environ, **values}


def _is_said(setting: Setting) -> bool:
    """Tell whether a variable has a value; an empty one has none, unless "" is a value of the setting."""
    return setting.variable in os.environ and (setting.kind.may_be_empty or bool(os.environ[setting.variable].strip()))


def _content(*, as_far_as_right: bool = False) -> "ConfigurationContent | None":
    """Return the content of the configuration file, None without a file.

    Raises UsageError if something is wrong in it.
    """
    path = library_location.configuration_path(os.environ)
    if path is None or not is_there(path):
        return None
    from protlib.cli.settings.configuration_file import read_configuration

    content = read_configuration(path)
    if content.wrong and not as_far_as_right:
        raise UsageError(f"{content.wrong[0]} (to edit it: protlib config --edit)")
    return content


def is_there(path: Path) -> bool:
    """Tell whether there is a configuration file; raises UsageError if PROTLIB_CONFIG names a missing one."""
    try:
        os.stat(path)  # noqa: PTH116 - the one call that every command pays for
    except (FileNotFoundError, NotADirectoryError):
        if os.environ.get(library_location.CONFIGURATION):
            raise UsageError(
                f"{library_location.CONFIGURATION} is {path}, which does not exist. To create it: protlib config --edit"
            ) from None
        return False
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    return True


def setting_value(key: str) -> str:
    """Return the value of a setting in a variable or in the file, "" for none.

    Raises UsageError, with the place, if the value makes no sense.
    """
    setting = SETTINGS[key]
    value = environment_with_settings().get(setting.variable, "").strip()
    if value and (mistake := not_known(setting, value)):
        content = None if _is_said(setting) else _content()
        location = content.location_of(key) if content else setting.variable
        raise UsageError(f"{location}: {mistake}")
    return value


def not_known(setting: Setting, value: str) -> str:
    """Return the error in a readable value without a meaning, "" for a good value."""
    if setting.kind.knows is None:
        return ""
    try:
        setting.kind.knows(value)
    except UsageError as error:
        return str(error)
    except ValueError as error:
        return f"{setting.key} “{value}”: {error}"
    return ""


def effective_settings(
    content: "ConfigurationContent | None", options: Mapping[str, object]
) -> dict[str, EffectiveSetting]:
    """Return the present value of each setting, from general options, variables and the content of the file."""
    return {key: _find_effective(setting, content, options) for key, setting in SETTINGS.items()}


def _find_effective(
    setting: Setting, content: "ConfigurationContent | None", options: Mapping[str, object]
) -> EffectiveSetting:
    if options.get(setting.key) is not None and setting.option:
        return EffectiveSetting(str(options[setting.key]), setting.option)
    if _is_said(setting):
        return EffectiveSetting(os.environ[setting.variable], setting.variable)
    if content and (line := content.lines.get(setting.key)):
        return EffectiveSetting(line.text, content.location_of(setting.key))
    for name in setting.general:
        if name == "NO_COLOR" and os.environ.get(name):
            return EffectiveSetting("never", name)
        if name == "FORCE_COLOR" and os.environ.get(name):
            return EffectiveSetting("always", name)
        if setting.key != "colours" and name in os.environ:
            return EffectiveSetting(os.environ[name], name)
    return EffectiveSetting("", "")
