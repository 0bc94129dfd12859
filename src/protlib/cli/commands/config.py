"""`config`: the settings, the source of each, and the file in which users set them for good."""

import os
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from protlib.cli.completers import completers
from protlib.cli.context import decode_typed
from protlib.cli.decisions.usual_settings import with_default
from protlib.cli.options.declaration import argument, flag, only_option
from protlib.cli.options.shared import JsonFormOption
from protlib.cli.output import put_cells, put_json, put_lines, say
from protlib.cli.settings import library_location
from protlib.cli.settings.configuration import (
    EffectiveSetting,
    effective_settings,
    environment_with_settings,
    is_there,
    not_known,
)
from protlib.cli.settings.setting_table import SETTINGS, Setting
from protlib.errors import ExitCode, InputRefusedError, NothingFoundError, UsageError

if TYPE_CHECKING:
    from protlib.cli.settings.configuration_file import ConfigurationContent

KeyArgument = Annotated[str | None, argument("[SETTING]", "A setting. Without one: all of them.", completers.settings)]
ValueArgument = Annotated[
    str | None, argument("[VALUE]", "The new value. Without one: print the value.", completers.setting_values)
]


def config(
    context: typer.Context,
    key: KeyArgument = None,
    value: ValueArgument = None,
    *,
    unset: Annotated[bool, flag("--unset", "Remove the setting from the file.")] = False,
    edit: Annotated[bool, flag("--edit", "Edit the file in your $EDITOR.")] = False,
    path: Annotated[bool, flag("--path", "Print the path of the file.")] = False,
    output: JsonFormOption = None,
) -> None:
    """Show or change the settings.

    The list says where each is set. A change is saved in your configuration file. An option comes before a variable, a
    variable before the file, and the file before the default. A new file has all settings as comments. If the file has
    an error, every other command says so and stops.
    """
    action = only_option({"--unset": unset, "--edit": edit, "--path": path})
    if output is not None and (action or value is not None):
        raise UsageError("--format works only with the list of settings")
    if key is not None and key not in SETTINGS:
        from protlib.cli.settings.configuration_file import no_setting

        raise UsageError(no_setting(decode_typed(key)))
    if (edit or path) and key is not None:
        raise UsageError(f"{action} is for the whole file; leave out the setting")
    if unset and (key is None or value is not None):
        raise UsageError("--unset needs one setting and no value")
    _do_action(context, key, value, action, output)


def _do_action(context: typer.Context, key: str | None, value: str | None, action: str, output: str | None) -> None:
    match action, key, value:
        case "--path", _, _:
            put_lines([str(_require_file())])
        case "--edit", _, _:
            _edit(_require_file())
        case "--unset", str(), _:
            _unset_key(_require_file(), key)
        case _, str(), str():
            _set_value(_require_file(), SETTINGS[key], decode_typed(value))
        case _:
            _show(context, key, output)


def _require_file() -> Path:
    """Return the path of the configuration file; raises UsageError if the user wants none."""
    if path := library_location.configuration_path(os.environ):
        return path
    if library_location.CONFIGURATION in os.environ:
        raise UsageError(f"{library_location.CONFIGURATION} is empty: no configuration file")
    raise UsageError(f"no home folder; name a file with {library_location.CONFIGURATION}")


def _show(context: typer.Context, key: str | None, output: str | None) -> None:
    from protlib.cli.settings.configuration_file import read_configuration

    path = library_location.configuration_path(os.environ)
    content = read_configuration(path) if path and is_there(path) else None
    effective = effective_settings(content, context.find_root().params)
    values = {name: with_default(name, effective[name]) for name in ([key] if key else effective)}
    if output == "json":
        rows = [{"setting": name, "value": setting.value, "by": setting.source} for name, setting in values.items()]
        put_json(rows[0] if key else rows)
    elif key:
        put_lines([values[key].value])
    else:
        put_cells((name, setting.value, setting.source) for name, setting in values.items())
    _end_with_errors(content, effective)


