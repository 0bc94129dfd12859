"""Series that come out every year or two, such as "World Migration Report": their editions, and missing ones."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from protlib.record import names
from protlib.record.dates.months import MONTHS
from protlib.record.model import Name, Publication
from protlib.record.names.bodies import find_known_body
from protlib.record.series import annual_reports, one_offs
from protlib.record.small_words import choices_for, of_titles
from protlib.text import fold, without_markup, words

# Such as the "2014" of "Global Report on Trafficking in Persons 2014", "2015-16", "2015/2016".
_YEAR: Final = re.compile(r"\b(?P<year>(?:19|20)\d\d)(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)(?!\d))?\b")
# Such as the "March" of "March 2014", the "mars" of "mars de 2014".
_MAY_BE_MONTH: Final = re.compile(r"\b[^\W\d_]{3,}(?=\s+(?:de\s+)?(?:19|20)\d\d)")
_ARTICLE: Final = re.compile(rf"^(?:{choices_for('before')}|l['’])\s+", re.IGNORECASE)
_EMPTY_BRACKETS: Final = re.compile(r"\(\s*\)")
_SMALL_AT_END: Final = re.compile(r"\s+(?:in|for|en|para|pour|of)$", re.IGNORECASE)
_PUNCTUATION: Final = " ,.;:–—-/"
# Separators between the parts of a title, one of them perhaps a place: "Niger: Overview 2019", "Overview 2019 - Niger",
# "Overview (Niger)".
_BETWEEN_PARTS: Final = re.compile(r"\s*[:;,()]\s*|\s+[-–—]\s+")
_MOST_WORDS_OF_PLACE: Final = 6  # more are a title
_LEAST_LETTERS_OF_PLACE: Final = 4
"""A shorter part is more likely the mark of a language: "(ES)"."""
_LEAST_WORDS: Final = 2  # of a series: one word, such as “Report”, is that of many
_FEWEST: Final = 2  # editions
_FEWEST_WITHOUT_YEAR: Final = 3
"""A title without a year needs so many publications for a series: two may be one work and its second edition."""

_MANY: Final = 10
"""A single record with an edition number this high belongs to a yearly work."""
_LONG: Final = 4
"""An edition number of so many digits is a year."""


class Edition(NamedTuple):
    """An edition: its year and its records, one or more for languages and parts."""

    year: int
    publications: tuple[Publication, ...]


class Series(NamedTuple):
    """A series: its name, its publisher, "" if unknown, and its editions in the library, by year."""

    name: str
    by: str
    editions: tuple[Edition, ...]

    @property
    def years(self) -> list[int]:
        """The years of the editions in the library, in order."""
        return [edition.year for edition in self.editions]

    def missing(self, first: int | None = None, last: int | None = None) -> list[int]:
        """Return the years without an edition, between others and from `first` to `last`, by the pace of the series."""
        years = self.years
        pace = _pace(years)
        due = {
            year
            for earlier, later in pairwise(years)
            if (later - earlier) % pace == 0
            for year in range(earlier + pace, later, pace)
        }
        if first is not None:
            due |= set(range(years[0] - pace, first - 1, -pace))
        if last is not None:
            due |= set(range(years[-1] + pace, last + 1, pace))
        return [year for year in sorted(due) if (first or year) <= year <= (last or year)]


class _PartOfSeries(NamedTuple):
    """A record as part of a series: name and year; `main` is the main title of a longer name.

    `where` is the place in its title beside the name, `country` the only country of the record. `words` are those of
    the name.
    """

    words: str
    name: str
    year: int
    publication: Publication
    main: str = ""
    where: str = ""
    country: str = ""

    @property
    def by(self) -> str:
        """Its publisher, which is looked up only where several records have one name."""
        return _body(self.publication)


def collect_series(
    publications: Iterable[Publication], versions: Iterable[tuple[str, str]] = (), fewest: int = _FEWEST
) -> list[Series]:
    """Return the series with so many editions, by name.

    Records belong together if one body publishes them, and their titles, or the series they name, differ only in the
    year. All must be about one country, or about many. `versions` are pairs of keys of language versions of one work,
    which make one edition.
    """
    versions = [*versions]
    by_name: defaultdict[str, list[_PartOfSeries]] = defaultdict(list)
    for publication in publications:
        if entry := _entry(publication):
            by_name[entry.words].append(entry)
    for entries in list(by_name.values()):
        _move_to_main(entries, by_name)
    # Most names are those of one record; only language versions may join it with others.
    several = [entries for entries in by_name.values() if versions or len(entries) >= fewest]
    groups = [group for entries in several for body in _by_body(entries) for group in _by_place(body)]
    all_series = [_series(entries) for entries in _join_groups(groups, versions) if len(entries) >= fewest]
    return sorted(
        (entry for entry in all_series if len(entry.editions) >= fewest and _is_one(entry, fewest)),
        key=lambda entry: (fold(entry.name), entry.by),
    )


def find_series(among: Iterable[Series], text: str) -> list[Series]:
    """Return the series that a text means, by words of name and body, their beginnings, or an acronym: "WMR".

    A text with the whole name of a series, or with a name and a body, means only these. So does the short name of an
    annual report; its own publisher comes first. Others stand in the order in which their names have the words.
    """
    if annual := annual_reports.find_annual_report(text):
        same = [entry for entry in among if words(entry.name) == words(annual.name)]
        return sorted(same, key=lambda entry: entry.by != annual.by)
    query_words = words(text)
    if not query_words:  # signs alone, such as a dash, name nothing
        return []
    matches = [
        (entry, word_positions) for entry in among if (word_positions := _match_name(entry, query_words)) is not None
    ]
    exact_matches = [entry for entry, word_positions in matches if word_positions == {*range(len(words(entry.name)))}]
    return exact_matches or [entry for entry, _word_positions in sorted(matches, key=lambda pair: _first(*pair))]


def _first(entry: Series, word_positions: set[int]) -> int:
    """Return the place of the first matching word that is not small; the number of words if only the body matches."""
    own = words(entry.name)
    return min((position for position in word_positions if own[position] not in of_titles()), default=len(own))


def _match_name(entry: Series, query_words: Sequence[str]) -> set[int] | None:
    """Return the places of matching and small words in a name; None if a word of the query matches nothing."""
    own = words(entry.name)
    by = {*words(entry.by), *_runs(words(entry.by))}
    word_positions = {position for position, word in enumerate(own) if word in of_titles()}
    for word in query_words:
        positions = {position for position, own_word in enumerate(own) if own_word.startswith(word)} | _runs(own).get(
            word, set()
        )
        if not positions and not any(body_word.startswith(word) for body_word in by):
            return None
        word_positions |= positions
    return word_positions


def _runs(own: Sequence[str]) -> dict[str, set[int]]:
    """Return the acronyms that words make, with and without small ones, and the places of their words."""
    positions_by_acronym: dict[str, set[int]] = {}
    for pairs in (list(enumerate(own)), [pair for pair in enumerate(own) if pair[1] not in of_titles()]):
        for start in range(len(pairs)):
            for end in range(start + 2, len(pairs) + 1):
                run = pairs[start:end]
                positions_by_acronym.setdefault(
                    "".join(word[0] for _position, word in run), {position for position, _word in run}
                )
    return positions_by_acronym


def _entry(publication: Publication) -> _PartOfSeries | None:
    """Return a record as part of a series; None if it has no year, or is part of something else."""
    title = without_markup(publication.title)
    if publication.type in one_offs.NO_EDITIONS or one_offs.is_ruling_or_version(title):
        return None
    years = list(_YEAR.finditer(title)) if "19" in title or "20" in title else []
    if not years and one_offs.is_volume(title):
        return None
    year = int(years[0]["year"]) if len(years) == 1 else publication.year
    series_title = publication.collection_title
    if year is None or len(years) > 1:
        return None
    is_annual = series_title and (not publication.collection_number or publication.collection_number == str(year))
    title, where = _without_place(title)
    name = _bare(series_title) if is_annual and len(words(_bare(series_title))) >= _LEAST_WORDS else _name(title)
    name_words = words(name)
    if len(name_words) < _LEAST_WORDS or one_offs.is_law(name_words, publication.type):
        return None
    main, colon, _rest = title.partition(":")
    country = publication.countries[0] if len(publication.countries) == 1 and not publication.regions else ""
    main = _bare(main) if colon and not is_annual else ""
    return _PartOfSeries(" ".join(name_words), name, year, publication, main, where, country)


def _without_place(title: str) -> tuple[str, str]:
    """Return a title without its only part that names a place, and this place; "" for none or several."""
    parts = _BETWEEN_PARTS.split(title)
    places = [_place(part) for part in parts] if len(parts) > 1 else []
    where = next(filter(None, places), "")
    if not where or sum(map(bool, places)) > 1:
        return title, ""
    signs = [":" if ":" in sign else " " for sign in _BETWEEN_PARTS.findall(title)]
    at = places.index(where)
    del parts[at], signs[max(at - 1, 0)]
    return "".join(part + sign for part, sign in zip(parts, [*signs, ""], strict=True)).replace(":", ": "), where


def _place(part: str) -> str:
    """Return the name of the place that a part of a title means, apart from a year; "" for none."""
    from protlib.record import places

    bare = _bare(part)
    if len(bare) < _LEAST_LETTERS_OF_PLACE or bare.count(" ") >= _MOST_WORDS_OF_PLACE or not bare[0].isupper():
        return ""
    place = places.resolve(bare)
    return place.name if place else ""


def _name(title: str) -> str:
    """Return a title without the year: only the main title of "Global Trends 2013: War's Human Cost"."""
    main, colon, _rest = title.partition(":")
    is_in_main = colon and _YEAR.search(main) and len(words(_bare(main))) >= _LEAST_WORDS
    return _bare(main if is_in_main else title)


def _without_month(match: re.Match[str]) -> str:
    return " " if fold(match[0]) in MONTHS else match[0]


def _bare(text: str) -> str:
    """Return a text without years, months, the article in front, and the punctuation then left at its ends."""
    if "19" in text or "20" in text:  # as in few parts of titles
        text = _YEAR.sub(" ", _MAY_BE_MONTH.sub(_without_month, text))
    if "(" in text:
        text = _EMPTY_BRACKETS.sub(" ", text)
    without = " ".join(text.split()).strip(_PUNCTUATION)
    return _ARTICLE.sub("", _SMALL_AT_END.sub("", without)).strip(_PUNCTUATION)


def _body(publication: Publication) -> str:
    """Return the publisher of a record: a known body's own name, else the name as it stands; "" for none."""
    name = next(iter((*publication.authors, *publication.editors)), Name())
    if not name.literal and publication.publisher:
        name = _organisation(publication.publisher)
    body = find_known_body(name) if name.literal else None
    return body.name if body else name.literal or name.family


