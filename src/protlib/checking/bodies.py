"""A rule for the names of bodies that are known: one that a library calls by several names is counted and cited as several."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from protlib.checking.flaw import Context, Flaw
from protlib.record.authority import FORMER, key, with_code
from protlib.record.model import NAME_LISTS, Publication
from protlib.record.names.bodies import is_short, known_body


class _Written(NamedTuple):
    """How a body is named: the name as it is compared, as it is written first, and the record and the field of that."""

    compared: str
    literal: str
    key: str
    field: str


def body_names(publications: Sequence[Publication], _context: Context) -> Iterator[tuple[str, Flaw]]:
    """Find bodies that are known and named in several languages, or by an acronym too, once for each name but the commonest.

    A former name is another's matter: the work is by the body that was called so.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[str, str], _Written] = {}
    for publication in publications:
        for code, written in _named(publication):
            counts[code][written.compared] += 1
            first.setdefault((code, written.compared), written)
    for code, names in counts.items():
        (commonest, times), *others = sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))
        shown = first[code, commonest].literal
        for compared, _count in others:
            written = first[code, compared]
            if not _is_other(code, written.literal, shown):
                continue
            told = f"“{written.literal}” is the same body as “{shown}”, used {_times(times)}"
            yield written.key, Flaw(written.field, told)


def _is_other(code: str, one: str, other: str) -> bool:
    """Tell whether two names of a body are in two languages, or one of them is its acronym; both are names of today."""
    body = with_code(code)
    languages = [body.languages(text) for text in (one, other)] if body else []
    if any(FORMER in each for each in languages):
        return False
    return is_short(one) != is_short(other) or not set.intersection(*languages)


def _times(count: int) -> str:
    return "elsewhere" if count == 1 else f"in {count} records"


def _named(publication: Publication) -> Iterator[tuple[str, _Written]]:
    """Yield the bodies of a record that are known, by code, each name once."""
    seen: set[str] = set()
    for field in NAME_LISTS:
        for name in getattr(publication, field):
            body = known_body(name) if name.literal else None
            compared = key(name.literal)
            if body and compared not in seen:
                seen.add(compared)
                yield body.code, _Written(compared, name.literal, publication.key, field)
