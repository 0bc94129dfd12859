"""A citation that somebody typed into the author box, and that the catalogue divided into "authors".

`Hennebry, J. (2017) 'Title'. In McAuliffe, M. and M. Klein Solomon (Conveners) (2017) Book, one and two. IOM: Geneva`
was divided at commas, at "and" and between sentences. The pieces are in Title Case and not always in their order. Each
piece is recognised by its content: the year and the record's title, "In", the role of the editors, a colon between
publisher and place. A piece without a sign is a name before such a piece, or a part of the book's title after it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from protlib.record import names
from protlib.record.fields.labels import label
from protlib.record.model import Name
from protlib.record.names.lexicon import ROLE_PATTERN
from protlib.record.names.publisher_places import is_certain_publisher
from protlib.record.raw_record import RawRecord
from protlib.record.shared_words import words_of
from protlib.record.small_words import words_for
from protlib.record.tables import choices_of
from protlib.record.titles.title_case import repair_title_case
from protlib.text import fold, words
from protlib.typed_references import typed_imprint
from protlib.typed_references.cited_names import INITIALS, name_as_cited

# Such as "(2017)" or "(2017a)".
_YEAR: Final = r"\(\s*(?P<year>\d{4})[a-z]?\s*\)"
# Such as "Hennebry, J. (2017) The title".
_AUTHORS_BEFORE_YEAR: Final = rf"(?P<authors>.*?)[\s,]*{_YEAR}[\s.,:]*(?P<title>.*)"
# Such as "Hennebry, J. ‘The title".
_AUTHORS_BEFORE_QUOTE: Final = r"(?P<authors>(?:.*\s)?)[‘“\"'«](?P<title>.+)"
# Such as ", (eds.)" or " [Conveners]".
_ROLE: Final = rf"[\s,]*[(\[](?:{ROLE_PATTERN})\.?[)\]]"
_BARE_ROLE: Final = rf"(?:{ROLE_PATTERN})\.?"
# Such as " (Conveners) (2017) ".
_MARK: Final = rf"(?:{_ROLE}|[\s,]*{_YEAR})(?:[\s.,]*{_YEAR.replace('year', 'again')})?[\s.,:]*"
# Such as "In McAuliffe, M." or "Dans: Klein, M.".
_IN_BOOK: Final = rf"(?:In\s*:?|(?:{choices_of(map(str.capitalize, words_of('inside')))})\s*:)\s+(?P<rest>\S.*)"
# Such as "pp. 12-15" or "(p. 3)".
_PAGES: Final = r"[(\[]?(?:pp?\.?|pages?)\s*(\d+(?:\s*[-–]\s*\d+)?)[)\]]?\.?"
# Such as what is between title and book in "‘The title’. In The Book".
_TITLE_BORDER: Final = rf"(?:(?<=[’”\"'»])[.,]?|(?<=\w\w)\.)\s+(?={_IN_BOOK.replace('?P<rest>', '?:')})"
_QUOTES: Final = "‘’“”\"'«» .,"
_QUOTATION: Final = r"(?:^|\s)[‘“\"'«](?=[^\W_])"
# Each piece is compared with all others; real citations have far fewer pieces.
_MOST_PIECES: Final = 100

_Pieces = dict[int, str]
"""The pieces without a meaning so far, by their place."""
_MOST_OF_A_CITY: Final = 2  # words
# Such as "J. P.".
_INITIALS: Final = r"(?:[^\W\d_]\.[ -]?)+"
# Such as "International Organization for Migration (IOM)".
_SHORT_FORM: Final = r".+ \(([^()]+)\)"
# Lines of a name that a page has broken: longer names of bodies are rare, and each line costs a look-up.
_MOST_LINES: Final = 4
_APPENDING: Final = frozenset(("a", "an", "the", "from", "with", "in", "including", "towards"))


def read_author_lines(lines: Sequence[str]) -> list[Name]:
    """Return the names on the lines; divided names are put together, and organisations lose their Title Case."""
    return [name for line in join_name_lines(lines) for name in names.parse_list(_restore_case(line))]


def join_name_lines(lines: Sequence[str]) -> list[str]:
    """Return the lines with the parts of a name on one line: initials and family name, an organisation and its parts.

    Three signs show a divided organisation: a short form at its end, a known whole name, or a lone topic ("Trade")
    after an unfinished line ("Department of Foreign Affairs").
    """
    return _join_lines(_join_lines(lines, _are_one_name), _goes_on)


def _join_lines(lines: Sequence[str], are_one: Callable[[Sequence[str]], bool]) -> list[str]:
    whole_names: list[str] = []
    for line in lines:
        if whole_names and re.fullmatch(_INITIALS, line):
            whole_names[-1] += f", {line}"
            continue
        whole_names.append(line)
        for count in range(min(_MOST_LINES, len(whole_names)), 1, -1):
            if are_one(whole_names[-count:]):
                whole_names[-count:] = [enumerate_pieces(whole_names[-count:])]
                break
    return whole_names


def _are_one_name(pieces: Sequence[str]) -> bool:
    """Tell whether the pieces are one organisation: a known one, or one whose short form fits."""
    one_line = enumerate_pieces(pieces)
    match = re.fullmatch(_SHORT_FORM, pieces[-1])
    if not match or names.acronym(one_line):
        return bool(names.acronym(one_line))
    return not names.matches_initials(match[1], pieces[-1]) and names.matches_initials(match[1], one_line)


def _goes_on(pieces: Sequence[str]) -> bool:
    """Tell whether an unfinished organisation is followed by topics only."""
    first, *topics = pieces
    inner_words = fold(first).split()[1:-1]
    asks_for_more = not words_for("open").isdisjoint(inner_words) and not first.endswith(")")
    return len(topics) == 1 and asks_for_more and names.is_organisation(first) and names.is_part(topics[0])


def enumerate_pieces(pieces: Sequence[str]) -> str:
    """Return the pieces in Title Case, joined with the commas and the "and" that divided them."""
    *first, last = pieces
    if not first:
        return last
    joining_text = ", " if last.partition(" ")[0].lower() in _APPENDING else " And "
    return ", ".join(first) + joining_text + last


def _restore_case(line: str) -> str:
    return repair_title_case(line) if " And " in line or names.is_organisation(line) else line


class _Head(NamedTuple):
    position: int
    authors: str
    year: str


class _Book(NamedTuple):
    start: int
    title_position: int
    editors: list[str]
    title: str


def is_torn(pieces: Sequence[str]) -> bool:
    """Tell whether authors are pieces of a citation: one has a year in brackets, or one a quotation and one "In"."""
    if any(re.search(_YEAR, piece) for piece in pieces):
        return True
    return any(re.search(_QUOTATION, piece) for piece in pieces) and any(re.match(_IN_BOOK, piece) for piece in pieces)


def mend(pieces: Sequence[str], title: str) -> RawRecord | None:
    """Return the record's fields from the citation with its title; None where some piece has no safe place.

    A chapter's citation also gives type, editors and container; one without "In" gives authors, date and publisher
    only.
    """
    if len(pieces) > _MOST_PIECES:
        return None
    remaining = dict(enumerate(_split_at_seams(pieces)))
    head = _take_head(remaining, title)
    if not head:
        return None
    published = _take_imprint(remaining, head.position)
    book = _take_book(remaining)
    authors = _read_names(_take_authors(remaining, head, book))
    chapter = _chapter(remaining, book) if book else {}
    if remaining or not authors or chapter is None or not (chapter or published):
        return None
    return {"authors": authors, "date": head.year, **published, **chapter}


def _split_at_seams(pieces: Sequence[str]) -> list[str]:
    """Return the pieces, divided also before "In" and before the publisher, where the catalogue did not divide."""
    torn_pieces: list[str] = []
    for piece in pieces:
        if torn_pieces and re.fullmatch(_BARE_ROLE, piece, re.IGNORECASE):
            torn_pieces[-1] += f" ({piece})"
            continue
        *parts, last = re.split(_TITLE_BORDER, piece)
        lead, seam, tail = last.rpartition(". ")
        is_seam = len(lead) > 1 and lead[-2:].isalpha() and _imprint(tail)
        torn_pieces += [*parts, lead, tail] if seam and is_seam else [*parts, last]
    return torn_pieces


def _take_head(remaining: _Pieces, title: str) -> _Head | None:
    """Claim the pieces of the record's own title; one of them has the author and usually the year."""
    cited = words(title)
    for start, piece in remaining.items():
        for pattern in (_AUTHORS_BEFORE_YEAR, _AUTHORS_BEFORE_QUOTE):
            match = re.fullmatch(pattern, piece)
            if not match:
                continue
            title_words = words(match["title"])
            positions = _rest_of_title(remaining, start, cited[len(title_words) :])
            if (title_words or positions) and all(a == b for a, b in zip(title_words, cited, strict=False)):
                for position in (start, *positions):
                    del remaining[position]
                return _Head(start, match["authors"], match["year"] if pattern == _AUTHORS_BEFORE_YEAR else "")
    return None


