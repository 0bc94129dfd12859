"""Texts that equal records share, so that only the few records with a common text need a comparison."""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final
from zlib import crc32

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.compared_titles import Title
from protlib.record import small_words
from protlib.record.model import Name
from protlib.record.raw_record import ITEMS

_NOBODY: Final = Name()
_SMALL_WORDS: Final = small_words.words_for("key")
_ENDS: Final = 5
"""So many first words of a longer title are looked up with the year, and so many last words."""
_FEW_WORDS: Final = 3  # of a title: fewer are shared by many records, even of one year


def fingerprints(record: ComparedRecord) -> tuple[str, ...]:
    """Return texts to look a record up by: nearly all equal records share one; not all that share one are equal.

    Texts made of words are stored as checksums, which find as well and keep the index small.
    """
    texts = _texts_of_identifiers(record)
    if not record.title.words:
        return (*texts, f"untitled:{record.year}")
    return (*texts, *_texts_of_title(record), title_fingerprint(record.title))


def _texts_of_identifiers(record: ComparedRecord) -> list[str]:
    """Return a text for each number and address of a record, and for its place in a journal."""
    # Every record of an index passes here, and a look at a field is quicker than work on an empty one.
    publication = record.publication
    texts: list[str] = []
    if publication.extra:
        texts += [f"item:{item}" for name in ITEMS if (item := publication.extra.get(name))]
    if publication.doi or "/10." in publication.url:
        texts += [f"doi:{number}" for number in sorted(record.doi)]
    if publication.isbn:
        texts += [f"isbn:{number}" for number in sorted(record.isbn)]
    if record.symbols:
        texts += [f"symbol:{symbol}" for symbol in sorted(record.symbols)]
    if publication.url and record.url:
        texts.append(f"url:{record.url}")
    if publication.volume and record.issue_pages.volume and record.issue_pages.pages.first:
        texts.append(f"place:{record.issue_pages.volume}/{record.issue_pages.pages.first}")
    return texts


def _texts_of_title(record: ComparedRecord) -> list[str]:
    """Return texts of the words at both ends of a title and of the whole, each with the year: none of a short title."""
    title, year = record.title, str(record.year)
    words, figures = title.words, title.figures
    texts: list[str] = []
    # Parts of a series with different numbers need no comparison; the year may stand in only one title.
    numbers = "-".join([figure for figure in figures if figure != year]) if figures else ""
    if len(words) >= _ENDS:
        texts.append(_checksum("begin", f"{year}/{numbers}/{''.join(words[:_ENDS])}"))
        texts.append(_checksum("end", f"{year}/{numbers}/{''.join(words[-_ENDS:])}"))
    if len(words) >= _FEW_WORDS and record.year:
        years = {year, str(record.year - 1)}
        texts.append(_checksum("dated", f"{year}/{_distinctive_title(words, years)}"))
        if len(main_words := title.list_main_words()) >= _FEW_WORDS:
            texts.append(_checksum("dated", f"{year}/{_distinctive_title(main_words, years)}"))
        texts += _halves(record, f"{year}/{numbers}") if len(words) < 2 * _ENDS else ()
    return texts


def _distinctive_title(words: Collection[str], years: AbstractSet[str]) -> str:
    """Return the words of a title or of its main title in one order, without small words, plurals and years.

    A report of 2022 may come out in 2023; "Kenya: 2023 report" may be "2023 Report: Kenya".
    """
    if not years.isdisjoint(words):
        words = [word for word in words if word not in years]
    return "".join(sorted(map(_stem, words)))


@lru_cache(maxsize=1 << 14)  # most words occur in many titles
def _stem(word: str) -> str:
    return "" if word in _SMALL_WORDS else word.removesuffix("s")


def _halves(record: ComparedRecord, dated: str) -> Iterator[str]:
    """Yield the two halves of a title with its author: a mistyped word of a short one may stand in both its ends."""
    words = record.title.words
    half, first_author = (len(words) + 1) // 2, next(iter(record.publication.authors), _NOBODY)
    of_author = f"{dated}/{(first_author.literal or first_author.family).casefold()}"
    yield _checksum("first", f"{of_author}/{''.join(words[:half])}")
    yield _checksum("last", f"{of_author}/{''.join(words[-half:])}")


def title_fingerprint(title: Title) -> str:
    """Return the text to look a record up by its whole title."""
    return _checksum("title", title.compact)


def further_fingerprints(record: ComparedRecord, frequency: Mapping[str, int]) -> Iterator[str]:
    """Yield further texts to look up when all records are at hand: few words of the title, author and year.

    `frequency` counts the titles with each word: the rarest words that several titles have make one text together.
    """
    words = record.title.words
    if len(words) > _FEW_WORDS:
        yield f"few:{record.year}/{''.join(words[:_FEW_WORDS])}"
        yield f"last:{record.year}/{''.join(words[-_FEW_WORDS:])}"
    rare = sorted({(frequency[word], word) for word in words if frequency[word] > 1})[:2]
    if len(rare) > 1:
        yield f"rare:{'/'.join(sorted(word for _count, word in rare))}"
    if record.people.first:
        yield f"by:{record.people.first[0].compact}/{record.year}"


def _checksum(kind: str, text: str) -> str:
    return f"{kind}:{crc32(text.encode()):x}"
