"""Series that come out every year or two: "Trafficking in Persons Report", "World Migration Report"; their editions, and which are missing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from protlib.record import annual_reports, names
from protlib.record.keys import STOP_WORDS
from protlib.record.model import PARTS, WEB, Name, Publication
from protlib.record.names.bodies import known_body
from protlib.text import fold, without_markup, words

# Such as the "2014" of "Global Report on Trafficking in Persons 2014", "2015-16", "2015/2016".
_YEAR: Final = r"\b(?P<year>(?:19|20)\d\d)(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)(?!\d))?\b"
_MONTH: Final = (
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|janvier|f[ée]vrier|mars|avril|mai|juin|"
    r"juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|"
    r"noviembre|diciembre)(?=\s+(?:de\s+)?(?:19|20)\d\d)"
)
_ARTICLE: Final = r"^(?:the|le|la|les|l['’]|el|los|las|o|a|os|as)\s+"
_PUNCTUATION: Final = " ,.;:–—-/"
_NO_EDITIONS: Final = PARTS | WEB | {"article-journal", "article-magazine", "article-newspaper"}
_LEAST_WORDS: Final = 2
_FEWEST: Final = 2
_FEWEST_WITHOUT_YEAR: Final = 3
"""So many publications of one title that does not have the year make a series: two may be one work and its second edition."""

_MANY: Final = 10
"""A work of which so many editions came out, one of them alone with its number, comes out every year."""
_LONG: Final = 4
"""A number of an edition that is as long as this is a year."""

_Key = tuple[str, ...]


class Edition(NamedTuple):
    """An edition: its year, and the records that are of it: one, or one for each language and part."""

    year: int
    publications: tuple[Publication, ...]


class Series(NamedTuple):
    """A series: its name, who publishes it, "" where nobody says, and the editions that are there, in order of their years."""

    name: str
    by: str
    editions: tuple[Edition, ...]

    @property
    def years(self) -> list[int]:
        """The years of the editions that are there, in order."""
        return [edition.year for edition in self.editions]

    def missing(self, first: int | None = None, last: int | None = None) -> list[int]:
        """Return the years between others, and from `first` to `last`, of which an edition is missing at the pace at which they come."""
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


class _Entry(NamedTuple):
    """A record as one of a series: the name of this, who publishes it, its year; `main` is its main title where the name has more."""

    name: str
    by: str
    year: int
    publication: Publication
    main: str = ""


def series(
    publications: Iterable[Publication], versions: Iterable[tuple[str, str]] = (), fewest: int = _FEWEST
) -> list[Series]:
    """Return the series among records that have so many editions, by name.

    Records are of one where their titles, or the series that they name, are the same but for the year and one body publishes
    them. `versions` are pairs of keys of language versions of one work, which are one edition.
    """
    by_name: defaultdict[_Key, list[_Entry]] = defaultdict(list)
    for publication in publications:
        if entry := _entry(publication):
            by_name[tuple(words(entry.name))].append(entry)
    for entries in list(by_name.values()):
        _move_to_main(entries, by_name)
    groups = [group for entries in by_name.values() for group in _by_body(entries)]
    found = [_series(entries) for entries in _joined(groups, versions)]
    return sorted(
        (one for one in found if len(one.editions) >= fewest and _is_one(one, fewest)),
        key=lambda one: (fold(one.name), one.by),
    )


def called(among: Iterable[Series], text: str) -> list[Series]:
    """Return the series that a text means, by words of the name and the body, or beginnings of them, or an acronym: "WMR".

    Where it is the whole name of some, or their body with it, these alone are meant; and so are those of an annual report that it is the
    short name of, first that of who publishes it. Others stand in the order in which their names have the words.
    """
    if annual := annual_reports.called(text):
        same = [one for one in among if words(one.name) == words(annual.name)]
        return sorted(same, key=lambda one: one.by != annual.by)
    asked = words(text)
    if not asked:  # signs alone, such as a dash, name nothing
        return []
    found = [(one, named) for one in among if (named := _named_by(one, asked)) is not None]
    whole = [one for one, named in found if named == {*range(len(words(one.name)))}]
    return whole or [one for one, _named in sorted(found, key=lambda pair: _first(*pair))]


def _first(one: Series, named: set[int]) -> int:
    """Return the place of the first word that is named, small words aside; behind all where the body alone is."""
    own = words(one.name)
    return min((place for place in named if own[place] not in STOP_WORDS), default=len(own))


def _named_by(one: Series, asked: Sequence[str]) -> set[int] | None:
    """Return the places of the words of a name that some words stand for, small words with them; None where one stands for nothing."""
    own = words(one.name)
    by = {*words(one.by), *_runs(words(one.by))}
    named = {place for place, word in enumerate(own) if word in STOP_WORDS}
    for word in asked:
        places = {place for place, each in enumerate(own) if each.startswith(word)} | _runs(own).get(
            word, set()
        )
        if not places and not any(each.startswith(word) for each in by):
            return None
        named |= places
    return named


def _runs(own: Sequence[str]) -> dict[str, set[int]]:
    """Return the acronyms that words make, with and without the small ones, and the places of the words of each."""
    found: dict[str, set[int]] = {}
    for kept in (list(enumerate(own)), [pair for pair in enumerate(own) if pair[1] not in STOP_WORDS]):
        for start in range(len(kept)):
            for end in range(start + 2, len(kept) + 1):
                run = kept[start:end]
                found.setdefault("".join(word[0] for _place, word in run), {place for place, _word in run})
    return found


def _entry(publication: Publication) -> _Entry | None:
    """Return a record as one of a series, None where it can be of none: it has no year, or stands in something else."""
    if publication.type in _NO_EDITIONS:
        return None
    title = without_markup(publication.title)
    years = list(re.finditer(_YEAR, title))
    year = int(years[0]["year"]) if len(years) == 1 else publication.year
    named = publication.collection_title
    if year is None or len(years) > 1:
        return None
    is_annual = named and (not publication.collection_number or publication.collection_number == str(year))
    name = _bare(named) if is_annual and len(words(_bare(named))) >= _LEAST_WORDS else _name(title)
    if len(words(name)) < _LEAST_WORDS:
        return None
    main, colon, _rest = title.partition(":")
    return _Entry(name, _body(publication), year, publication, _bare(main) if colon and not is_annual else "")


def _name(title: str) -> str:
    """Return a title without the year: its main title where that has the year, as in "Global Trends 2013: War's Human Cost"."""
    main, colon, _rest = title.partition(":")
    is_in_main = colon and re.search(_YEAR, main) and len(words(_bare(main))) >= _LEAST_WORDS
    return _bare(main if is_in_main else title)


def _bare(text: str) -> str:
    """Return a text without years, months, the article in front and the punctuation that then stands at its ends."""
    without = re.sub(_YEAR, " ", re.sub(_MONTH, " ", text, flags=re.IGNORECASE))
    without = " ".join(re.sub(r"\(\s*\)", " ", without).split()).strip(_PUNCTUATION)
    without = re.sub(r"\s+(?:in|for|en|para|pour|of)$", "", without, flags=re.IGNORECASE)
    return re.sub(_ARTICLE, "", without, flags=re.IGNORECASE).strip(_PUNCTUATION)


def _body(publication: Publication) -> str:
    """Return who publishes a record: the name by which a body is known, else as it stands; "" where nobody says."""
    name = next(iter((*publication.authors, *publication.editors)), Name())
    if not name.literal and publication.publisher:
        name = names.organisation(publication.publisher)
    body = known_body(name) if name.literal else None
    return body.name if body else name.literal or name.family


def _move_to_main(entries: list[_Entry], by_name: Mapping[_Key, list[_Entry]]) -> None:
    """Move entries with a subtitle to those of their body that are called as their main title is: "Global Trends: Displacement in 2015"."""
    for entry in list(entries):
        mains = by_name.get(tuple(words(entry.main))) if entry.main and entry.by else None
        if mains and mains is not entries and any(fold(other.by) == fold(entry.by) for other in mains):
            entries.remove(entry)
            mains.append(entry)


def _by_body(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    """Yield the entries of one name by who publishes them; those that do not say it are of the body that publishes most."""
    groups: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        groups[fold(entry.by)].append(entry)
    if unsaid := groups.pop("", []):
        most = max(groups, key=lambda by: len(groups[by]), default="")
        groups[most] += unsaid
    yield from groups.values()


def _joined(groups: Sequence[list[_Entry]], versions: Iterable[tuple[str, str]]) -> list[list[_Entry]]:
    """Return the groups, those as one that have language versions of one work."""
    of = {entry.publication.key: place for place, group in enumerate(groups) for entry in group}
    first = list(range(len(groups)))
    for pair in versions:
        if pair[0] in of and pair[1] in of:
            one, other = sorted(first[of[key]] for key in pair)
            first = [one if place == other else place for place in first]
    joined: dict[int, list[_Entry]] = {}
    for place, group in zip(first, groups, strict=True):
        joined.setdefault(place, []).extend(group)
    return list(joined.values())


def _series(entries: Sequence[_Entry]) -> Series:
    editions: defaultdict[int, list[Publication]] = defaultdict(list)
    for entry in entries:
        editions[entry.year].append(entry.publication)
    name, _count = Counter(entry.name for entry in entries).most_common(1)[0]
    by = next((entry.by for entry in entries if entry.by), "")
    return Series(name, by, tuple(Edition(year, tuple(found)) for year, found in sorted(editions.items())))


def _is_one(one: Series, fewest: int) -> bool:
    """Tell whether records of one name are a series where the year is in none of their titles: several, each the only one of its year."""
    every = [publication for edition in one.editions for publication in edition.publications]
    if any(_has_year(publication) for publication in every) or fewest == 1:
        return True
    is_alone = len({(each.year, each.language) for each in every}) == len(every)
    return len(one.editions) >= _FEWEST_WITHOUT_YEAR and is_alone and _are_yearly(every)


def _are_yearly(every: Sequence[Publication]) -> bool:
    """Tell whether no record has the number of an edition, or the numbers go up with the years: the 20th of 2020 and the 21st of 2021."""
    numbered = [each for each in every if each.edition]
    if not numbered:
        return True
    if not all(each.edition.isdecimal() and len(each.edition) < _LONG for each in numbered):
        return False
    numbers = {int(each.edition) for each in numbered}
    began = {(each.year or 0) - int(each.edition) for each in numbered}
    return len(began) == 1 and (len(numbers) > 1 or max(numbers) >= _MANY)


def _has_year(publication: Publication) -> bool:
    return bool(
        re.search(
            _YEAR, f"{publication.title} {publication.collection_title} {publication.collection_number}"
        )
    )


def _pace(years: Sequence[int]) -> int:
    """Return how many years lie between one edition and the next: of 2014, 2016, 2020, 2022 it is 2."""
    steps: Mapping[int, int] = Counter(later - earlier for earlier, later in pairwise(years))
    return min((step for step, count in steps.items() if count == max(steps.values())), default=1)