def _end_with_errors(content: "ConfigurationContent | None", effective: dict[str, EffectiveSetting]) -> None:
    """Print the errors in the file; raises typer.Exit if there are any."""
    if content is None:
        return
    in_force = {key for key in content.lines if effective[key].source == content.location_of(key)}
    mistakes = [*content.wrong, *_list_unknown(content, in_force)]
    for fault in mistakes:
        say(fault)
    if mistakes:
        raise typer.Exit(ExitCode.WRONG_USAGE)


def _list_unknown(content: "ConfigurationContent", keys: Container[str]) -> list[str]:
    """Return a message for each of these settings whose style, language, format or house does not exist."""
    return [
        f"{content.location_of(key)}: {message}"
        for key, line in content.lines.items()
        if key in keys and (message := not_known(SETTINGS[key], line.text))
    ]


def _set_value(path: Path, setting: Setting, text: str) -> None:
    """Write a value into the file; raises UsageError for a wrong value."""
    from protlib.cli.settings.configuration_file import change_file, with_setting

    value = _parse_value(setting, text)
    change_file(path, lambda old_text: with_setting(old_text, setting, value, path))
    say(f"{path}: {setting.key} is now {value if value != '' else 'empty'}")
    if os.environ.get(setting.variable):
        say(f"{setting.variable} is {os.environ[setting.variable]} now, and overrides it")


def _parse_value(setting: Setting, text: str) -> str | float:
    """Return the TOML value; a typed path is relative to the present folder, and absolute in the file."""
    from protlib.cli.settings.configuration_file import explain_wrong_value

    value: str | float = text
    if setting.is_number:
        try:
            value = int(text) if text.strip().isdecimal() else float(text)
        except ValueError:
            value = text
    elif text and setting.kind.is_path(text) and not text.startswith("~"):
        value = os.path.abspath(text)  # noqa: PTH100 - pathlib's follows symbolic links
    if message := explain_wrong_value(setting, value, Path.cwd()) or not_known(setting, text):
        raise UsageError(message)
    return value


def _unset_key(path: Path, key: str) -> None:
    from protlib.cli.settings.configuration_file import change_file, mentions_key, without_setting

    if not (path.exists() and mentions_key(path, key)):
        raise NothingFoundError(f"{path} does not set {key}. To see what does: protlib config")
    change_file(path, lambda old_text: without_setting(old_text, key, path))
    say(f"{path}: {key} is no longer set")


def _edit(path: Path) -> None:
    """Let the user edit the file until it has no errors; no other command ever sees a wrong file."""
    from protlib.cli.settings.configuration_file import decode_text, make_first_text, parse_content
    from protlib.cli.terminal.editor import ask_to_edit_again, file_to_edit, read_edited_text, run_editor

    old_text = decode_text(path) if path.exists() else ""
    old_values = {key: line.text for key, line in parse_content(old_text, path).lines.items()}
    draft_text = old_text or make_first_text()
    with file_to_edit(draft_text, ".toml") as copy:
        while True:
            run_editor(copy, environment_with_settings(as_far_as_right=True))
            new_text = read_edited_text(copy)
            content = parse_content(new_text, path)
            # What the user left as it was may name a style that another computer has.
            new_keys = {key for key, line in content.lines.items() if line.text != old_values.get(key)}
            mistakes = [*content.wrong, *_list_unknown(content, new_keys)]
            if not mistakes:
                break
            error = InputRefusedError(mistakes[0])
            if not ask_to_edit_again(error, copy):
                raise error
        if new_text != draft_text:
            _save(path, old_text, new_text)
    say(f"{path}: {'nothing changed' if new_text == draft_text else 'saved'}")


def _save(path: Path, old_text: str, new_text: str) -> None:
    from protlib.cli.settings.configuration_file import change_file

    def replace(present_text: str) -> str:
        if old_text and present_text != old_text:
            raise InputRefusedError(f"{path} was changed by another program; try again")
        return new_text

    change_file(path, replace)
