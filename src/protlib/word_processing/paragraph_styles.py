"""What the styles and the lists of a Word document make of paragraphs and of letters (ECMA-376, part 1, 17.7, 17.9)."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TypeVar

from protlib.text import fold
from protlib.word_processing.document_fields import Kind
from protlib.word_processing.package import Handler, Package, Tag

SUPERSCRIPT: Final = "superscript"
"""The value of `w:vertAlign` for raised letters."""
_STYLES: Final = "word/styles.xml"
_NUMBERING: Final = "word/numbering.xml"
# Such as the styles "heading 2" and "Title", whose names are English in every language of Word.
_HEADING: Final = re.compile(r"heading [1-9]|title", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"toc [1-9]|table of figures", re.IGNORECASE)
_NUMBER_BEHIND_NAME: Final = " 0123456789"  # such as that of "Zitat 2"
_LEAST_INDENT: Final = 284  # twentieths of a point, half a centimetre: on both sides, it sets a block quotation in
BODY_LEVEL: Final = "9"
"""The level of an outline that makes no heading."""
_FIRST_LEVEL: Final = "0"
MOST_FIGURES: Final = 9  # of a number: more are damage
_DECIMAL: Final = "decimal"
_Value = TypeVar("_Value")


class NumberedList(NamedTuple):
    """A list whose paragraphs the program numbers: `counter` names what it counts with, from `start`.

    One that `restarts` begins anew where it is used first; others go on with the same counter.
    """

    counter: str
    start: int
    restarts: bool


class Styles(NamedTuple):
    """The kinds of paragraphs by the id of their style, the ids of styles that raise letters, and the lists.

    `lists` has the numbered lists by id, `lists_by_style` their ids by the style that puts a paragraph into one.
    `set_in` are the ids of styles whose paragraphs are set in on both sides.
    """

    kinds: Mapping[str, Kind] = {}
    raised: frozenset[str] = frozenset()
    lists: Mapping[str, NumberedList] = {}
    lists_by_style: Mapping[str, str] = {}
    set_in: frozenset[str] = frozenset()


def read_styles(package: Package) -> Styles:
    """Return the styles and the numbered lists of a document; none where a part is missing or damaged."""
    styles, lists = package.parse_if_there(_STYLES, _Styles), package.parse_if_there(_NUMBERING, _Lists)
    return Styles(
        {style: kind for style in styles.bases if (kind := styles.inherited_value(styles.kinds, style))},
        frozenset(style for style in styles.bases if styles.inherited_value(styles.raised, style)),
        dict(lists.lists_with_numbers()),
        {style: list_id for style in styles.bases if (list_id := styles.inherited_value(styles.lists, style))},
        frozenset(style for style in styles.bases if styles.inherited_value(styles.set_in, style)),
    )


class _Styles(Handler):
    """The styles of a document: the style on which each is based, and what those say that say something."""

    def __init__(self) -> None:
        self.bases: dict[str, str] = {}
        self.kinds: dict[str, Kind] = {}
        self.raised: dict[str, bool] = {}
        self.lists: dict[str, str] = {}
        self.set_in: dict[str, bool] = {}
        self._style = ""

    def start(self, tag: Tag) -> None:
        name, value = tag.name, tag.attributes.get("w:val", "")
        if name == "w:style":
            self._style = tag.attributes.get("w:styleId", "")
            self.bases[self._style] = ""
        elif name == "w:basedOn":
            self.bases[self._style] = value
        elif name == "w:vertAlign":
            self.raised[self._style] = value == SUPERSCRIPT
        elif name == "w:numId":
            self.lists[self._style] = value
        elif name == "w:ind":
            self.set_in[self._style] = is_set_in(tag)
        elif kind := _kind_of(name, value):
            self.kinds[self._style] = kind

    def inherited_value(self, values: Mapping[str, _Value], style: str) -> _Value | None:
        """Return what a style, or the first one on which it is based that says something, has; None for nothing."""
        chain: set[str] = set()
        while style and style not in chain and style not in values:
            chain.add(style)
            style = self.bases.get(style, "")
        return values.get(style)


def _kind_of(name: str, value: str) -> Kind | None:
    """Return what an element of a style, with this value, makes of paragraphs; None for nothing."""
    if (name == "w:name" and _HEADING.fullmatch(value)) or (name == "w:outlineLvl" and value != BODY_LEVEL):
        return "heading"
    if name == "w:name" and _CONTENTS.fullmatch(value):
        return "contents"
    return "quotation" if name == "w:name" and is_for_quotations(value) else None


def is_for_quotations(style_name: str) -> bool:
    """Tell whether a style is for block quotations, by its name; that of a program's own is English everywhere."""
    from protlib.record.shared_words import plain_words_of

    return fold(style_name).rstrip(_NUMBER_BEHIND_NAME) in plain_words_of("quotation style")


def is_set_in(indents: Tag) -> bool:
    """Tell whether an element with indents sets paragraphs in on both sides."""
    values = indents.attributes
    sides = values.get("w:left", values.get("w:start", "")), values.get("w:right", values.get("w:end", ""))
    return all(side.isdecimal() and int(side[:MOST_FIGURES]) >= _LEAST_INDENT for side in sides)


class _Lists(Handler):
    """The lists of a document: the format and the beginning of the first level of each pattern, and who uses it."""

    def __init__(self) -> None:
        self._formats: dict[str, str] = {}
        self._starts: dict[str, int] = {}
        self._patterns: dict[str, str] = {}
        self._restarts: dict[str, int] = {}
        self._pattern = self._list = self._level = ""

    def start(self, tag: Tag) -> None:
        name, value = tag.name, tag.attributes.get("w:val", "")
        if name == "w:abstractNum":
            self._pattern, self._list = tag.attributes.get("w:abstractNumId", ""), ""
        elif name == "w:num":
            self._list = tag.attributes.get("w:numId", "")
        elif name == "w:abstractNumId":
            self._patterns[self._list] = value
        elif name in {"w:lvl", "w:lvlOverride"}:
            self._level = tag.attributes.get("w:ilvl", "")
        elif self._level == _FIRST_LEVEL:
            self._take_level(name, value)

    def _take_level(self, name: str, value: str) -> None:
        """Take what an element says of the first level."""
        if name == "w:numFmt" and not self._list:
            self._formats[self._pattern] = value
        elif name == "w:start" and not self._list and value.isdecimal():
            self._starts[self._pattern] = int(value[:MOST_FIGURES])
        elif name == "w:startOverride" and value.isdecimal():
            self._restarts[self._list] = int(value[:MOST_FIGURES])

    def lists_with_numbers(self) -> Iterator[tuple[str, NumberedList]]:
        """Yield the lists that count in figures, by id."""
        for list_id, pattern in self._patterns.items():
            if self._formats.get(pattern, _DECIMAL) == _DECIMAL:
                start = self._restarts.get(list_id, self._starts.get(pattern, 1))
                yield list_id, NumberedList(pattern, start, list_id in self._restarts)
