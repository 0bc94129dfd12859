"""A report whose cover has words in pictures: recognised ones fill what the text of its pages does not say."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from protlib.formats.parsed import Recognise
from protlib.formats.reports.front_reader import ask_helper, question_for_drawn, question_for_pictures
from protlib.formats.reports.hocr import lines_of
from protlib.record.access import stricter
from protlib.record.raw_record import RawRecord
from protlib.system.pdf.page import StyledLine, StyledPage, StyledPages
from protlib.text import squeeze
from protlib.title_pages.front import FIRST_PAGES, Front, has_cover_text
from protlib.title_pages.imprint import is_of_file_alone
from protlib.title_pages.record import describe, title_of_name

_FEW_LETTERS: Final = 120  # of a page that may be a picture beside them, as the stamp of an archive
_MAKERS: Final = ("authors", "publisher")
_SECONDARY_FIELDS: Final = ("editors", "publisher_place")
_TITLE_FIELDS: Final = ("title", "countries", "regions")
_COVER_FIELDS: Final = ("date", "doi", "isbn", "language")
_PARTS_ABOVE_FOOT: Final = 3  # the middle of a line stands this part of its letters' height above where it stands
_RISE, _DEPTH = 1.0, 0.3  # heights of letters that a line of text takes above and below where it stands


def fill_from_pictures(
    raw: RawRecord, pages: StyledPages, source: bytes | Path, name: str, recognise: Recognise
) -> RawRecord:
    """Return the raw record of a report with what is recognised in pictures of its pages, where it lacks that.

    Raises ValueError, with the reason, where they cannot be drawn or recognised.
    """
    front = Front(pages)
    if not (numbers := _worth_reading(raw, pages, front, name)):
        return raw
    numbers = ask_helper(question_for_drawn(source, numbers))
    if not numbers:
        return raw
    pictures = ask_helper(question_for_pictures(source, numbers))
    both = _recognise_pages(pages, numbers, pictures, recognise)
    if both == pages:
        return raw
    if is_of_file_alone(front, raw.get("date", "")):
        raw = {field: value for field, value in raw.items() if field != "date"}  # what is recognised may tell another
    return fill_gaps(raw, describe(Front(both), name), has_title=_has_title(raw, front, name))


def _recognise_pages(
    pages: StyledPages, numbers: Sequence[int], pictures: Sequence[bytes], recognise: Recognise
) -> StyledPages:
    """Return pages with what is recognised in their pictures; those in no known language are read twice.

    Among six languages accents go and Arabic becomes Latin letters; in the one that was found they stay.
    """
    known_language = Front(pages).language
    both = with_recognised(pages, dict(zip(numbers, recognise(pictures, known_language), strict=True)))
    language = "" if known_language else Front(both).language
    if language in {"", "en"}:
        return both
    return with_recognised(pages, dict(zip(numbers, recognise(pictures, language), strict=True)))


def _worth_reading(raw: RawRecord, pages: StyledPages, front: Front, name: str) -> tuple[int, ...]:
    """Return the pages whose pictures may say what is not known: the cover, and first pages with little text.

    A back cover has the logos of who paid as often as those of who wrote.
    """
    is_scan = not has_cover_text(pages)
    if _has_title(raw, front, name) and raw.get("date") and any(map(raw.get, _MAKERS)) and not is_scan:
        return ()
    letters = {number: sum(len(line.text) for line in page.lines) for number, page in pages.pages.items()}
    first_pages = range(min(FIRST_PAGES, pages.total))
    return tuple(number for number in first_pages if not number or letters.get(number, _FEW_LETTERS) < _FEW_LETTERS)


def _has_title(raw: RawRecord, front: Front, name: str) -> bool:
    """Tell whether the pages or the metadata have a title: the name of the file is the last that tells one."""
    title = raw.get("title", "")
    return title != title_of_name(name) or (bool(title) and squeeze(title) in front.folded)


def with_recognised(pages: StyledPages, texts: Mapping[int, str]) -> StyledPages:
    """Return pages with the lines that were recognised on them, by their indexes, where no text of theirs stands."""
    texts_by_page = {number: _join(page, texts.get(number, "")) for number, page in pages.pages.items()}
    return pages._replace(pages=texts_by_page)


def _join(page: StyledPage, text: str) -> StyledPage:
    new_lines = [
        line for line in lines_of(text, page.height) if not any(_is_on(line, page_line) for page_line in page.lines)
    ]
    if not new_lines:
        return page
    sorted_lines = sorted((*page.lines, *new_lines), key=lambda line: (round(line.top), line.left))
    return page._replace(lines=tuple(sorted_lines))


def _is_on(line: StyledLine, page_line: StyledLine) -> bool:
    """Tell whether a recognised line is one that the page has as text, by its place."""
    middle = line.top - line.size / _PARTS_ABOVE_FOOT
    is_level = page_line.top - _RISE * page_line.size <= middle <= page_line.top + _DEPTH * page_line.size
    return is_level and min(line.right, page_line.right) > max(line.left, page_line.left)


def fill_gaps(raw: RawRecord, additions: RawRecord, *, has_title: bool) -> RawRecord:
    """Return a raw record with the values of a recognised one that it lacks; the stricter of both levels of access.

    Names of persons and bodies come together, so that nobody stands beside somebody else's place.
    """
    names = [*_COVER_FIELDS, *(() if has_title else _TITLE_FIELDS)]
    names += () if any(map(raw.get, _MAKERS)) else (*_MAKERS, *_SECONDARY_FIELDS)
    text_values = {name: value for name, value in raw.items() if has_title or name != "title"}
    new_values = {name: additions[name] for name in names if name in additions and not text_values.get(name)}
    access = stricter(raw.get("access", ""), additions.get("access", ""))
    return {**raw, **new_values, **({"access": access} if access else {})}
