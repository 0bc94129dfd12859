"""The questions of a shell after Tab, and the answers that its script (`completion_scripts.py`) expects.

No script evaluates an answer: it reads lines, and passes each to the shell as a possible word. Answers have only
printable characters. The completed word is quoted by the shell, or for it.
"""

import io
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.cli.output import put_lines
from protlib.errors import ProtlibError
from protlib.text import shorten, without_markup

if TYPE_CHECKING:
    from typer import _click

_HELP_SEPARATOR: Final = "  -- "
_MENU_COMPLETION: Final = "37"  # COMP_TYPE where bash inserts one word after the other
_MOST_ABOUT: Final = 60  # characters of the text beside a word
_NEGATED_WORD: Final = re.compile(r"-[^-]")
# The four pieces of: show 'a b'"c d"\e, and the blank before them; a quotation may have no end yet.
_PIECE: Final = re.compile(
    r"""(?P<space>\s+)|\\(?P<escaped>.?)|'(?P<single>[^']*)(?P<shut1>'?)|"(?P<double>(?:[^"\\]|\\.)*\\?)(?P<shut2>"?)"""
    r"""|(?P<plain>[^\s\\'"]+)""",
    re.DOTALL,
)
_ESCAPED_SIGN: Final = re.compile(r'\\(["\\$`\n])')
# Such as “‘a b’” and "`c": in PowerShell ` escapes, a backslash is a letter, and a doubled mark means one mark.
_PIECE_OF_POWERSHELL: Final = re.compile(
    r"""(?P<space>\s+)|`(?P<escaped>.?)|['‘’‚‛](?P<single>(?:[^'‘’‚‛]|['‘’‚‛]{2})*)(?P<shut1>['‘’‚‛]?)"""
    r"""|["“”„](?P<double>(?:[^"“”„`]|["“”„]{2}|`.)*`?)(?P<shut2>["“”„]?)|(?P<plain>[^\s`'‘’‚‛"“”„]+)""",
    re.DOTALL,
)
_ESCAPED_SIGN_OF_POWERSHELL: Final = re.compile(r"""`(.)|(["“”„])["“”„]""", re.DOTALL)
_UNSAFE: Final = re.compile(r"[^\w@%+:,./=-]")
_UNSAFE_IN_POWERSHELL: Final = re.compile(r"[^\w+:./=-]")  # "@name" is a variable, "a,b" are two words
_POWERSHELL_QUOTE: Final = re.compile("['‘’‚‛]")
_POWERSHELL_QUOTES: Final = re.compile("(['‘’‚‛])['‘’‚‛]")  # which mean one


class CommandLine(NamedTuple):
    """A command line up to the cursor: the words before it, and the word at it, plain and as typed.

    `quote` is its open quotation mark, and `text_before_quote` is the plain text before that mark.
    """

    earlier_words: list[str]
    word: str
    raw: str
    quote: str
    text_before_quote: str


class PossibleWord(NamedTuple):
    """A possible word, with its description."""

    value: str
    description: str


Ask = Callable[[Sequence[str], str, str], "list[PossibleWord]"]
"""Complete a word after other words, inside a quotation mark or not."""


def answer(command: "_click.Command", instruction: str, arguments: Sequence[str]) -> None:
    """Print the answer to a shell script's instruction, without messages, which nobody could read there."""
    from protlib.cli.completion import completion_scripts

    if instruction.startswith("source_"):
        put_lines([completion_scripts.script(instruction.removeprefix("source_"))])
    elif reply := _REPLIES.get(instruction):
        # A shell's question cannot show an error: an unreadable library, or a foreign script, gets no answer.
        with redirect_stderr(io.StringIO()), suppress(ProtlibError, ValueError):
            put_lines(list(reply(lambda *words: _candidates(command, *words), arguments)))


def _candidates(command: "_click.Command", words: Sequence[str], word: str, quote: str) -> list[PossibleWord]:
    # Typer has no public function for this; the version with this one is pinned.
    from typer._completion_classes import BashComplete

    from protlib.cli.command_table import unescape_brackets

    completion = BashComplete(command, {"obj": quote}, "protlib", "")
    expanded_words = [os.path.expanduser(word) for word in words]  # noqa: PTH111 - as a shell does
    items = completion.get_completions(expanded_words, word)
    if not items and _NEGATED_WORD.match(word) and "--" not in words:
        # No option begins so: it may be a word of a query, as -type:report is.
        items = [item for item in completion.get_completions([*expanded_words, "--"], word) if item.value != word]
    option = f"{word.partition('=')[0]}=" if re.match(r"--?\w[\w-]*=", word) and "--" not in words else ""
    return [
        PossibleWord(f"{option}{item.value}", _describe_word(unescape_brackets(item.help)))
        for item in items
        if item.value.isprintable()
    ]


def _describe_word(text: str) -> str:
    line = "".join(char if char.isprintable() else " " for char in without_markup(text))
    return shorten(" ".join(line.split()), _MOST_ABOUT)


