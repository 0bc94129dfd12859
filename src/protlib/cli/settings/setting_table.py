"""The table of settings: the name of each, how to read a value of it, and its default.

Help, completion, the first text of a configuration file and `protlib config` follow from its rows.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from protlib.errors import UsageError
from protlib.frozen import NamedTuple

COLOURS: Final = ("auto", "always", "never")
BODIES: Final = ("published", "report")
ANY_HOUSE: Final = "any"
"""What --as says where the configuration names a house and none is meant."""


class SettingKind(NamedTuple):
    """How to read values: `reads` takes a TOML value and the file's folder, and returns the text for the variable.

    It raises ValueError with a description of right values. `knows` raises an error for a readable text without a
    meaning; for that it loads a table. `choices` are the values to complete.
    """

    reads: Callable[[object, Path], str]
    knows: Callable[[str], object] | None = None
    choices: Callable[[], Sequence[str]] = tuple
    may_be_empty: bool = False
    is_path: Callable[[str], bool] = lambda _text: False


class Setting(NamedTuple):
    """One setting: `key` in the file, and the option and the variable that come before it.

    `general` are variables of other programs, which count after the file. `default_note` describes the default.
    """

    key: str
    option: str
    variable: str
    kind: SettingKind
    meaning: str
    example: str
    default_note: str
    general: tuple[str, ...] = ()

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers."""
        return self.kind.reads is _seconds


def _text(value: object, _folder: Path) -> str:
    if not isinstance(value, str):
        raise ValueError("text in quotation marks")  # noqa: TRY004 - a value, as a user wrote it
    if "\n" in value.strip():
        raise ValueError("text on one line")
    if "\x00" in value:
        raise ValueError("text without NUL characters")
    if not value.strip():
        raise ValueError("a value that is not empty")
    return value.strip()


def _command(value: object, folder: Path) -> str:
    return "" if value == "" else _text(value, folder)


def _path(value: object, folder: Path) -> str:
    path = os.path.expanduser(_text(value, folder))  # noqa: PTH111 - pathlib's raises where there is no home
    return os.path.normpath(folder / path)


def _style(value: object, folder: Path) -> str:
    return _path(value, folder) if _is_file_of_style(text := _text(value, folder)) else text


def _is_file_of_style(text: str) -> bool:
    return text.endswith(".csl")


def _seconds(value: object, _folder: Path) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise ValueError("a number of seconds, for example 30, or 0 for no wait")
    return str(value)


def _colours(value: object, _folder: Path) -> str:
    if value not in COLOURS:
        raise ValueError("auto, always or never")
    return str(value)


def _check_address(text: str) -> object:
    from protlib.lookup.contact import read_address

    try:
        return read_address(text)
    except ValueError as error:
        raise UsageError(f"mailto must be {error}, not “{text}”") from error


def _check_style(text: str) -> object:
    from protlib.citing.styles import style_named

    return style_named(text)


def _styles() -> Sequence[str]:
    from protlib.citing.styles import SHORT_NAMES, list_shipped

    return sorted({*list_shipped(), *SHORT_NAMES})


def _check_language(text: str) -> object:
    from protlib.record import languages

    return languages.tag(text)


def _check_bodies(text: str) -> object:
    if text not in BODIES:
        raise ValueError("use published or report")
    return text


def _check_format(text: str) -> object:
    from protlib.formats.registry import for_writing

    return for_writing(text)


def _formats() -> Sequence[str]:
    from protlib.formats import FORMATS

    return [entry.name for entry in FORMATS if entry.writes]


def _check_house(text: str) -> object:
    from protlib.record import places

    return text == ANY_HOUSE or places.parse_house(text)


def _houses() -> Sequence[str]:
    from protlib.record import places

    return list(places.HOUSES)


_ROWS: Final = (
    Setting("library", "--library", "PROTLIB_LIBRARY", SettingKind(_path, is_path=bool),
            "the library file", "~/protection/library.json", "library.json in your data folder"),
    Setting("style", "--style", "PROTLIB_STYLE", SettingKind(_style, _check_style, _styles, is_path=_is_file_of_style),
            "the citation style: a name of protlib styles, or a .csl file", "chicago", "apa"),
    Setting("language", "--locale", "PROTLIB_LANGUAGE", SettingKind(_text, _check_language),
            "the language of citations, reference lists, overviews and pictures", "fr", "the language of the style"),
    Setting("bodies", "--bodies", "PROTLIB_BODIES", SettingKind(_text, _check_bodies, lambda: BODIES),
            "names of organisations in references: as published, or one name in the language of the report (report)",
            "report", "published"),
    Setting("format", "--format", "PROTLIB_FORMAT", SettingKind(_text, _check_format, _formats),
            "the format that export and convert write to standard output", "bibtex", "none; --format is needed"),
    Setting("house", "--as", "PROTLIB_HOUSE", SettingKind(_text, _check_house, _houses),
            "whose definition of a region to use", "unhcr", "anyone's"),
    Setting("colours", "", "PROTLIB_COLOURS", SettingKind(_colours, choices=lambda: COLOURS),
            "colours in tables, bars and help: auto, always or never", "never",
            "auto: on a terminal", ("NO_COLOR", "FORCE_COLOR")),
    Setting("pager", "", "PROTLIB_PAGER", SettingKind(_command, may_be_empty=True),
            "the program that shows long output; empty for none", "less -R", "less", ("PAGER",)),
    Setting("editor", "", "PROTLIB_EDITOR", SettingKind(_text),
            "the editor that protlib edit opens", "nano", "vi, or notepad on Windows", ("VISUAL", "EDITOR")),
    Setting("reviewer", "--by", "PROTLIB_REVIEWER", SettingKind(_text),
            "your name in screening for a review", "Amina", "your login name"),
    Setting("wait", "--wait", "PROTLIB_WAIT", SettingKind(_seconds),
            "seconds to wait while another protlib is writing", "30", "120"),
    Setting("cache", "", "PROTLIB_CACHE", SettingKind(_path, is_path=bool),
            "the folder of the search index, looked-up data and formatted citations", "~/scratch/protlib",
            "your cache folder"),
    Setting("mailto", "", "PROTLIB_MAILTO", SettingKind(_text, _check_address),
            "your e-mail address, sent to services that look publications up", "me@example.org", "none"),
    Setting("reliefweb", "", "PROTLIB_RELIEFWEB_APPNAME", SettingKind(_text),
            "the name that ReliefWeb's API has approved for you", "example-org-protlib", "none"),
)  # fmt: skip
SETTINGS: Final[Mapping[str, Setting]] = {row.key: row for row in _ROWS}
"""The settings by their keys, in the order in which they are listed."""
