"""A command line that was copied from Word or a PDF: long dashes before options, curly quotation marks around words."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from protlib.cli.command_table import COMMANDS
from protlib.cli.context import names_file
from protlib.cli.group import command_in, parameters_of
from protlib.cli.options.query_words import options_with_value
from protlib.system.shell import command_line

if TYPE_CHECKING:
    from typer import _click

_DASHES: Final = "‐‑‒–—―−"
_CLOSING: Final = {"“": "”“", "„": "“”", "‘": "’", "«": "»"}
"""The marks that close a quotation, for each that opens one."""
_PROGRAM_OPTIONS: Final = frozenset({"--help", "-h", "--version", "-V", "--library", "-L", "--wait"})


def typography_advice(arguments: Sequence[str]) -> str:
    """Return what is wrong and the line to type, for a dash or a quotation mark that no shell knows; "" for none.

    Such a word would be searched for or left out, or become a title or a file, and its option would have no effect.
    """
    command = command_in(arguments)
    parameters = parameters_of(command) if command else []
    names = _PROGRAM_OPTIONS.union(*(parameter.opts + parameter.secondary_opts for parameter in parameters))
    end = arguments.index("--") if "--" in arguments else len(arguments)
    words = [_option_meant(word, names) or word for word in arguments[:end]]
    straight_words = _without_marks(words, parameters)
    word_with_dash = next((argument for argument, word in zip(arguments, words, strict=False) if argument != word), "")
    causes = [f"“{word_with_dash}” begins with a long dash, as Word writes it"] * bool(word_with_dash)
    causes += ["to a terminal, “ and ” are letters, not quotation marks"] * (straight_words != words)
    line = command_line(["protlib", *straight_words, *arguments[end:]])
    return "; ".join([*causes, f"type: {line}"]) if causes else ""


def _option_meant(word: str, names: Collection[str]) -> str:
    """Return the option that a word with a long dash stands for, perhaps with its value; "" for any other word."""
    bare = word.lstrip(_DASHES + "-")
    name, sign, value = bare.partition("=")
    option = f"{'-' if len(name) == 1 else '--'}{name}"
    is_dashed = not word[:2].isascii() and word[:1] in {*_DASHES, "-"}
    return f"{option}{sign}{value}" if is_dashed and option in names and not names_file(word) else ""


def _without_marks(words: Sequence[str], parameters: "Sequence[_click.Parameter]") -> list[str]:
    """Return words, joined where curly marks stand around several; words that are searched keep their marks."""
    with_value = options_with_value(parameters)
    arguments = {parameter.name for parameter in parameters}
    takes_query = "words" in arguments
    straight_words: list[str] = []
    position = 0
    while position < len(words):
        is_value = position > 0 and words[position - 1] in with_value
        count = 0 if takes_query and not is_value else _quoted_words(words[position:], is_value=is_value)
        is_of_title = "title_words" in arguments and not is_value
        if count and not (is_of_title and _has_neighbours(words, position, count, with_value)):
            head, _mark, text = _split_mark(" ".join(words[position : position + count]))
            straight_words.append(head + text[:-1].strip())
        else:
            count = 1
            straight_words.append(words[position])
        position += count
    return straight_words


def _has_neighbours(words: Sequence[str], position: int, count: int, with_value: Collection[str]) -> bool:
    """Tell whether a title has more words than those with marks: the marks are its own."""
    is_of_other = words[position - 1] in COMMANDS or words[position - 2] in with_value
    return not (_is_last(words[position + count :]) and (is_of_other or words[position - 1].startswith("-")))


def _quoted_words(words: Sequence[str], *, is_value: bool) -> int:
    """Return around how many words from the first on curly marks stand, 0 for none and for a word with blanks.

    It is 0 where other words follow that belong to no option: a title may begin with a quotation.
    """
    head, mark, _text = _split_mark(words[0])
    if not mark or names_file(words[0]):
        return 0
    for count, word in enumerate(words, 1):
        if " " in word or (count > 1 and word.startswith("-")):
            return 0
        if word.endswith((*_CLOSING[mark],)) and (count, len(word)) != (1, 1):
            is_part = count > 1 and not is_value and not _is_last(words[count:])
            return 0 if (head and count == 1) or is_part else count
    return 0


def _is_last(words: Sequence[str]) -> bool:
    """Tell whether no word follows, or an option."""
    return not words or words[0].startswith("-")


def _split_mark(word: str) -> tuple[str, str, str]:
    """Return "field=", the curly mark and the text of a word; the first two are "" where there are none."""
    name, sign, value = word.partition("=")
    head = f"{name}{sign}" if value[:1] in _CLOSING else ""
    text = value if head else word
    return (head, text[0], text[1:]) if text[:1] in _CLOSING else (head, "", text)
