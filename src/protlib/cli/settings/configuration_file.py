"""The configuration file: its values, its errors, and its text after a setting is changed or removed."""

import codecs
import os
import re
import stat
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from protlib.cli.settings.setting_table import SETTINGS, Setting
from protlib.errors import UsageError
from protlib.system.windows import explain_error
from protlib.text import most_similar, suggest_or_list, suggestion

_PATIENCE: Final = 10.0  # seconds: a change takes a few milliseconds
_MOST_BYTES: Final = 1 << 20  # no file of settings that people write is so long
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # as > of Windows PowerShell writes
# Such as "Invalid value (at line 2, column 9)".
_POSITION: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
# Such as `style = "apa"  # as our editor wants it`.
_VALUE: Final = re.compile(r"""[^=]*=[ \t]*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^#\r\n"']*?)([ \t]*#[^\r\n]*)?[ \t]*\r?\n?$""")
_HINT: Final = 'put text in quotation marks: style = "apa"'
_PATH_HINT: Final = r"put a path that has a \ in single quotation marks: library = 'C:\Users\Ana\library.json'"
_CONTROL: Final = re.compile(r"[\x01-\x1f]")  # what \t and \n stand for between double quotation marks
_WRONG: Final[Mapping[str, str]] = {
    "Cannot overwrite a value": "this setting appears twice; remove one of the two lines",
}
"""What is told for an error of TOML's reader that is not about how a line is written."""
_HEADER: Final = (
    "# An option or a variable comes before this file. To use a setting, remove the # before it.\n"
    "# protlib config lists settings, their values and where each is set. More: protlib config --help.\n"
)


class SettingLine(NamedTuple):
    """A value in the file, in the form of its variable, and the number of its line; 0 if the line is unknown."""

    text: str
    number: int


class ConfigurationContent(NamedTuple):
    """The values in a configuration file by key, and its errors, each with its place."""

    path: Path
    lines: Mapping[str, SettingLine]
    wrong: Sequence[str]

    def location_of(self, key: str) -> str:
        """Return the place of a setting."""
        return _location(self.path, self.lines[key].number)


def _location(path: Path, number: int) -> str:
    return f"{path}:{number}" if number else f"{path}"


def read_configuration(path: Path) -> ConfigurationContent:
    """Return the content of a file; raises UsageError if it cannot be read."""
    return parse_content(decode_text(path), path)


def decode_text(path: Path) -> str:
    """Return the text of a configuration file, without the mark that some editors put before it."""
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise UsageError(f"{path}: a folder, not a configuration file")
        if stat.S_ISFIFO(path.stat().st_mode):
            raise UsageError(f"{path}: a pipe cannot be a configuration file; name a file")
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {_reason(error, path, 'read')}") from error
    if len(data) > _MOST_BYTES:
        raise UsageError(f"{path}: not a configuration file: over 1 MB")
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}:{number}: not UTF-8 text; save it as UTF-8") from error


