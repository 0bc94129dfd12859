"""The facts of an overview: publications, their counts, and how many are left out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from protlib.record.model import Publication
from protlib.selection import CONCEPT, Facet, Selection

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.search.facets import Counts

COUNTED_FACETS = (Facet.YEAR, Facet.COUNTRY, Facet.REGION, Facet.TYPE, Facet.LANGUAGE, Facet.AUTHOR, CONCEPT)
SUBJECT_YEARS = "subject years"
"""The counts by concept and year."""


class Facts(NamedTuple):
    """Publications, one of each work, their counts by facet, and how many that are not public are left out."""

    publications: Sequence[Publication]
    counts: "Mapping[str, Counts]"
    left_out: int = 0


def count_publications(
    library: "Library", keys: Collection[str], withheld_levels: Collection[str]
) -> "dict[str, Counts]":
    """Return the counts of these publications, by each of `COUNTED_FACETS`, without names of some circles.

    The counts of `SUBJECT_YEARS` are among them.
    """
    selection = Selection(keys=tuple(keys))
    counts = {str(facet): library.counts(selection, facet, without=withheld_levels) for facet in COUNTED_FACETS}
    return {**counts, SUBJECT_YEARS: library.counts(selection, CONCEPT, Facet.YEAR, without=withheld_levels)}


def keep_one_version(publications: Iterable[Publication], works: Iterable[Sequence[str]]) -> list[Publication]:
    """Return publications with only the first language version of each work; `works` are lists of keys."""
    work_of = {key: position for position, work in enumerate(works) for key in work}
    by_work: dict[object, Publication] = {}
    for publication in publications:
        by_work.setdefault(work_of.get(publication.key, publication.key), publication)
    return list(by_work.values())
