"""What records that are the same share, so that only the few that share it need to be compared."""

from collections.abc import Iterator, Mapping
from typing import Final
from zlib import crc32

from protlib.duplicates.compared import Compared

_ENDS: Final = 5
"""So many words at the beginning, and at the end, of a longer title are looked for together with the year."""
_FEWER: Final = 3


def fingerprints(record: Compared) -> tuple[str, ...]:
    """Return texts to look up: records that are the same share one of them, but for a few; not all that share one are the same.

    What only tells words is a checksum of these: it is as good to look up, and keeps the index small.
    """
    # To look first what a record has is quicker than to ask for what is made of nothing: every record of an index comes here.
    publication, title = record.publication, record.title
    texts: list[str] = []
    if publication.doi or "/10." in publication.url:
        texts += [f"doi:{number}" for number in sorted(record.doi)]
    if publication.isbn:
        texts += [f"isbn:{number}" for number in sorted(record.isbn)]
    if record.symbols:
        texts += [f"symbol:{symbol}" for symbol in sorted(record.symbols)]
    if publication.url and record.url:
        texts.append(f"url:{record.url}")
    if publication.volume and record.place.volume and record.place.pages.first:
        texts.append(f"place:{record.place.volume}/{record.place.pages.first}")
    words = title.words
    if not words:
        return (*texts, f"untitled:{record.year}")
    if len(words) >= _ENDS:
        # Two of a series, which their numbers tell apart, need not be compared; the year may stand in one title only.
        year = str(record.year)
        figures = title.figures
        numbers = "-".join([figure for figure in figures if figure != year]) if figures else ""
        texts.append(_checksum("begin", f"{year}/{numbers}/{''.join(words[:_ENDS])}"))
        texts.append(_checksum("end", f"{year}/{numbers}/{''.join(words[-_ENDS:])}"))
    return (*texts, _checksum("title", title.compact))


def further_fingerprints(record: Compared, frequency: Mapping[str, int]) -> Iterator[str]:
    """Yield what is looked up besides where all records are there: fewer words of the title, and the author with the year.

    `frequency` tells in how many titles a word stands: the rarest that stand in several are looked for together.
    """
    words = record.title.words
    if len(words) > _FEWER:
        yield f"few:{record.year}/{''.join(words[:_FEWER])}"
        yield f"last:{record.year}/{''.join(words[-_FEWER:])}"
    rare = sorted({(frequency[word], word) for word in words if frequency[word] > 1})[:2]
    if len(rare) > 1:
        yield f"rare:{'/'.join(sorted(word for _count, word in rare))}"
    if record.people.first:
        yield f"by:{record.people.first[0].compact}/{record.year}"


def _checksum(kind: str, text: str) -> str:
    return f"{kind}:{crc32(text.encode()):x}"