def parse_content(text: str, path: Path) -> ConfigurationContent:
    """Return the content of a text that is, or will be, in a file."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        position = _POSITION.search(str(error))
        number = int(position[1]) if position and position[1] else text.rstrip().count("\n") + 1
        problem = _POSITION.sub("", str(error))
        hint = _PATH_HINT if _is_of_path(text, number) else _HINT
        message = _WRONG.get(problem, f"not TOML ({problem}); {hint}")
        return ConfigurationContent(path, {}, [f"{_location(path, number)}: {message}"])
    except RecursionError:
        return ConfigurationContent(path, {}, [f"{path}: nested too deeply"])
    lines: dict[str, SettingLine] = {}
    mistakes: dict[str, int] = {}
    for key, value in values.items():
        number = _number(text, key)
        try:
            lines[key] = SettingLine(_text_of(key, value, path.parent), number)
        except ValueError as error:
            mistakes[f"{_location(path, number)}: {error}"] = number
    return ConfigurationContent(path, lines, sorted(mistakes, key=mistakes.__getitem__))


def _is_of_path(text: str, number: int) -> bool:
    r"""Tell whether a line has a path as Windows writes it between double quotation marks: "C:\Users" is no TOML."""
    return "\\" in "".join(text.splitlines()[number - 1 : number])


def _text_of(key: str, value: object, folder: Path) -> str:
    if key not in SETTINGS:
        raise ValueError(no_setting(key))
    if SETTINGS[key].kind.is_path(str(value)) and _CONTROL.search(str(value)):
        raise ValueError(f"{key} has a tab or a line break; {_PATH_HINT}")
    try:
        return SETTINGS[key].kind.reads(value, folder)
    except ValueError as error:
        import json

        similar_values = most_similar(value, SETTINGS[key].kind.choices(), 1) if isinstance(value, str) else ()
        on_a_line = str(value).replace("\n", " ").replace("\x00", "\N{REPLACEMENT CHARACTER}")
        value_text = f"“{on_a_line}”" if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
        unset = f"; to remove it: protlib config --unset {key}" if value == "" else ""
        raise ValueError(f"{key} must be {error}, not {value_text}{suggestion(similar_values)}{unset}") from None


def no_setting(key: str) -> str:
    """Return the message for an unknown setting."""
    advice = suggest_or_list(most_similar(key, SETTINGS), SETTINGS)
    return f"unknown setting “{key}”{advice}"


def _number(text: str, key: str) -> int:
    """Return the number of the line with a key, 0 if it is unclear."""
    match = _key_pattern(key).search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 0


def _key_pattern(key: str) -> re.Pattern[str]:
    r"""Return a pattern that finds a key: style = "apa", "style" = "apa", [style], style.x = 1."""
    return re.compile(rf"^[ \t]*\[*[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", re.MULTILINE)


def make_first_text() -> str:
    """Return the text of a new file: every setting as a comment, with its meaning."""
    rows = (
        f"\n# {setting.meaning[0].upper()}{setting.meaning[1:]}; else {_name_in_file(setting)}{setting.default_note}.\n"
        f"#{setting.key} = {_toml(setting, setting.example)}\n"
        for setting in SETTINGS.values()
    )
    return _HEADER + "".join(rows)


def _name_in_file(setting: Setting) -> str:
    return "".join(f"${name}, else " for name in setting.general)


def _toml(setting: Setting, value: str | float) -> str:
    """Return a value in the form of TOML: a number, or a text in quotation marks.

    JSON escapes all that TOML wants escaped.
    """
    import json

    if setting.is_number:
        return str(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def explain_wrong_value(setting: Setting, value: str | float, folder: Path) -> str:
    """Return a description of right values for a setting if this value is wrong, else ""."""
    try:
        _text_of(setting.key, value, folder)
    except ValueError as error:
        return str(error)
    return ""


def mentions_key(path: Path, key: str) -> bool:
    """Tell whether a file has a key, with a right or a wrong value; raises UsageError if it cannot be read."""
    return key in _load(decode_text(path), path)


def with_setting(text: str, setting: Setting, value: str | float, path: Path) -> str:
    """Return the text with a value of a setting: in the setting's line, else below its comment, else at the end.

    Raises UsageError if this would change anything else, as in a file with values over several lines.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    line = f"{setting.key} = {_toml(setting, value)}"
    rows = text.splitlines(keepends=True)
    setting_row = _find_row(rows, setting.key)
    row_number = next((i for i, row in enumerate(rows) if re.match(rf"#\s*{setting.key}\s*=", row)), None)
    if setting_row is not None:
        rows[setting_row] = line + _comment(rows[setting_row]) + end
    else:
        table = next((i for i, row in enumerate(rows) if row.lstrip().startswith("[")), len(rows))
        position = table if row_number is None else row_number + 1
        if position and not rows[position - 1].endswith("\n"):
            rows[position - 1] += end
        rows.insert(position, line + end)
    new_text = "".join(rows)
    _demand_content(new_text, _load(text, path) | {setting.key: value}, path, setting.key)
    return new_text


def without_setting(text: str, key: str, path: Path) -> str:
    """Return a text without a setting; raises UsageError where this would change anything else."""
    rows = text.splitlines(keepends=True)
    if (setting_row := _find_row(rows, key)) is not None:
        del rows[setting_row]
    new_text, values = "".join(rows), _load(text, path)
    values.pop(key, None)
    _demand_content(new_text, values, path, key)
    return new_text


def _load(text: str, path: Path) -> dict[str, object]:
    """Return the TOML content of a text; raises UsageError if the text is no TOML."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{parse_content(text, path).wrong[0]} (to edit it: protlib config --edit)") from error


def _demand_content(text: str, table: Mapping[str, object], path: Path, key: str) -> None:
    """Raise UsageError if a new text would have any other content than the intended one."""
    try:
        is_right = tomllib.loads(text) == table
    except tomllib.TOMLDecodeError:  # a value of several lines was cut
        is_right = False
    if not is_right:
        raise UsageError(
            f"{path}: {key} is set there in a form protlib cannot change. To edit it: protlib config --edit"
        )


def _find_row(rows: Sequence[str], key: str) -> int | None:
    return next((i for i, row in enumerate(rows) if _key_pattern(key).match(row)), None)


def _comment(row: str) -> str:
    """Return the comment behind a value, with the blanks before it."""
    match = _VALUE.match(row)
    return (match[1] or "") if match else ""


def change_file(path: Path, make: Callable[[str], str]) -> None:
    """Rewrite a file with a function of its text; a new file begins with all settings as comments.

    Another writer waits. Raises UsageError if the change is impossible; the file then stays as it was.
    """
    from protlib.system.atomic import make_folder, write_whole

    target = Path(os.path.realpath(path))
    try:
        make_folder(target.parent)
        with _lock_file(target):
            old_text = decode_text(target) if target.exists() else ""
            new_text = make(old_text or make_first_text())
            if new_text != old_text:
                write_whole(target, new_text.encode())
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {_reason(error, path, 'written')}") from error


def _reason(error: OSError, path: Path, action: str) -> str:
    return explain_error(error, path, action)


@contextmanager
def _lock_file(target: Path) -> Iterator[None]:
    from protlib.storage.lock import hold_lock

    lock_path = target.with_name(f".{target.name}.lock")
    try:
        with hold_lock(lock_path, "config", patience=_PATIENCE, waiting=lambda _holder: None):
            yield
    except TimeoutError as error:
        raise UsageError(f"{target}: another protlib is changing it ({error})") from error
