"""Pages of ReliefWeb copied from the browser: a title, labels with values, the text, more labels.

Above the text stand the format, the source and the date of posting; below it the countries, the themes and the
language. In a list of publications, a summary stands between the title and those labels, and nothing below.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.listing.furniture import furniture_choices, is_furniture
from protlib.record import dates, languages, names
from protlib.record.model import Name
from protlib.record.names.parser import UNNAMED_OTHERS
from protlib.record.raw_record import RawRecord
from protlib.text import clean

_LABELS: Final = meanings_in("ReliefWeb", "label")
"""The labels of a page in small letters, and the meaning of each; labels of downloads are not read."""
_ALL_ABOVE: Final = frozenset({"format", "source", "posted", "published", "origin"})
_LINES_OF_A_HEAD: Final = 30  # at most: sources of joint reports take a line each
_LINES_OF_A_FORMAT: Final = 4  # at most, to the sources: further away, “Format” is a word of the text
_SUMMARY_ENDS: Final = (".", "…")
# The labels of which one stands below the text of each page.
_DETAILS: Final = frozenset({"countries", "topics", "language"})
_RELATED_HEADING: Final = re.compile(furniture_choices("related"), re.IGNORECASE)
# Such as "2 more", behind the third of many sources in a list.
_MORE: Final = re.compile(r"\d+ more")
_LETTERS_OF_A_VALUE: Final = 150  # at most: longer lines are text of the page
# Lines between the title and the labels, or at the end of a page, such as "report details" and "share".
_FURNITURE: Final = re.compile(rf"{furniture_choices('ReliefWeb', _LETTERS_OF_A_VALUE)}|×|\W*", re.IGNORECASE)
_LINE_END: Final = re.compile(r"\r\n|\r|\n")

_Values = dict[str, list[str]]


def is_reliefweb_page(text: str) -> bool:
    """Tell whether a text is, or begins like, a copied ReliefWeb page: a format or a source, and a date of posting."""
    return next(_heads([clean(line) for line in _LINE_END.split(text)]), None) is not None


def iterate_raw_records(text: str) -> Iterator[tuple[int, RawRecord]]:
    """Yield the raw record of each page of a text, and the line of its title."""
    lines = [clean(line) for line in _LINE_END.split(text)]
    heads = _without_related([*_heads(lines)], lines)
    for (title, start), end in zip(heads, [*(title for title, _ in heads[1:]), len(lines)], strict=True):
        yield title + 1, _make_raw(lines, title, start, end)


def _without_related(heads: Sequence[tuple[int, int]], lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the heads without those of other publications at the end of a page, which have nothing below them."""
    page_heads: list[tuple[int, int]] = []
    is_related = False
    for position, (title, start) in enumerate(heads):
        head_end = heads[position - 1][1] if position else 0
        end = heads[position + 1][0] if position + 1 < len(heads) else len(lines)
        is_whole = any(_label(line) in _DETAILS for line in lines[start:end])
        is_related = (is_related or any(map(_RELATED_HEADING.fullmatch, lines[head_end:title]))) and not is_whole
        if not is_related:
            page_heads.append((title, start))
    return page_heads


