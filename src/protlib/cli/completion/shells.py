"""The questions of a shell in which Tab is pressed, and the answers that its script (`installation.py`) expects.

No script evaluates an answer: it reads lines, and hands each to the shell as a word to be. What is not printable is never
answered, and what a person runs with the word that stands there then is quoted by the shell, or for it.
"""

import io
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr, suppress
from typing import Any, Final, NamedTuple

from protlib.cli.output import put
from protlib.errors import ExitCode, ProtlibError
from protlib.selection import SAVED
from protlib.text import without_markup

_MOST_ABOUT: Final = 60  # characters of what stands beside a word
# Such as the four pieces of: show 'a b'"c d"\e, and the blank before them; what is quoted may have no end yet.
_PIECE: Final = re.compile(
    r"""(?P<space>\s+)|\\(?P<escaped>.?)|'(?P<single>[^']*)(?P<shut1>'?)|"(?P<double>(?:[^"\\]|\\.)*\\?)(?P<shut2>"?)"""
    r"""|(?P<plain>[^\s\\'"]+)""",
    re.DOTALL,
)
_IN_DOUBLE: Final = re.compile(r'\\(["\\$`\n])')
_UNSAFE: Final = re.compile(r"[^\w@%+:,./=-]")
_SAFE: Final = re.compile(r"[\w@%+:,./=-]+", re.ASCII)
_POWERSHELL_QUOTES: Final = re.compile("['‘’‚‛]")


class Typed(NamedTuple):
    """A command line up to the cursor: the words before; the word at the cursor, plain and as it stands.

    `quote` is the quotation mark that is open in it, and `outside` what stands before that mark, plain.
    """

    before: list[str]
    word: str
    raw: str
    quote: str
    outside: str


class Candidate(NamedTuple):
    """A word that may be meant, and what it is."""

    value: str
    about: str


Ask = Callable[[Sequence[str], str, str], "list[Candidate]"]
"""Complete a word after other words, inside a quotation mark or not."""


def answer(command: Any, instruction: str, arguments: Sequence[str]) -> None:
    """Print what an instruction of a shell's script asks for; what there is to say of it nobody wants to read there."""
    from protlib.cli.completion import installation

    if instruction.startswith("source_"):
        put([installation.script(instruction.removeprefix("source_"))])
    elif reply := _REPLIES.get(instruction):
        # Where the library cannot be read, or no script of ours asks, there is nothing to answer.
        with redirect_stderr(io.StringIO()), suppress(ProtlibError, ValueError):
            put(list(reply(lambda *typed: _candidates(command, *typed), arguments)))


def _candidates(command: Any, words: Sequence[str], word: str, quote: str) -> list[Candidate]:
    # Typer has no public way to ask; the version that has this one is pinned.
    from typer._completion_classes import BashComplete

    from protlib.cli.group import plain

    asked = BashComplete(command, {"obj": quote}, "protlib", "")
    items = asked.get_completions([os.path.expanduser(each) for each in words], word)  # noqa: PTH111 - as a shell does
    option = f"{word.partition('=')[0]}=" if re.match(r"--?\w[\w-]*=", word) and "--" not in words else ""
    return [Candidate(f"{option}{item.value}", _about(plain(item.help))) for item in items if item.value.isprintable()]


def _about(text: str) -> str:
    words = "".join(char if char.isprintable() else " " for char in without_markup(text)).split()
    line = " ".join(words)
    return line if len(line) <= _MOST_ABOUT else f"{line[: _MOST_ABOUT - 1].rstrip()}…"


def split(line: str) -> Typed:
    """Return what is typed of a command line; quotation marks and backslashes are read as a POSIX shell reads them."""
    words: list[str] = []
    text: str | None = None
    start, quote, outside = len(line), "", ""
    for piece in _PIECE.finditer(line):
        if piece["space"]:
            words += [] if text is None else [text]
            text, start = None, len(line)
            continue
        start = min(start, piece.start())
        outside = text or ""
        quote = "'" if piece["shut1"] == "" else '"' if piece["shut2"] == "" else ""
        text = outside + _plain(piece)
    return Typed(words, text or "", line[start:], quote, outside if quote else "")


def _plain(piece: re.Match[str]) -> str:
    if piece["double"] is not None:
        return _IN_DOUBLE.sub(r"\1", piece["double"])
    return next(text for text in piece.group("escaped", "single", "plain") if text is not None)