def split_command_line(line: str, *, of_powershell: bool = False) -> CommandLine:
    """Return the words of a command line, with quotation marks and backslashes as in a POSIX shell or PowerShell."""
    plain = _plain_of_powershell if of_powershell else _unquote
    words: list[str] = []
    text: str | None = None
    start, quote, text_before_quote = len(line), "", ""
    for piece in (_PIECE_OF_POWERSHELL if of_powershell else _PIECE).finditer(line):
        if piece["space"]:
            words += [] if text is None else [text]
            text, start = None, len(line)
            continue
        start = min(start, piece.start())
        text_before_quote = text or ""
        quote = "'" if piece["shut1"] == "" else '"' if piece["shut2"] == "" else ""
        text = text_before_quote + plain(piece)
    return CommandLine(words, text or "", line[start:], quote, text_before_quote if quote else "")


def _unquote(piece: re.Match[str]) -> str:
    if piece["double"] is not None:
        return _ESCAPED_SIGN.sub(r"\1", piece["double"])
    return next(text for text in piece.group("escaped", "single", "plain") if text is not None)


def _plain_of_powershell(piece: re.Match[str]) -> str:
    if piece["double"] is not None:
        return _ESCAPED_SIGN_OF_POWERSHELL.sub(lambda match: match[1] or match[2], piece["double"])
    if piece["single"] is not None:
        return _POWERSHELL_QUOTES.sub(r"\g<1>", piece["single"])
    return next(text for text in piece.group("escaped", "plain") if text is not None)


def _bash(ask: Ask, arguments: Sequence[str]) -> Iterator[str]:
    """Answer with what replaces bash's own word, which begins behind the last = or : or quotation mark."""
    line, current, *kind = arguments
    line_parts = split_command_line(line)
    outside_word = (
        line_parts.text_before_quote
        if line_parts.quote
        else split_command_line(line_parts.raw[: len(line_parts.raw) - len(current)]).word
    )
    candidates = [
        PossibleWord(bash_quoted(candidate.value[len(outside_word) :], line_parts.quote), candidate.description)
        for candidate in ask(line_parts.earlier_words[1:], line_parts.word, line_parts.quote)
        if candidate.value.startswith(outside_word)
    ]
    values = [candidate.value for candidate in candidates]
    # Bash inserts what all words begin with: where they differ behind what is typed, it only lists them.
    is_list = len({value[: len(current) + 1] for value in values}) > 1 and kind != [_MENU_COMPLETION]
    yield from (
        f"{value}{_HELP_SEPARATOR}{description}" if is_list and description else value
        for value, description in candidates
    )


def bash_quoted(text: str, quote: str) -> str:
    """Return a text as bash reads it literally, inside an open quotation mark or outside one."""
    if not quote:
        return _UNSAFE.sub(r"\\\g<0>", text)
    if quote == "'":
        escaped_text = text.replace("'", "'\\''")
    else:
        escaped_text = re.sub(r'["\\$`]', r"\\\g<0>", text).replace("!", "\"'!'\"")
    return escaped_text + quote * escaped_text.endswith(quote)  # readline closes a word that does not end in the mark


def _zsh(ask: Ask, arguments: Sequence[str]) -> Iterator[str]:
    """Answer with words and descriptions; zsh splits the line, and quotes the words."""
    quote, *earlier_words, word = arguments
    return (f"{value}\t{description}" for value, description in ask(earlier_words[1:], word, quote))


def _fish(ask: Ask, arguments: Sequence[str]) -> Iterator[str]:
    """Answer with words and descriptions; the last argument is the word as typed, and fish quotes the words."""
    *earlier_words, raw = arguments
    line_parts = split_command_line(raw)
    return (
        f"{value}\t{description}" if description else value
        for value, description in ask(
            earlier_words[1:],
            line_parts.earlier_words[0] if line_parts.earlier_words else line_parts.word,
            line_parts.quote,
        )
    )


def _powershell(ask: Ask, _arguments: Sequence[str]) -> Iterator[str]:
    line, word = (
        os.environ.get("_TYPER_COMPLETE_ARGS", ""),
        os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", ""),
    )
    line_parts = split_command_line(line if line.endswith(word) else f"{line} {word}", of_powershell=True)
    earlier_words = line_parts.earlier_words if word else [*line_parts.earlier_words, *filter(None, [line_parts.word])]
    for value, description in ask(earlier_words[1:], line_parts.word if word else "", line_parts.quote):
        doubled_marks = _POWERSHELL_QUOTE.sub(r"\g<0>\g<0>", value)
        quoted_value = f"'{doubled_marks}'" if _UNSAFE_IN_POWERSHELL.search(value) else value
        yield f"{quoted_value}:::{description or ' '}"


_REPLIES: Final[Mapping[str, Callable[[Ask, Sequence[str]], Iterator[str]]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
    **dict.fromkeys(("powershell", "complete_powershell", "complete_pwsh"), _powershell),
}