def _rest_of_title(remaining: _Pieces, head: int, title_words: list[str]) -> list[int]:
    """Return the positions of the pieces that continue a title; the "and" between them is lost."""
    positions: list[int] = []
    while title_words:
        for position, piece in remaining.items():
            piece_words = words(piece)
            start = int(title_words[: len(piece_words)] != piece_words and title_words[0] in words_for("between"))
            if (
                piece_words
                and position not in {head, *positions}
                and title_words[start : start + len(piece_words)] == piece_words
            ):
                positions.append(position)
                title_words = title_words[start + len(piece_words) :]
                break
        else:
            break
    return positions


def _take_imprint(remaining: _Pieces, head: int) -> dict[str, str]:
    """Claim publisher, place and pages; without a colon, only after the head and if the publisher is known."""
    fields: dict[str, str] = {}
    for position, piece in list(remaining.items()):
        if pages := re.fullmatch(_PAGES, piece, re.IGNORECASE):
            imprint = {"page": re.sub(r"\s", "", pages[1])}
        elif not (imprint := _imprint(piece)) and position > head:
            imprint = _read_half_imprint(piece)
        if imprint and not imprint.keys() & fields:
            fields |= imprint
            del remaining[position]
    return fields


def _imprint(text: str) -> dict[str, str]:
    """Return publisher and place of an imprint: a piece without a role, a year in brackets or "In"."""
    if re.search(f"{_ROLE}|{_YEAR}|^{_IN_BOOK}", text, re.IGNORECASE):
        return {}
    parts = typed_imprint.split_imprint(text)
    if not parts:
        return {}
    return {"publisher": repair_title_case(parts[0]), "publisher_place": parts[1]}


