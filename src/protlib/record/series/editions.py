"""Series that come out every year or two, such as "World Migration Report": their editions, and missing ones."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from protlib.record.model import Publication
from protlib.record.series import titled_parts
from protlib.record.series.titled_parts import PartOfSeries, has_year, part_of_series
from protlib.text import fold, words

_FEWEST_EDITIONS: Final = 2  # editions
_FEWEST_WITHOUT_YEAR: Final = 3
"""A title without a year needs so many publications for a series: two may be one work and its second edition."""
_EDITIONS_OF_A_YEARLY_WORK: Final = 10
"""A single record with an edition number this high belongs to a yearly work."""
_DIGITS_OF_A_YEAR: Final = 4
"""An edition number of so many digits is a year."""


class Edition(NamedTuple):
    """An edition: its year and its records, one or more for languages and parts."""

    year: int
    publications: tuple[Publication, ...]


class Series(NamedTuple):
    """A series: its name, its publisher, "" if unknown, and its editions in the library, by year."""

    name: str
    publisher: str
    editions: tuple[Edition, ...]

    @property
    def years(self) -> list[int]:
        """The years of the editions in the library, in order."""
        return [edition.year for edition in self.editions]

    def missing_years(self, first: int | None = None, last: int | None = None) -> list[int]:
        """Return the years without an edition, between others and from `first` to `last`, by the pace of the series."""
        years = self.years
        pace = _pace(years)
        due_years = {
            year
            for earlier_year, later_year in pairwise(years)
            if (later_year - earlier_year) % pace == 0
            for year in range(earlier_year + pace, later_year, pace)
        }
        if first is not None:
            due_years |= set(range(years[0] - pace, first - 1, -pace))
        if last is not None:
            due_years |= set(range(years[-1] + pace, last + 1, pace))
        return [year for year in sorted(due_years) if (first or year) <= year <= (last or year)]


def collect_series(
    publications: Iterable[Publication], versions: Iterable[tuple[str, str]] = (), least_size: int = _FEWEST_EDITIONS
) -> list[Series]:
    """Return the series with so many editions, by name.

    Records belong together if one body publishes them, and their titles, or the series they name, differ only in the
    year. All must be about one country, or about many. `versions` are pairs of keys of language versions of one work,
    which make one edition.
    """
    versions = [*versions]
    by_name: defaultdict[str, list[PartOfSeries]] = defaultdict(list)
    for publication in publications:
        if entry := part_of_series(publication):
            by_name[entry.words].append(entry)
    for entries in list(by_name.values()):
        _move_to_main(entries, by_name)
    # Most names are those of one record; only language versions may join it with others.
    several = [entries for entries in by_name.values() if versions or len(entries) >= least_size]
    groups = [group for entries in several for body in _group_by_body(entries) for group in _group_by_place(body)]
    all_series = [_series(entries) for entries in _join_groups(groups, versions) if len(entries) >= least_size]
    return sorted(
        (entry for entry in all_series if len(entry.editions) >= least_size and _is_one(entry, least_size)),
        key=lambda entry: (fold(entry.name), entry.publisher),
    )


def _move_to_main(entries: list[PartOfSeries], by_name: Mapping[str, list[PartOfSeries]]) -> None:
    """Move entries with a subtitle, "Global Trends: Displacement in 2015", to their body's main title."""
    for entry in list(entries):
        main_series = by_name.get(" ".join(words(entry.main))) if entry.main else None
        if not main_series or main_series is entries or not entry.publisher:
            continue
        if any(fold(main_entry.publisher) == fold(entry.publisher) for main_entry in main_series):
            entries.remove(entry)
            main_series.append(entry)


def _group_by_body(entries: Sequence[PartOfSeries]) -> Iterator[list[PartOfSeries]]:
    """Yield the entries of one name by publisher; those without one join the publisher with the most entries."""
    groups: defaultdict[str, list[PartOfSeries]] = defaultdict(list)
    for entry in entries:
        groups[fold(entry.publisher)].append(entry)
    if without_body := groups.pop("", []):
        main_body = max(groups, key=lambda body: len(groups[body]), default="")
        groups[main_body] += without_body
    yield from groups.values()