_organisation: Final = lru_cache(maxsize=4096)(names.organisation)


def _move_to_main(entries: list[_PartOfSeries], by_name: Mapping[str, list[_PartOfSeries]]) -> None:
    """Move entries with a subtitle, "Global Trends: Displacement in 2015", to their body's main title."""
    for entry in list(entries):
        mains = by_name.get(" ".join(words(entry.main))) if entry.main else None
        if not mains or mains is entries or not entry.by:
            continue
        if any(fold(main_entry.by) == fold(entry.by) for main_entry in mains):
            entries.remove(entry)
            mains.append(entry)


def _by_body(entries: Sequence[_PartOfSeries]) -> Iterator[list[_PartOfSeries]]:
    """Yield the entries of one name by publisher; those without one join the publisher with the most entries."""
    groups: defaultdict[str, list[_PartOfSeries]] = defaultdict(list)
    for entry in entries:
        groups[fold(entry.by)].append(entry)
    if unsaid := groups.pop("", []):
        most = max(groups, key=lambda by: len(groups[by]), default="")
        groups[most] += unsaid
    yield from groups.values()


def _by_place(entries: Sequence[_PartOfSeries]) -> Iterator[list[_PartOfSeries]]:
    """Yield the entries of one name and body by place, if titles name one or each record has a single country."""
    are_named = any(entry.where for entry in entries)
    if not are_named and not all(entry.country for entry in entries):
        yield list(entries)
        return
    groups: defaultdict[str, list[_PartOfSeries]] = defaultdict(list)
    for entry in entries:
        where = entry.where or entry.country
        groups[where].append(entry._replace(where=where))
    if are_named or len(groups) > 1:
        yield from groups.values()
    else:
        yield list(entries)