def _read_half_imprint(text: str) -> dict[str, str]:
    text = text.rstrip(".")
    if is_certain_publisher(text):
        return {"publisher": repair_title_case(text)}
    # More words are a body that is named for a city.
    return {"publisher_place": text} if typed_imprint.is_city(text) and len(text.split()) <= _MOST_OF_A_CITY else {}


def _take_book(remaining: _Pieces) -> _Book | None:
    """Claim the piece that begins with "In", and the one where the editors end and the book's title begins."""
    starts = [
        (position, match["rest"]) for position, piece in remaining.items() if (match := re.fullmatch(_IN_BOOK, piece))
    ]
    marks = [position for position, piece in remaining.items() if re.search(_ROLE, piece, re.IGNORECASE)]
    marks = marks or [position for position, piece in remaining.items() if re.search(_YEAR, piece)]
    if len(starts) != 1 or len(marks) > 1:
        return None
    begin, book_text = starts[0]
    del remaining[begin]
    if not marks:
        return _Book(begin, begin, [], book_text) if _is_title(book_text) else None
    title_position = marks[0]
    editors, *_, title = re.split(
        _MARK, book_text if title_position == begin else remaining.pop(title_position), maxsplit=1, flags=re.IGNORECASE
    )
    if title_position != begin and not title and _is_title(book_text):
        return _Book(begin, begin, [editors], book_text)
    return _Book(begin, title_position, [editors] if title_position == begin else [book_text, editors], title)


def _is_title(text: str) -> bool:
    return len(text.split()) > 3 or names.is_organisation(text)  # fewer words may be a person


def _take_authors(remaining: _Pieces, head: _Head, book: _Book | None) -> list[str]:
    """Claim the pieces before the head, or before an earlier "In"; at least the family name of lone initials."""
    first = min(head.position, book.start) if book else head.position
    positions = [position for position in remaining if position < first]
    if not positions and _opens_with_initials(head.authors):
        nearest_position = [position for position in remaining if position < head.position][-1:] or [
            position for position in remaining if position > head.position
        ][:1]
        positions = [position for position in nearest_position if book is None or position < book.title_position]
    return [*(remaining.pop(position) for position in positions), head.authors]


def _chapter(remaining: _Pieces, book: _Book) -> RawRecord | None:
    """Claim the pieces left for the editors and the book's title; None where that is not safe.

    The pieces between "In" and the end of the editors are the rest of their names, if they contain initials.
    """
    inner_positions = [position for position in remaining if book.start < position < book.title_position]
    if any(_opens_with_initials(remaining[position]) for position in inner_positions):
        book.editors[1:1] = [remaining.pop(position) for position in inner_positions]
    editors = _read_names(book.editors)
    pieces = [
        piece
        for piece in (book.title, *(remaining.pop(position) for position in list(remaining) if position > book.start))
        if piece
    ]
    if editors is None or not pieces or any(map(_is_no_title, pieces[1:])):
        return None
    title = repair_title_case(enumerate_pieces([piece.strip(_QUOTES) for piece in pieces]))
    return {"type": "chapter", "editors": editors, "container_title": title}


def _is_no_title(text: str) -> bool:
    """Tell whether a piece is an imprint, or an author beside the citation, rather than the rest of a title."""
    return bool(re.fullmatch(typed_imprint.IMPRINT, text) or names.acronym(text) or names.parse_name(text).short)


def _read_names(pieces: Sequence[str]) -> list[Name] | None:
    """Return the names that the pieces make together; None where they are not names."""
    text = ", ".join(join_name_lines([piece.strip(" ,") for piece in pieces if piece.strip(" ,")]))
    name_list = [_recase(name_as_cited(name)) for name in names.parse_list(text.replace(" And ", " and "))]
    are_names = all("," not in name.literal and re.search(r"\w\w", label(name)) for name in name_list)
    return name_list if are_names else None


def _recase(name: Name) -> Name:
    return replace(name, literal=repair_title_case(name.literal)) if name.literal else name


def _opens_with_initials(text: str) -> bool:
    return bool(re.match(INITIALS, text))
