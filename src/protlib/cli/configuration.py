"""The settings: what each is called, how a value of it is read, and what says it here.

An option comes before the variable of protlib, that before the configuration file, this before the variables that other programs
read as well, such as $PAGER, and these before what holds by itself. One table, `SETTINGS`, has them all; help, completion, the
first text of a file and `protlib config` follow from it.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from protlib.cli import settings
from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.cli.configuration_file import Content

COLOURS: Final = ("auto", "always", "never")
BODIES: Final = ("published", "report")
ANY_HOUSE: Final = "any"
"""What --as says where the configuration names a house and none is meant."""


class Kind(NamedTuple):
    """How values are read: `reads` takes what TOML has and the folder of the file, and gives the text that a variable would have.

    It raises ValueError with what is wanted. `knows` raises an error where a text that can be read means nothing, which takes a
    table to know; `known` are the values to complete.
    """

    reads: Callable[[object, Path], str]
    knows: Callable[[str], object] | None = None
    known: Callable[[], Sequence[str]] = tuple
    may_be_empty: bool = False
    is_path: Callable[[str], bool] = lambda _text: False


class Setting(NamedTuple):
    """One setting: `key` in the file, and the option and the variable that come before it.

    `general` are variables of other programs that count behind the file, and `otherwise` is what holds where nothing says it.
    """

    key: str
    option: str
    variable: str
    kind: Kind
    meaning: str
    example: str
    otherwise: str
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
    named = os.path.expanduser(_text(value, folder))  # noqa: PTH111 - pathlib's raises where there is no home
    return os.path.normpath(folder / named)


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


def _address(value: object, folder: Path) -> str:
    text = _text(value, folder)
    if "@" not in text or len(text.split()) > 1:
        raise ValueError("an email address such as me@example.org")
    return text


def _known_style(text: str) -> object:
    from protlib.citing.styles import named

    return named(text)


def _styles() -> Sequence[str]:
    from protlib.citing.styles import SHORT_NAMES, shipped

    return sorted({*shipped(), *SHORT_NAMES})


def _known_language(text: str) -> object:
    from protlib.record import languages

    return languages.tag(text)


def _known_bodies(text: str) -> object:
    if text not in BODIES:
        raise ValueError("use published or report")
    return text


def _known_format(text: str) -> object:
    from protlib.formats.registry import for_writing

    return for_writing(text)


def _formats() -> Sequence[str]:
    from protlib.formats import FORMATS

    return [entry.name for entry in FORMATS if entry.writes]


def _known_house(text: str) -> object:
    from protlib.record import places

    return text == ANY_HOUSE or places.house_named(text)


def _houses() -> Sequence[str]:
    from protlib.record import places

    return list(places.HOUSES)


_ROWS: Final = (
    Setting("library", "--library", "PROTLIB_LIBRARY", Kind(_path, is_path=bool),
            "the library file", "~/protection/library.json", "library.json in your data folder"),
    Setting("style", "--style", "PROTLIB_STYLE", Kind(_style, _known_style, _styles, is_path=_is_file_of_style),
            "the citation style: a name of protlib styles, or a .csl file", "chicago", "apa"),
    Setting("language", "--locale", "PROTLIB_LANGUAGE", Kind(_text, _known_language),
            "the language of citations and reference lists", "fr", "the language of the style"),
    Setting("bodies", "--bodies", "PROTLIB_BODIES", Kind(_text, _known_bodies, lambda: BODIES),
            "names of organisations in references: as published, or one name in the language of the report (report)",
            "report", "published"),
    Setting("format", "--format", "PROTLIB_FORMAT", Kind(_text, _known_format, _formats),
            "the format that export and convert write to standard output", "bibtex", "none; --format is needed"),
    Setting("house", "--as", "PROTLIB_HOUSE", Kind(_text, _known_house, _houses),
            "whose definition of a region to use", "unhcr", "anyone's"),
    Setting("colours", "", "PROTLIB_COLOURS", Kind(_colours, known=lambda: COLOURS),
            "colours in tables, bars and help: auto, always or never", "never",
            "auto: on a terminal", ("NO_COLOR", "FORCE_COLOR")),
    Setting("pager", "", "PROTLIB_PAGER", Kind(_command, may_be_empty=True),
            "the program that shows long output; empty for none", "less -R", "less", ("PAGER",)),
    Setting("editor", "", "PROTLIB_EDITOR", Kind(_text),
            "the editor that protlib edit opens", "nano", "vi, or notepad on Windows", ("VISUAL", "EDITOR")),
    Setting("wait", "--wait", "PROTLIB_WAIT", Kind(_seconds),
            "seconds to wait while another protlib is writing", "30", "120"),
    Setting("cache", "", "PROTLIB_CACHE", Kind(_path, is_path=bool),
            "the folder of the search index and of looked-up data", "~/scratch/protlib", "your cache folder"),
    Setting("mailto", "", "PROTLIB_MAILTO", Kind(_address),
            "your e-mail address, sent to services that look publications up", "me@example.org", "none"),
    Setting("reliefweb", "", "PROTLIB_RELIEFWEB_APPNAME", Kind(_text),
            "the name that ReliefWeb's API has approved for you", "example-org-protlib", "none"),
)  # fmt: skip
SETTINGS: Final[Mapping[str, Setting]] = {row.key: row for row in _ROWS}
"""The settings by their keys, in the order in which they are listed."""


class Told(NamedTuple):
    """What a setting is, and what says so: an option, a variable, a line of the file; "" where nothing does."""

    value: str
    by: str


def fallback(key: str) -> str:
    """Return the end of an option's help: what counts where it is not given."""
    setting = SETTINGS[key]
    return f"Default: ${setting.variable}, your configuration, or {setting.otherwise}."


