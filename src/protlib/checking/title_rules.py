"""Rules for titles: their capitals, and what was copied along at their ends."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.checking.record_texts import excerpt
from protlib.frozen import expression
from protlib.record import languages
from protlib.record.dates.months import MONTHS
from protlib.record.model import LEGAL, Publication
from protlib.record.names.initials import initials_of
from protlib.record.tables import read_phrases
from protlib.record.titles.sentence_case import is_english
from protlib.record.titles.substitutes import is_named
from protlib.record.titles.title_case import is_title_case
from protlib.text import fold, without_markup, words

_TABLE: Final = Path(__file__).with_suffix(".txt")
_NO_TITLE: Final = frozenset(read_phrases(_TABLE, "no title"))
_FEWEST_WORDS: Final = 3  # words in capitals that no acronym or name explains
_LETTERS: Final = 4  # of a word that is no acronym
_MONTH: Final = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
# Such as " (12 March 2009)", ", 12 March 2009", ". March 2009", " - 2009-03-12", ". 2009"; not "Report 2021".
_DATE_AT_END: Final = (
    rf"(?:(?<!al\.)(?<!al\. )\s*[(\[](?:(?:\d{{1,2}}\s+)?{_MONTH}\s+)?(\d{{4}})[)\]]"
    rf"|[,.]\s+(?:\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}),?\s+(\d{{4}})"
    r"|\s+[-–—]\s+(\d{4})-\d\d-\d\d|(?<=[a-z]{3})\.\s+(\d{4}))\.?$"
)
# Such as "persons." and "(IOM)."; not "etc.", "U.S.", "Inc.", "vol. 3." nor "...".
_FULL_STOP: Final = expression(r"(?:[^\W\d_]{4}|\d{3}|[)\]”\"»])\.$")
_ABBREVIATIONS: Final = frozenset(read_phrases(_TABLE, "abbreviation"))
# Such as " (PDF, 2.3 MB)", " [PDF]", " - PDF" and ".pdf" at the end of a title: what a page says of its file.
_OF_FILE: Final = re.compile(
    r"(?:(?:(?<!\s)\s+)?[(\[]\s*(?P<form>pdf|docx?|epub|html)\b[^()\[\]]{0,20}[)\]]"
    r"|(?<!\s)\s+[-–—|]\s+pdf|(?<=\w)\.(?:pdf|docx?))$",
    re.IGNORECASE,
)
# Such as " [FR]" and " (French)": the language of a file. Other codes are rather those of places: "[EU]", "[UK]".
_OF_LANGUAGE: Final = re.compile(r"(?<!\s)\s+(?:\[(EN|FR|ES|AR|RU|ZH|PT|DE|IT|NL|[^\W\d_]{5,})\]|\(([^\W\d_]{5,})\))$")
_LAST_OF_MARKS: Final = frozenset(")]fcx\n")
"""The last letters of such marks in small letters: few titles have one, and both expressions look at each letter."""
_TITLE_WIDTH: Final = 40  # letters of a title in a message
_SHOWN_OF_END: Final = 25  # letters of the end of one


def title_missing(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find records without a title, or with a word like “untitled”."""
    if not is_named(publication):
        yield Flaw("title", "no title")
    elif " ".join(words(publication.title)) in _NO_TITLE:
        yield Flaw("title", f"“{publication.title}” is not a title")


def title_in_capitals(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find titles all in capitals; no style prints them so."""
    return _find_capitals(publication, "title")


def container_in_capitals(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find names of journals and books all in capitals."""
    return _find_capitals(publication, "container_title")


def _find_capitals(publication: Publication, field: str) -> Iterator[Flaw]:
    bare = without_markup(getattr(publication, field))
    if bare.isupper() and sum(len(word) >= _LETTERS and word.isalpha() for word in bare.split()) >= _FEWEST_WORDS:
        yield Flaw(field, f"all in capitals: {excerpt(bare, 0, 0, _TITLE_WIDTH)}")


def title_ends_in_date(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find titles that end in the date of the record."""
    title = without_markup(publication.title)
    # Few titles end in figures: the others are spared the expression.
    if title[-5:].strip(").] ")[-2:].isdecimal() and (match := re.search(_DATE_AT_END, fold(title))):
        year = int(next(filter(None, match.groups())))
        if year == publication.year:
            yield Flaw("title", f"ends in its date: {excerpt(title, len(title), len(title), _SHOWN_OF_END)}")


def title_full_stop(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find titles that end in a full stop, which styles add where they want one."""
    for field in ("title", "container_title"):
        title = getattr(publication, field)
        if title.endswith(".") and _FULL_STOP.search(title) and not _ends_in_abbreviation(title, field):
            end = excerpt(title, len(title), len(title), _SHOWN_OF_END)
            yield Flaw(field, f"ends in a full stop: {end}", {field: title[:-1]})


def title_file_mark(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find titles that end in what a page says of its file: its form, its size, its language.

    Behind an English title, the name of another language may be that of a people: "Refugee women (Swahili)".
    """
    if publication.title[-1:].lower() not in _LAST_OF_MARKS:
        return
    title = _without_form(publication.title)
    corrections = {}
    if match := _OF_LANGUAGE.search(title):
        bare = publication.changed(title=title[: match.start()])
        language = languages.tags_by_name().get(fold(match[1] or match[2]))
        if language and publication.language in ("", language) and (language == "en") == is_english(bare):
            title, corrections = _without_form(bare.title), {"language": language}
    if title and title != publication.title:
        end = excerpt(publication.title, len(publication.title), len(publication.title), _SHOWN_OF_END)
        yield Flaw("title", f"ends in a word about its file: {end}", {"title": title, **corrections})


def _without_form(title: str) -> str:
    """Return a title without the form of its file; the acronym of words before it stays: "Corrections (DOC)"."""
    match = _OF_FILE.search(title)
    if match is None:
        return title
    bare, form = title[: match.start()], fold(match["form"] or "")
    is_acronym = form != "" and any(run.endswith(form) for run in initials_of(bare))
    return title if is_acronym else bare


def _ends_in_abbreviation(title: str, field: str) -> bool:
    """Tell whether the full stop is that of an abbreviation; a journal's name may be abbreviated as a whole."""
    last = fold(title[:-1].rsplit(maxsplit=1)[-1])
    return last in _ABBREVIATIONS or "." in (last if field == "title" else title[:-1])


def sentence_case(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find titles in Title Case or in capitals that can be set in sentence case, as far as names are known."""
    from protlib.record.titles.settled_titles import settle_titles  # whose tables only this rule needs

    settled = settle_titles(publication)
    for field in ("title", "container_title"):
        title = getattr(settled, field)
        if title != getattr(publication, field):
            yield Flaw(field, f"in sentence case: “{without_markup(title)}”", {field: title})


def title_case(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find titles in Title Case that are not English: protlib itself sets English ones in sentence case."""
    title = without_markup(publication.title)
    is_long = sum(len(word) >= _LETTERS for word in title.split()) >= _FEWEST_WORDS
    if is_long and publication.type not in LEGAL and is_title_case(title) and not is_english(publication):
        yield Flaw(
            "title",
            f"each word has a capital; styles change this only in English titles: {excerpt(title, 0, 0, _TITLE_WIDTH)}",
        )
