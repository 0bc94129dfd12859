"""How messages read: short, in plain words, as the source has them; what they say is tested where they are said."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Final, NamedTuple

import pytest

from harness.rows import every_row
from harness.source import MODULES, SOURCE, nodes

_MOST_WORDS: Final = 28
_MOST_IN_THE_MEAN: Final = 12
_LEAST_WORDS: Final = 3  # what is shorter is a name, a unit or a piece of a message
_LEAST_MESSAGES: Final = 600
_SAYING: Final = frozenset({"say", "Problem", "Flaw", "Fault", "Mend", "Doubt", "note", "doubt", "warn"})
# A way of speaking that readers with English as a second language stumble over, and what to write in its place.
_STILTED: Final = {
    r"\b(?:is|are) told\b": "say what is reported, or: is reported",
    r"\bfor want of\b": "without",
    r"\b(?:is|are) no\b(?! longer\b)": "is not a",
    r"\bwants\b": "needs, must be",
    r"\bstands?\b": "is, appears",
    r"\bshall\b": "drop it",
    r"\b(?:of|for) which\b": "two sentences",
    r"\bthere (?:is|are) no\b.*\bthat\b": "no … found",
    r"\bwhich is not (?:here|there)\b": "not found. Install it: …",
    r"\bnobody (?:knows|sees|else)\b": "unknown, invisible",
    r"\bcut short\b": "cut off",
    r"\bexclude each other\b|\btwo things; ask for one\b|\bgo together\b": "cannot be used together; choose one",
    r"; protlib [^;:.]*? (?:lists|shows|tells|does|makes|opens|brings|asks)\b": "To list them: protlib …",
    r"\bbut does not (?:read|write)\b": "can read …, but not write it",
    r"\bbe it\b|\bsay so\b|\bso that\b|\bsuch as are\b": "a sentence of its own",
}


class Message(NamedTuple):
    """A text that users can see, with `{}` for what is put in, and where the source has it."""

    place: str
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def _text(node: ast.expr) -> str:
    """Return a text as the source spells it, `{}` for each value in it; "" for what is no text."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    if isinstance(node, ast.BinOp):
        return _text(node.left) + _text(node.right)
    return ""


def _messages(path: Path) -> Iterator[Message]:
    """Yield what a module hands to what prints it, to an error, or to what is reported of a record."""
    for node in nodes(path):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        if name not in _SAYING and not name.endswith("Error"):
            continue
        for value in (*node.args, *(keyword.value for keyword in node.keywords)):
            message = Message(f"{path.relative_to(SOURCE)}:{value.lineno}", _text(value))
            if message.words >= _LEAST_WORDS:
                yield message


@functools.cache
def messages() -> tuple[Message, ...]:
    """Return the messages of all modules: to read them takes a second, for which nobody waits who runs other tests."""
    return tuple(message for path in MODULES for message in _messages(path))


@pytest.mark.slow
def test_messages_are_found_in_the_source() -> None:
    assert len(messages()) > _LEAST_MESSAGES


def test_no_message_is_long() -> None:
    assert [message for message in messages() if message.words > _MOST_WORDS] == []


def test_messages_are_short_in_the_mean() -> None:
    assert mean(message.words for message in messages()) <= _MOST_IN_THE_MEAN


@every_row(("stilted", "plain"), _STILTED.items())
def test_messages_are_in_plain_words(stilted: str, plain: str) -> None:
    pattern = re.compile(stilted)
    assert [message for message in messages() if pattern.search(message.text)] == [], f"write: {plain}"