def begin() -> None:
    """Refuse a configuration in which something is wrong, and have what draws draw in the colours that are wanted."""
    environ = variables()
    wanted = environ.get(SETTINGS["colours"].variable, "")
    if wanted not in {"", *COLOURS}:
        raise UsageError(f"{SETTINGS['colours'].variable} must be auto, always or never, not “{wanted}”")
    if wanted in {"always", "never"}:
        # What draws asks these. A program's own configuration comes before them: https://no-color.org
        for name, is_set in (("FORCE_COLOR", wanted == "always"), ("NO_COLOR", wanted == "never")):
            os.environ.pop(name, None)
            if is_set:
                os.environ[name] = "1"


def variables(*, as_far_as_right: bool = False) -> Mapping[str, str]:
    """Return the environment, with what the configuration says as the variables that come before it, where these say nothing.

    Raises UsageError where something is wrong in the file, unless what is right in it is enough.
    """
    content = _content(as_far_as_right=as_far_as_right)
    if content is None:
        return os.environ
    said = {SETTINGS[key].variable: line.text for key, line in content.lines.items() if not _is_said(SETTINGS[key])}
    return {**os.environ, **said}


def _is_said(setting: Setting) -> bool:
    """Tell whether a variable says something; one that is empty says nothing, unless that is a value."""
    return setting.variable in os.environ and (setting.kind.may_be_empty or bool(os.environ[setting.variable].strip()))


def _content(*, as_far_as_right: bool = False) -> "Content | None":
    """Return what the configuration file holds, None where there is none; raises UsageError where something is wrong in it."""
    path = settings.configuration_file(os.environ)
    if path is None or not is_there(path):
        return None
    from protlib.cli.configuration_file import content_of

    content = content_of(path)
    if content.wrong and not as_far_as_right:
        raise UsageError(f"{content.wrong[0]} (to edit it: protlib config --edit)")
    return content


def is_there(path: Path) -> bool:
    """Tell whether there is a configuration file; raises UsageError where the one that PROTLIB_CONFIG names is not there."""
    try:
        os.stat(path)  # noqa: PTH116 - the one call that every command pays for
    except (FileNotFoundError, NotADirectoryError):
        if os.environ.get(settings.CONFIGURATION):
            raise UsageError(
                f"{settings.CONFIGURATION} is {path}, which does not exist. To create it: protlib config --edit"
            ) from None
        return False
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    return True


def value_of(key: str) -> str:
    """Return what a variable or the file says of a setting, "" for nothing; raises UsageError, with the place, where it means nothing."""
    setting = SETTINGS[key]
    value = variables().get(setting.variable, "").strip()
    if value and (wrong := not_known(setting, value)):
        content = None if _is_said(setting) else _content()
        place = content.place(key) if content else setting.variable
        raise UsageError(f"{place}: {wrong}")
    return value


def not_known(setting: Setting, value: str) -> str:
    """Return what is wrong with a value that can be read and means nothing; "" where it means something."""
    if setting.kind.knows is None:
        return ""
    try:
        setting.kind.knows(value)
    except UsageError as error:
        return str(error)
    except ValueError as error:
        return f"{setting.key} “{value}”: {error}"
    return ""


def told(content: "Content | None", options: Mapping[str, Any]) -> dict[str, Told]:
    """Return each setting as it holds: by the options that stand before a command, the variables and what the file holds."""
    return {key: _told(setting, content, options) for key, setting in SETTINGS.items()}


def _told(setting: Setting, content: "Content | None", options: Mapping[str, Any]) -> Told:
    if options.get(setting.key) is not None and setting.option:
        return Told(str(options[setting.key]), setting.option)
    if _is_said(setting):
        return Told(os.environ[setting.variable], setting.variable)
    if content and (line := content.lines.get(setting.key)):
        return Told(line.text, content.place(setting.key))
    for name in setting.general:
        if name == "NO_COLOR" and os.environ.get(name):
            return Told("never", name)
        if name == "FORCE_COLOR" and os.environ.get(name):
            return Told("always", name)
        if setting.key != "colours" and name in os.environ:
            return Told(os.environ[name], name)
    return Told("", "")