def _bash(ask: Ask, arguments: Sequence[str]) -> Iterator[str]:
    """Answer with what bash puts in the place of its own word, which begins behind the last = or : or quotation mark."""
    line, current = arguments
    typed = split(line)
    kept = typed.outside if typed.quote else split(typed.raw[: len(typed.raw) - len(current)]).word
    for candidate in ask(typed.before[1:], typed.word, typed.quote):
        if candidate.value.startswith(kept):
            yield bash_quoted(candidate.value[len(kept) :], typed.quote)


def bash_quoted(text: str, quote: str) -> str:
    """Return a text as bash reads it as itself, inside an open quotation mark or outside of one."""
    if not quote:
        return _UNSAFE.sub(r"\\\g<0>", text)
    if quote == "'":
        inside = text.replace("'", "'\\''")
    else:
        inside = re.sub(r'["\\$`]', r"\\\g<0>", text).replace("!", "\"'!'\"")
    return inside + quote * inside.endswith(quote)  # readline closes what does not end in the mark


def _zsh(ask: Ask, arguments: Sequence[str]) -> Iterator[str]:
    """Answer with words and what they are; zsh has split the line and quotes what it puts in."""
    quote, *before, word = arguments
    return (f"{value}\t{about}" for value, about in ask(before[1:], word, quote))


def _fish(ask: Ask, arguments: Sequence[str]) -> Iterator[str]:
    """Answer with words and what they are; the last argument is the word as it stands, and fish quotes what it puts in."""
    *before, raw = arguments
    typed = split(raw)
    return (
        f"{value}\t{about}" if about else value
        for value, about in ask(before[1:], typed.before[0] if typed.before else typed.word, typed.quote)
    )


def _powershell(ask: Ask, _arguments: Sequence[str]) -> Iterator[str]:
    line, word = (
        os.environ.get("_TYPER_COMPLETE_ARGS", ""),
        os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", ""),
    )
    typed = split(line if line.endswith(word) else f"{line} {word}")
    before = typed.before if word else [*typed.before, *filter(None, [typed.word])]
    for value, about in ask(before[1:], typed.word if word else "", typed.quote):
        doubled = _POWERSHELL_QUOTES.sub(r"\g<0>\g<0>", value)
        is_unsafe = _UNSAFE.search(value) or value.startswith(SAVED)  # which takes a variable apart there
        quoted = f"'{doubled}'" if is_unsafe else value
        yield f"{quoted}:::{about or ' '}"


def _before(ask: Ask, line: str) -> list[str]:
    """Return plain words for a script that Typer wrote once: it may evaluate them, or open its globs."""
    typed = split(line)
    found = ask(typed.before[1:], typed.word, typed.quote)
    return [candidate.value for candidate in found if _SAFE.fullmatch(candidate.value)]


def _bash_before(ask: Ask, _arguments: Sequence[str]) -> Iterator[str]:
    typed = split(f"{os.environ.get('COMP_WORDS', '')}")
    words = [*typed.before, typed.word]
    at = int(os.environ.get("COMP_CWORD", "0"))
    line = " ".join([bash_quoted(word, "") for word in (*words[:at], *words[at : at + 1])])
    return iter(_before(ask, line if at < len(words) else f"{line} "))


def _zsh_before(ask: Ask, _arguments: Sequence[str]) -> Iterator[str]:
    found = _before(ask, os.environ.get("_TYPER_COMPLETE_ARGS", ""))
    yield f"compadd -- {' '.join(found)}" if found else "_files"


def _fish_before(ask: Ask, _arguments: Sequence[str]) -> Iterator[str]:
    found = _before(ask, os.environ.get("_TYPER_COMPLETE_ARGS", ""))
    if os.environ.get("_TYPER_COMPLETE_FISH_ACTION") != "is-args":
        yield from found
    elif not found:
        raise SystemExit(ExitCode.NOTHING_FOUND)


_REPLIES: Final[Mapping[str, Callable[[Ask, Sequence[str]], Iterator[str]]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
    "complete_bash": _bash_before,
    "complete_zsh": _zsh_before,
    "complete_fish": _fish_before,
    "complete_powershell": _powershell,
    "complete_pwsh": _powershell,
}