def _heads(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines of each page's title and of its first label."""
    previous_label = 0
    for number, line in enumerate(lines):
        if _label(line) != "posted" or not dates.parse_or(_find_next(lines, number + 1), ""):
            continue
        start = _start(lines, max(previous_label, number - _LINES_OF_A_HEAD), number)
        if start is None:
            continue
        lines_above = [
            position for position in range(start - 1, previous_label - 1, -1) if not _is_furniture(lines[position])
        ]
        if lines_above:
            yield _title(lines, lines_above), start
            previous_label = number


def _title(lines: Sequence[str], lines_above: Sequence[int]) -> int:
    """Return the line of a title among those above the labels, the lowest first: the lowest may be a summary."""
    is_summary = lines[lines_above[0]].endswith(_SUMMARY_ENDS) and len(lines_above) > 1
    return lines_above[1] if is_summary and not _is_place(lines[lines_above[1]]) else lines_above[0]


def _start(lines: Sequence[str], first: int, date_position: int) -> int | None:
    """Return where the labels above the text begin: at the format, which has one value, or else at the sources."""
    positions_by_label = {_label(lines[position]): position for position in range(first, date_position)}
    source, form = positions_by_label.get("source"), positions_by_label.get("format")
    is_near = source is None or (form is not None and 0 < source - form <= _LINES_OF_A_FORMAT)
    return form if is_near else source


def _label(line: str) -> str:
    """Return the meaning of a label, "" for any other line."""
    return _LABELS.get(line.rstrip(" :").lower(), "") if line[:1].isupper() else ""


def _find_next(lines: Sequence[str], start: int) -> str:
    return next((line for line in lines[start : start + 3] if line), "")


def _make_raw(lines: Sequence[str], title: int, start: int, end: int) -> RawRecord:
    from protlib.formats.portals import values
    from protlib.formats.portals.work_kinds import kind_on_reliefweb

    values_above, text_start = _values(lines, start, end, _ALL_ABOVE)
    details = next(
        (
            position
            for position in range(text_start, end)
            if _label(lines[position]) and _label(lines[position]) not in _ALL_ABOVE
        ),
        end,
    )
    values_below, _ = _values(lines, details, end, frozenset(_LABELS.values()))
    name, symbol = values.symbol_beside(values.title_of(lines[title]))
    kind, genre = kind_on_reliefweb(values_above.get("format", []) or values_below.get("format", []))
    language, other_languages = values.language_of(values_below.get("language", []), name)
    places, unplaced = values.find_places(values_below.get("countries") or _place_above_title(lines, title))
    date_lines = values_above.get("published", []) or values_above.get("posted", [])
    return {
        "type": kind, "title": name, "authors": _bodies(values_above.get("source", []), values_below.get("source", [])),
        "date": date_lines[0] if date_lines else "", "genre": genre, "number": symbol, "language": language, **places,
        "topics": values_below.get("topics", []), "tags": values_below.get("tags", []),
        "abstract": values.opening_of("\n\n".join(lines[text_start:details]))
        if details < end else clean(" ".join(lines[title + 1 : start])),
        "extra": {"reliefweb:languages": other_languages, "reliefweb:countries": unplaced}
        if other_languages or unplaced else {},
    }  # fmt: skip


def _place_above_title(lines: Sequence[str], title: int) -> list[str]:
    """Return the line above the title if it is a place: a page begins with one."""
    line_above = next((line for line in reversed(lines[max(0, title - 3) : title]) if line), "")
    return [line_above] if _is_place(line_above) else []


def _is_place(line: str) -> bool:
    from protlib.formats.portals import values

    places, _ = values.find_places([line])
    return any(places.values())


def _values(lines: Sequence[str], start: int, end: int, labels: frozenset[str]) -> tuple[_Values, int]:
    """Return the values of the labels from a line on, and the next line; dates, links and languages limit them."""
    values_by_field: _Values = {}
    field = ""
    for position in range(start, end):
        line = lines[position]
        if (label := _label(line)) in labels and label:
            field = label
        elif line and not _is_value(field, line, values_by_field):
            return values_by_field, position
        elif line and field:
            values_by_field.setdefault(field, []).append(line)
    return values_by_field, end


def _is_value(field: str, line: str, values_by_field: _Values) -> bool:
    if field in {"posted", "published", "origin"}:
        return field not in values_by_field
    if field == "language":
        try:
            languages.tag(line)
        except ValueError:
            return False
    return bool(field) and len(line) <= _LETTERS_OF_A_VALUE and not _is_furniture(line)


def _is_furniture(line: str) -> bool:
    return bool(_FURNITURE.fullmatch(line)) or is_furniture(line)


def _bodies(short_names: Sequence[str], full_names: Sequence[str]) -> list[Name]:
    """Return the sources in one order: above the text with their short names, below it with their full names."""
    if not full_names:
        return [UNNAMED_OTHERS if _MORE.fullmatch(text) else names.organisation(text) for text in short_names]
    pairs = zip(full_names, short_names if len(short_names) == len(full_names) else [""] * len(full_names), strict=True)
    return [Name(literal=text, short=acronym if 0 < len(acronym) < len(text) else "") for text, acronym in pairs]
