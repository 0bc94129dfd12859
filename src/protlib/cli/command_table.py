"""The commands, each declared once: a block of `command_table.txt`, and a function in a module of `commands/`."""

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from protlib.frozen import NamedTuple

_ELSEWHERE: Final = "elsewhere: "
_SENTENCE_END: Final = r"\. (?=[A-Z])"  # not that of "[@key, p. 3]"


class Command(NamedTuple):
    """A block of the table: what help, completion and advice know about a command before they import it.

    `function` is "module:function" in `commands/`; its docstring and its parameters say the rest.
    `elsewhere` has its names in other programs, and old names, with the options that they need: "tags --by tag".
    `output_shape` is the section of `render/shapes.yaml`, or the "module:function", that describes its JSON; or "".
    A command that `is_hidden` works and has its help, but no list shows it.
    Each with `is_on_first_page` stands on the first page of the help, in the order of the table.
    """

    name: str
    function: str
    heading: str
    examples: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()
    output_shape: str = ""
    is_hidden: bool = False
    is_on_first_page: bool = False

    @property
    def purpose(self) -> str:
        """What it does, in one sentence: the first of its docstring. Imports the command's module."""
        paragraph = " ".join((self.load_function().__doc__ or "").partition("\n\n")[0].split())
        return re.split(_SENTENCE_END, paragraph, maxsplit=1)[0].removesuffix(".") + "."

    def load_function(self) -> Callable[..., Any]:
        """Return the function that is the command, from its module."""
        module, name = self.function.split(":")
        function: Callable[..., Any] = getattr(import_module(f"protlib.cli.commands.{module}"), name)
        return function


def _rows(table: Path) -> Iterator[Command]:
    for block in table.read_text(encoding="utf-8").rstrip("\n").split("\n\n"):
        head, *examples = block.split("\n")
        if head[:1] == "#":
            continue
        name, function, heading, prints, *marks = head.split("\t")
        names = examples.pop(0) if examples[0].startswith(_ELSEWHERE) else ""
        foreign_names = names.removeprefix(_ELSEWHERE).split(", ") if names else ()
        yield Command(
            name, function, heading, tuple(examples), tuple(foreign_names), "" if prints == "-" else prints,
            is_hidden="hidden" in marks, is_on_first_page="first" in marks,
        )  # fmt: skip


COMMANDS: Final[dict[str, Command]] = {row.name: row for row in _rows(Path(__file__).with_suffix(".txt"))}
"""The commands by name, in the order of the help."""


def commands_in_other_languages(words: Sequence[str]) -> list[Command]:
    """Return the commands for which words stand in Spanish or French, in the order of the words: "buscar", "citer"."""
    from protlib.record.tables import words_by_section
    from protlib.text import fold

    names_by_word = {
        word: name
        for name, section in words_by_section(Path(__file__).with_name("translated_commands.txt")).items()
        for word in section
    }
    beginnings = {word[:-1]: name for word, name in names_by_word.items() if word.endswith("-")}
    names = (
        names_by_word.get(word) or next((beginnings[begin] for begin in beginnings if word.startswith(begin)), "")
        for word in (fold(word).strip(",.;:?!¿¡") for word in words)
    )
    return [COMMANDS[name] for name in dict.fromkeys(filter(None, names))]


def command_position(words: Sequence[str]) -> int:
    """Return the place of the first word that is a command's name, 0 where there is none."""
    return next((position for position, word in enumerate(words) if word in COMMANDS), 0)


def escape_brackets(text: str) -> str:
    """Return text with its brackets escaped, as in "[see @key]", because the help takes brackets for markup."""
    return text.replace("[", "\\[")


def unescape_brackets(text: str | None) -> str:
    """Return a text of the help without the marks that keep its brackets from being taken for markup."""
    return (text or "").replace("\\[", "[")
