"""The text of a cell of a table: several values in one, marks for none such as "NA", and numbers of rows."""

from collections.abc import Iterable, Sequence
from typing import Final

from protlib.frozen import expression
from protlib.record.model import FieldKind, of_kind
from protlib.text import clean

# Such as "A1", "REF-003", "2.1".
_LABEL: Final = expression(r"(?:[^\W\d_]{1,4}[-. ]?)?(?:\d{1,2}\.)?(\d{1,4})\.?")
_ROWS_REMOVED: Final = 10
"""Rows that may be missing from a short table that somebody numbered."""
R_BLANK: Final = "NA"
"""R's mark for a missing value; among countries it is also the code of Namibia (ISO 3166-1)."""
_MARKS: Final = frozenset(
    {
        R_BLANK, "N/A", "n/a", "N.A.", "n.a.", "#N/A", "<NA>", "NaN", "nan", "NULL", "Null", "null", "(null)", "(NULL)",
        "undefined", "N.PAG", "N.PAG-N.PAG", "N.PAG--N.PAG",
        "No Pagination Specified",
    }
)  # fmt: skip
DASHES: Final = frozenset({"-", "--", "–", "—", "−", "‐"})
"""What people type into a cell to say that it is empty."""
_NO_NUMBERS: Final = DASHES | {"none", "unknown", "na", "n/a", "n.a.", "nan", "null", "nil"}
"""What people write in small or capital letters where a work has no number."""
NUMBERED: Final = frozenset(of_kind(FieldKind.KEY, FieldKind.DOI, FieldKind.ISBN, FieldKind.ISSN, FieldKind.URL))
"""The fields whose values are numbers, keys or links, and never words such as "none"."""
NONE: Final = "None"
"""Python's mark for a missing value, and a word of English."""
BAR: Final = "|"
"""What divides a list in tables of OpenAlex and PubMed, where no ";" does."""
_ARABIC_SEMICOLON: Final = "؛"
"""What divides a list in Arabic."""
_PLACES: Final = frozenset(of_kind(FieldKind.PLACES))
_ITEM: Final = expression(r"(?:\\[\\;]|[^;\n])+")
# Such as "Health,Child protection"; not "1,000 children".
_TIGHT_COMMAS: Final = expression(r"[^,]+(?:,[^\s,\d][^,]*)+")
# Such as '"Libya, Tunisia"' in 'children,"Libya, Tunisia"', as Airtable has a tag with a comma.
_QUOTED_COMMA: Final = expression(r'(?:^|,)\s*"[^"]*,[^"]*"\s*(?=,|$)')
# Such as "trafficking (labour, sexual)" and "Ghana" in "trafficking (labour, sexual), Ghana".
_TAG: Final = expression(r"(?:\([^()]*\)|[^,])+")
_TAG_OR_QUOTED: Final = expression(rf'\s*"([^"]*)"\s*(?=,|$)|{_TAG.pattern}')
_ESCAPE: Final = expression(r"\\([\\;])")
_SIGN_TO_ESCAPE: Final = expression(r"[\\;]")


def are_row_numbers(cells: Sequence[str]) -> bool:
    """Tell whether filled cells number their rows: each stands once, and none counts much further than the rows go."""
    labels = [_LABEL.fullmatch(cell.strip()) for cell in cells]
    highest_number = 2 * len(cells) + _ROWS_REMOVED
    return len({*cells}) == len(cells) and all(label and int(label[1]) <= highest_number for label in labels)


def has_blank(texts: Iterable[str]) -> bool:
    """Tell quickly whether one of many texts is a mark for none, as "NA" is: a table may have ten million cells."""
    return not _MARKS.isdisjoint(texts)


def is_blank(text: str) -> bool:
    """Tell whether a value is a mark for none, as "NA" is; "None" may be a title, and does not count."""
    return text in _MARKS


def is_no_number(text: str) -> bool:
    """Tell whether a text says that a work has no such number or key, as "none", "N/A" and "-" do."""
    return text.lower() in _NO_NUMBERS or text in _MARKS


def are_of_script(texts: Sequence[str]) -> bool:
    """Tell whether several values of a record are "None", which a script wrote for nothing; one may be a title."""
    return texts.count(NONE) > 1


def split_cell(text: str, field: str = "") -> list[str]:
    r"""Return the items of a list in a cell, which ";" or line breaks separate (`\;` is a semicolon within an item).

    Without ";", the Arabic "؛" does. Without any of them, commas separate tags, and topics where no space stands behind
    them, as in Airtable's; commas and "and" separate places if each part is a place.
    """
    if ";" not in text:
        text = text.replace(_ARABIC_SEMICOLON, ";")
    if "\\" in text:
        items = [_ESCAPE.sub(r"\1", item) for item in _ITEM.findall(text)]
    else:
        items = text.replace("\n", ";").split(";")
    items = [stripped_item for item in items if (stripped_item := item.strip())]
    if len(items) != 1 or ";" in text:
        return items
    if field == "tags" or (field == "topics" and _TIGHT_COMMAS.fullmatch(items[0])):
        return split_at_commas(items[0])
    if field not in _PLACES:
        return items
    from protlib.record.places import split_places  # which a list of anything else never needs

    return [*split_places(clean(items[0]))]


def split_at_commas(text: str) -> list[str]:
    """Return the parts between commas; one in quotation marks, and what stands in brackets, may have commas within."""
    pattern = _TAG_OR_QUOTED if _QUOTED_COMMA.search(text) else _TAG
    parts = [match[match.lastindex or 0] or match[0] for match in pattern.finditer(text)]
    return [tag for part in parts if (tag := part.strip())]


def join(items: Sequence[str], field: str = "") -> str:
    """Return the text of a cell that `split_cell` turns back into the same items."""
    text = "; ".join([_SIGN_TO_ESCAPE.sub(r"\\\g<0>", item) for item in items])
    is_plain = len(items) != 1 or (BAR not in text and split_cell(text, field) == [*items])
    return text if is_plain else f"{text};"
