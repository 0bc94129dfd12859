"""A typed reference, compared as a whole with a record: where its parts were misread, its words still tell the work.

A reader that doubts its reading keeps the reference as the record's private note; older libraries have it as the note.
The reference is that of another record if it has the title of this one, word by word, and no word that this one does
not explain: a sister report has one.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.compared_titles import numbers_in, title_words
from protlib.duplicates.fingerprints import fingerprints
from protlib.frozen import expression
from protlib.record import small_words
from protlib.record.model import Publication
from protlib.record.name import Name
from protlib.record.tables import words_by_section

_EXPLAINING: Final = (
    "title", "authors", "editors", "translators", "date", "container_title", "collection_title", "collection_number",
    "publisher", "publisher_place", "number", "genre", "volume", "issue", "page", "edition", "event_title",
    "event_place", "status", "isbn", "issn", "doi", "url", "accessed", "archived", "addendum",
)  # fmt: skip
_WORDS_AROUND: Final = words_by_section(Path(__file__).with_suffix(".txt"))
"""Words that a list puts around any work, and around the works of a type."""
# Such as "volume 2", as title_words has "Vol. II": the issue of a journal, or another number, may be 2.
_VOLUME: Final = expression(r"\bvolume (\d+)")
# Such as ". " and "(" around a title; the full stop of "No. 3" ends none, and that of "U.S" has no blank behind it.
_MARK: Final = expression(r"(?<!\bno)(?<!\bvol)(?<!\bpt)[.,;!?]+(?=\s|$)|[()\[\]«»“”\"]", re.IGNORECASE)
_MARK_WORD, _COLON_WORD = "xmarkx", "xcolonx"
"""Words in the place of marks and colons, for the comparison of words."""
_SMALL_WORDS: Final = small_words.words_for("key")
ONLY_EXPLAINED: Final = ("the reference says nothing else",)
"""The reasons of a judgement where a misread reference is one to a record."""
_LETTERS_OF_A_WORD: Final = 3  # fewer are initials, "no", "ed", "pp"
_FEWEST_WORDS: Final = 4
"""A title of fewer words may stand in the title of another work."""
_MOST_LETTERS: Final = 1200  # letters: a reference of twenty lines is none
_BEGIN: Final = 8  # letters of a title: notes that are no reference are told by them


def reference_of(publication: Publication) -> str:
    """Return the reference that a record was read from with doubts, "" for other records."""
    begin = publication.title[:_BEGIN]
    notes = (publication.private_note, publication.note) if begin else ()
    return next((note for note in notes if len(note) <= _MOST_LETTERS and begin in note), "")


def words_of_reference(publication: Publication) -> tuple[str, ...]:
    """Return the words of the reference that a record was read from with doubts, none for other records."""
    reference = reference_of(publication)
    return tuple(title_words(reference)) if reference else ()


def is_reference_to(reference: tuple[str, ...], entry: ComparedRecord, record: ComparedRecord) -> bool:
    """Tell whether a typed reference, read as the record `entry`, is one to another record."""
    title, year = record.title.words, str(record.year or "")
    lead, title_text, text_after = f" {' '.join(reference)} ".partition(f" {' '.join(title)} ")
    if len(title) < _FEWEST_WORDS or not year or not title_text:
        return False
    from protlib.duplicates.contradictions import differ_in_language, differing_number  # few references come so far

    if differing_number(entry, record) or differ_in_language(entry, record) or _has_other_identifier(entry, record):
        return False
    if f" {year}" not in f" {lead} {text_after}" or _is_of_other_month(record, reference):
        return False
    record_texts = title_words(" . ".join(_texts(record.publication)))
    own_volumes = {*numbers_in(record.publication.volume), *_VOLUME.findall(" ".join(record_texts))}
    if not own_volumes.issuperset(_VOLUME.findall(f"{lead} {text_after}")):
        return False
    record_words = set(record_texts)
    makers = (*record.publication.authors, *record.publication.editors)
    if makers and not record.is_own and not any(_is_named(maker, reference) for maker in makers):
        return False
    explained = record_words | _WORDS_AROUND.get(record.type, frozenset())
    return not any(_says_something(word, year) for word in set(reference) - explained) and _is_whole(title, entry)


def fingerprints_of_reference(record: ComparedRecord) -> Iterator[str]:
    """Yield the texts to look up the record by, to which a misread reference may refer."""
    words = words_of_reference(record.publication)
    for year in sorted({word[:4] for word in words if word[:2] in {"19", "20"} and word[:4].isdecimal()}):
        for piece in reference_of(record.publication).replace("“", ". ").replace("”", ". ").split(". "):
            yield from fingerprints(ComparedRecord(Publication(title=piece.strip(" .,"), date=year)))


def _texts(publication: Publication) -> Iterator[str]:
    for field in _EXPLAINING:
        value = getattr(publication, field)
        if isinstance(value, str):
            yield value
        else:
            yield from (part for name in value for part in _list_parts(name))


def _list_parts(name: Name) -> tuple[str, ...]:
    return name.family, name.given, name.particle, name.dropping, name.literal, name.short


def _is_named(maker: Name, reference: tuple[str, ...]) -> bool:
    """Tell whether a reference has the family name of a person, or the name or the acronym of a body."""
    names = (title_words(part) for part in (maker.family, maker.literal, maker.short) if part)
    return any(set(name) <= set(reference) for name in names)


def _is_of_other_month(record: ComparedRecord, reference: tuple[str, ...]) -> bool:
    """Tell whether a reference has months beside the year of a record, and none is that of the record."""
    neighbourhoods = (
        reference[max(position - 2, 0) : position + 2]
        for position, word in enumerate(reference)
        if word.startswith(str(record.year))
    )
    numbers = _numbers_of_months()
    months = {numbers[word] for neighbours in neighbourhoods for word in neighbours if word in numbers}
    return bool(record.month and months) and int(record.month) not in months


def _is_whole(title: tuple[str, ...], entry: ComparedRecord) -> bool:
    """Tell whether a title stands between marks in a reference: a word beside it makes it another title."""
    text = _MARK.sub(f" {_MARK_WORD} ", reference_of(entry.publication).replace(": ", f" {_COLON_WORD} "))
    pattern = (
        rf"(?:^|{_MARK_WORD} |{_COLON_WORD} )(?:the |an? )?{r'(?: x[a-z]+x)* '.join(title)}(?= {_MARK_WORD}| \d{{4}}|$)"
    )
    return re.search(pattern, " ".join(title_words(text))) is not None


def _has_other_identifier(entry: ComparedRecord, record: ComparedRecord) -> bool:
    pairs = ((entry.doi, record.doi), (entry.isbn, record.isbn), (entry.symbols, record.symbols))
    return any(first and second and first.isdisjoint(second) for first, second in pairs)


def _says_something(word: str, year: str) -> bool:
    """Tell whether a word says something of a work; "2018a" only tells two entries of a year apart."""
    if word.isdecimal():
        return True
    is_of_list = word in _WORDS_AROUND["around a work"] or word in _SMALL_WORDS or word in _numbers_of_months()
    return len(word) >= _LETTERS_OF_A_WORD and not is_of_list and word[:-1] != year


def _numbers_of_months() -> Mapping[str, int]:
    from protlib.record.dates.months import MONTHS  # which a record with no such note never needs

    return MONTHS
