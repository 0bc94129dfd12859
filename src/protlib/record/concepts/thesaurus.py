"""The concepts that publications are about: their names, synonyms and acronyms, what is broader and what is related.

The table is `concepts.txt`, a row for each: code, codes of what is broader and of what is related ("-" for none), then behind a tab the
labels, by language between "|": the first is the name to use in it. A label in capitals is an acronym.
"""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

_TABLE: Final = "concepts.txt"
_NONE: Final = "-"
_A_WORD: Final = "~"
"""Behind an acronym that is a word as well, or that of much else: it stands for the concept in capitals alone."""


class Label(NamedTuple):
    """A name of a concept in a language; one that `is_acronym` is found in capitals, one that `is_word` asked for in capitals, too."""

    text: str
    language: str
    is_acronym: bool = False
    is_word: bool = False


class Concept(NamedTuple):
    """A concept: `broader` and `related` are the codes of others, its labels stand by language, the one to use first."""

    code: str
    broader: tuple[str, ...]
    related: tuple[str, ...]
    labels: tuple[Label, ...]

    @property
    def name(self) -> str:
        """The name that it is listed by: the English one."""
        return self.labels[0].text

    def languages(self) -> dict[str, list[str]]:
        """Return its names, synonyms and acronyms by the tags of languages."""
        by_language: dict[str, list[str]] = {}
        for label in self.labels:
            by_language.setdefault(label.language, []).append(label.text)
        return by_language


@cache
def everything() -> tuple[Concept, ...]:
    """Return all concepts, by code."""
    return tuple(map(_concept, _rows().decode().splitlines()))


@cache
def with_code(code: str) -> Concept:
    """Return the concept with a code that another one names; to read one takes no time, to read all some milliseconds."""
    rows, beginning = _rows(), f"{code} ".encode()
    start = rows.index(b"\n" + beginning) + 1 if not rows.startswith(beginning) else 0
    return _concept(rows[start : rows.index(b"\n", start)].decode())


def narrower(concept: Concept) -> tuple[Concept, ...]:
    """Return the concepts that lie in one, at whatever depth, but not itself."""
    concepts: dict[str, Concept] = {}
    pending = [concept.code]
    while pending:
        code = pending.pop()
        inner = [concept for concept in _inside().get(code, ()) if concept.code not in concepts]
        concepts |= {concept.code: concept for concept in inner}
        pending += [concept.code for concept in inner]
    concepts.pop(concept.code, None)
    return tuple(concepts.values())


@cache
def _inside() -> dict[str, list[Concept]]:
    inside: dict[str, list[Concept]] = {}
    for concept in everything():
        for code in concept.broader:
            inside.setdefault(code, []).append(concept)
    return inside


@cache
def _rows() -> bytes:
    """Return the rows in UTF-8: of few of them a command needs the text."""
    return Path(__file__).with_name(_TABLE).read_bytes()


def _concept(row: str) -> Concept:
    head, _tab, groups = row.partition("\t")
    code, broader, related = head.split(" ")
    labels = [_label(text, group[:2]) for group in groups.split("|") for text in group[3:].split(";")]
    return Concept(code, _codes(broader), _codes(related), tuple(labels))


def _codes(text: str) -> tuple[str, ...]:
    return () if text == _NONE else tuple(text.split(","))


def _label(text: str, language: str) -> Label:
    bare = text.removesuffix(_A_WORD)
    is_acronym = bare.isascii() and bare.isupper() and bare.isalpha() and len(bare) > 1
    return Label(bare, language, is_acronym, bare != text)
