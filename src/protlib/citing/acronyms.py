"""Acronyms of organisations: "(International Organization for Migration [IOM], 2020)" first, "(IOM, 2020)" later.

A document names a known body as its language does: "OIM" is "Organisation internationale pour les migrations" in
French.

The engine knows no acronyms. So each name with an acronym goes through it between marks. The engine prints the marks,
and ignores them when it sorts and when it compares names. Behind the engine, each marked name is written out or
shortened, in the order of the document.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from protlib.citing.citation import Runs, TextRun, plain_text
from protlib.frozen import expression
from protlib.record.fields.variables import NAME_VARIABLES
from protlib.record.model import NAME_LISTS, Publication
from protlib.text import fold

if TYPE_CHECKING:
    import re

# Tags of Unicode: no text has them, and the collation that sorts lists ignores them. A private character would sort
# last: marked "Oxfam" would come behind "Oxfam America".
_HEAD: Final = "\U000e0001"
_END: Final = "\U000e007f"
_DIGIT: Final = 0xE0030  # the tag of "0"
_BODY_MARK: Final = expression(f"{_HEAD}([^{_HEAD}{_END}]*?)([\U000e0030-\U000e0039]+){_END}")
_MARKS: Final = expression("[\U000e0001-\U000e007f]")
_SEPARATOR: Final = expression(rf"{_END}(, |: | )(?=\w)")
_COMMA: Final = ", "


def acronyms_of(publications: Iterable[Publication]) -> dict[str, str]:
    """Return the acronyms of a document's organisations, by their names.

    Where two bodies share an acronym, a reader could not tell them apart. Both are left out, and so are always spelt
    out.
    """
    acronyms: dict[str, str] = {}
    for publication in publications:
        acronyms.update(_bodies(publication))
    bodies = defaultdict(set)
    for literal, acronym in acronyms.items():
        bodies[fold(acronym)].add(fold(literal))
    return {literal: acronym for literal, acronym in acronyms.items() if len(bodies[fold(acronym)]) == 1}


def _bodies(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield each organisation of a record that has an acronym, with the acronym."""
    for name in (name for field in NAME_LISTS for name in getattr(publication, field)):
        if name.literal and name.short and fold(name.short) != fold(name.literal):
            yield name.literal, name.short


def mark_bodies(items: Iterable[Mapping[str, Any]], acronyms: Mapping[str, str]) -> list[dict[str, object]]:
    """Return items with marks round the names of organisations that have an acronym."""
    names = {literal: mark_body_name(literal, number) for number, literal in enumerate(acronyms)}
    return [
        {name: _mark_names(value, names) if name in NAME_VARIABLES else value for name, value in item.items()}
        for item in items
    ]


def _mark_names(people: Iterable[Mapping[str, str]], names: Mapping[str, str]) -> list[Mapping[str, str]]:
    return [{**name, "literal": names[name["literal"]]} if name.get("literal") in names else name for name in people]


def mark_body_name(literal: str, number: int) -> str:
    """Return a name between marks that hold the number of its organisation."""
    return _HEAD + literal + "".join(chr(_DIGIT + int(digit)) for digit in str(number)) + _END


def without_body_marks(runs: Runs) -> Runs:
    """Return runs without marks, as the list of references has them."""
    return tuple([run._replace(text=_MARKS.sub("", run.text)) if _MARKS.search(run.text) else run for run in runs])


def separator(runs: Runs) -> str:
    """Return what separates an organisation from the rest of its citation in brackets: ", " or " "."""
    separators = _SEPARATOR.findall(plain_text(runs))
    return separators[-1] if separators else _COMMA


def resolve_bodies(citations: Sequence[Runs], acronyms: Mapping[str, str], separator: str) -> tuple[Runs, ...]:
    """Return the citations in the order of the document, with each organisation spelt out at its first place."""
    document = _Document(tuple(acronyms.values()), separator)
    return tuple(document.resolve(runs) for runs in citations)


class _Document:
    """A document while it is read: the acronyms, and those that were introduced already."""

    def __init__(self, acronyms: Sequence[str], separator: str) -> None:
        self._acronyms = acronyms
        self._separator = separator
        self._introductions: set[int] = set()

    def resolve(self, runs: Runs) -> Runs:
        """Return a citation as it reads behind the earlier ones."""
        resolved_runs: list[TextRun] = []
        earlier_text = ""
        for run in runs:
            text = self._text(run.text, earlier_text)
            earlier_text += _BODY_MARK.sub(lambda name: name[1], run.text)
            resolved_runs.append(run._replace(text=_MARKS.sub("", text)))
        return tuple(resolved_runs)

    def _text(self, text: str, earlier_text: str) -> str:
        pieces: list[str] = []
        position = 0
        for name in _BODY_MARK.finditer(text):
            pieces.append(text[position : name.start()])
            is_inside = _depth(earlier_text + text[: name.start()]) > 0
            name_text, position = self._choose_form(name, is_inside=is_inside)
            pieces.append(name_text)
        return "".join([*pieces, text[position:]])

    def _choose_form(self, name: "re.Match[str]", *, is_inside: bool) -> tuple[str, int]:
        """Return a name in its long or short form, and the place where the text continues."""
        number = int("".join(str(ord(digit) - _DIGIT) for digit in name[2]))
        acronym, end = self._acronyms[number], name.end()
        if number in self._introductions:
            return acronym, end
        self._introductions.add(number)
        if is_inside:
            return f"{name[1]} [{acronym}]", end
        if name.string.startswith(" (", end):  # "International Organization for Migration (IOM, 2020)"
            return f"{name[1]} ({acronym}{self._separator}", end + 2
        return f"{name[1]} ({acronym})", end


def _depth(text: str) -> int:
    """Return how many brackets are open at the end of a text."""
    return text.count("(") + text.count("[") - text.count(")") - text.count("]")