def _group_by_place(entries: Sequence[PartOfSeries]) -> Iterator[list[PartOfSeries]]:
    """Yield the entries of one name and body by place, if titles name one or each record has a single country."""
    are_named = any(entry.place for entry in entries)
    if not are_named and not all(entry.country for entry in entries):
        yield list(entries)
        return
    groups: defaultdict[str, list[PartOfSeries]] = defaultdict(list)
    for entry in entries:
        place = entry.place or entry.country
        groups[place].append(entry._replace(place=place))
    if are_named or len(groups) > 1:
        yield from groups.values()
    else:
        yield list(entries)


def _join_groups(groups: Sequence[list[PartOfSeries]], versions: Iterable[tuple[str, str]]) -> list[list[PartOfSeries]]:
    """Return the groups, joining those with language versions of one work."""
    group_of = {entry.publication.key: position for position, group in enumerate(groups) for entry in group}
    first = list(range(len(groups)))
    for pair in versions:
        if pair[0] in group_of and pair[1] in group_of:
            first_group, second_group = sorted(first[group_of[key]] for key in pair)
            first = [first_group if position == second_group else position for position in first]
    group_by_first: dict[int, list[PartOfSeries]] = {}
    for position, group in zip(first, groups, strict=True):
        group_by_first.setdefault(position, []).extend(group)
    return list(group_by_first.values())


def _series(entries: Sequence[PartOfSeries]) -> Series:
    editions: defaultdict[int, list[Publication]] = defaultdict(list)
    for entry in entries:
        editions[entry.year].append(entry.publication)
    (name, place), _count = Counter((entry.name, entry.place) for entry in entries).most_common(1)[0]
    body = next((entry.publisher for entry in entries if entry.publisher), "")
    name = f"{name}: {place}" if place else name
    return Series(name, body, tuple(Edition(year, tuple(records)) for year, records in sorted(editions.items())))


def _is_one(entry: Series, least_size: int) -> bool:
    """Tell whether records of one name are a series; if no title has a year, each needs a year of its own."""
    its_records = [publication for edition in entry.editions for publication in edition.publications]
    if not entry.publisher and titled_parts.is_anybodys(entry.name):
        return False
    if any(has_year(publication) for publication in its_records) or least_size == 1:
        return True
    if any(map(titled_parts.is_by_people, its_records)):
        return False
    is_alone = len({(record.year, record.language) for record in its_records}) == len(its_records)
    return len(entry.editions) >= _FEWEST_WITHOUT_YEAR and is_alone and _are_yearly(its_records)


def _are_yearly(its_records: Sequence[Publication]) -> bool:
    """Tell whether numbers of editions or volumes go up with the years: the 20th in 2020, the 21st in 2021."""
    return _go_with_years(
        [(record.year or 0, record.edition) for record in its_records if record.edition]
    ) and _go_with_years([(record.year or 0, record.volume) for record in its_records if record.volume])


def _go_with_years(numbers_by_year: Sequence[tuple[int, str]]) -> bool:
    if not all(number.isdecimal() and len(number) < _DIGITS_OF_A_YEAR for _year, number in numbers_by_year):
        return False
    numbers = {int(number) for _year, number in numbers_by_year}
    starts = {year - int(number) for year, number in numbers_by_year}
    return not numbers_by_year or (
        len(starts) == 1 and (len(numbers) > 1 or max(numbers) >= _EDITIONS_OF_A_YEARLY_WORK)
    )


def _pace(years: Sequence[int]) -> int:
    """Return the usual number of years between two editions: 2 for 2014, 2016, 2020, 2022."""
    steps: Mapping[int, int] = Counter(later_year - earlier_year for earlier_year, later_year in pairwise(years))
    return min((step for step, count in steps.items() if count == max(steps.values())), default=1)