def _join_groups(
    groups: Sequence[list[_PartOfSeries]], versions: Iterable[tuple[str, str]]
) -> list[list[_PartOfSeries]]:
    """Return the groups, joining those with language versions of one work."""
    group_of = {entry.publication.key: position for position, group in enumerate(groups) for entry in group}
    first = list(range(len(groups)))
    for pair in versions:
        if pair[0] in group_of and pair[1] in group_of:
            first_group, second_group = sorted(first[group_of[key]] for key in pair)
            first = [first_group if position == second_group else position for position in first]
    joined_groups: dict[int, list[_PartOfSeries]] = {}
    for position, group in zip(first, groups, strict=True):
        joined_groups.setdefault(position, []).extend(group)
    return list(joined_groups.values())


def _series(entries: Sequence[_PartOfSeries]) -> Series:
    editions: defaultdict[int, list[Publication]] = defaultdict(list)
    for entry in entries:
        editions[entry.year].append(entry.publication)
    (name, where), _count = Counter((entry.name, entry.where) for entry in entries).most_common(1)[0]
    by = next((entry.by for entry in entries if entry.by), "")
    name = f"{name}: {where}" if where else name
    return Series(name, by, tuple(Edition(year, tuple(records)) for year, records in sorted(editions.items())))


def _is_one(entry: Series, fewest: int) -> bool:
    """Tell whether records of one name are a series; if no title has a year, each needs a year of its own."""
    its_records = [publication for edition in entry.editions for publication in edition.publications]
    if not entry.by and one_offs.is_anybodys(entry.name):
        return False
    if any(_has_year(publication) for publication in its_records) or fewest == 1:
        return True
    if any(map(one_offs.is_by_people, its_records)):
        return False
    is_alone = len({(record.year, record.language) for record in its_records}) == len(its_records)
    return len(entry.editions) >= _FEWEST_WITHOUT_YEAR and is_alone and _are_yearly(its_records)


def _are_yearly(its_records: Sequence[Publication]) -> bool:
    """Tell whether numbers of editions or volumes go up with the years: the 20th in 2020, the 21st in 2021."""
    return _go_with_years(
        [(record.year or 0, record.edition) for record in its_records if record.edition]
    ) and _go_with_years([(record.year or 0, record.volume) for record in its_records if record.volume])


def _go_with_years(numbered: Sequence[tuple[int, str]]) -> bool:
    if not all(number.isdecimal() and len(number) < _LONG for _year, number in numbered):
        return False
    numbers = {int(number) for _year, number in numbered}
    began = {year - int(number) for year, number in numbered}
    return not numbered or (len(began) == 1 and (len(numbers) > 1 or max(numbers) >= _MANY))


def _has_year(publication: Publication) -> bool:
    return bool(_YEAR.search(f"{publication.title} {publication.collection_title} {publication.collection_number}"))


def _pace(years: Sequence[int]) -> int:
    """Return the usual number of years between two editions: 2 for 2014, 2016, 2020, 2022."""
    steps: Mapping[int, int] = Counter(later - earlier for earlier, later in pairwise(years))
    return min((step for step, count in steps.items() if count == max(steps.values())), default=1)
