"""A rule for known bodies: one that has several names in a library is counted and cited as several."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from protlib.checking.flaw import Context, Flaw
from protlib.record.authority import FORMER, body_with_code, key
from protlib.record.model import NAME_LISTS, Publication
from protlib.record.names.known_bodies import find_known_body, is_short


class _BodyName(NamedTuple):
    """A name of a body: its key for comparison, its first form, and the record and the field of that."""

    comparison_key: str
    literal: str
    key: str
    field: str


def body_names(publications: Sequence[Publication], _context: Context) -> Iterator[tuple[str, Flaw]]:
    """Find known bodies with names in several languages, or an acronym too, once for each name but the commonest.

    Former names do not count: the work is by the body under that name.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[str, str], _BodyName] = {}
    for publication in publications:
        for code, body_name in _body_names(publication):
            counts[code][body_name.comparison_key] += 1
            first.setdefault((code, body_name.comparison_key), body_name)
    for code, names in counts.items():
        (commonest, times), *other_names = sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))
        common_name = first[code, commonest].literal
        for compared, _count in other_names:
            body_name = first[code, compared]
            if not _is_variant(code, body_name.literal, common_name):
                continue
            message = f"“{body_name.literal}” is the same body as “{common_name}”, used {_count_text(times)}"
            yield body_name.key, Flaw(body_name.field, message)


def _is_variant(code: str, first_name: str, second_name: str) -> bool:
    """Tell whether two present names of a body are in two languages, or one of them is its acronym."""
    body = body_with_code(code)
    languages = [body.languages(text) for text in (first_name, second_name)] if body else []
    if any(FORMER in language for language in languages):
        return False
    return is_short(first_name) != is_short(second_name) or not set.intersection(*languages)


def _count_text(count: int) -> str:
    return "elsewhere" if count == 1 else f"in {count} records"


def _body_names(publication: Publication) -> Iterator[tuple[str, _BodyName]]:
    """Yield the known bodies of a record, by code, each name once."""
    codes: set[str] = set()
    for field in NAME_LISTS:
        for name in getattr(publication, field):
            body = find_known_body(name) if name.literal else None
            compared = key(name.literal)
            if body and compared not in codes:
                codes.add(compared)
                yield body.code, _BodyName(compared, name.literal, publication.key, field)
