"""What an overview finds, in sentences that a person would write: the place of most publications, and what is old."""

from collections.abc import Iterator, Sequence
from typing import Final

from protlib.overview.facts import SUBJECT_YEARS, Facts
from protlib.overview.overview_words import Wording
from protlib.record import places
from protlib.selection import CONCEPT, Facet, Selection

_SHARES: Final = {
    "whole": 1.0, "nine_tenths": 0.9, "three_quarters": 0.75, "two_thirds": 2 / 3, "half": 0.5, "third": 1 / 3,
}  # fmt: skip
_SHARE_AROUND: Final = 0.025
"""How far a share may be from what it is called, without "more than" or "nearly"."""
_LEAST_SHARE: Final = 0.3  # of records in one place: below a third, nobody says that a library is about it
_RECORDS_OF_A_SHARE: Final = 5
"""How many publications there are at least, so that a share says something."""
_PART: Final = 0.75
"""How much of a region's publications a smaller region has, to be named in its place."""
_YEARS_SINCE: Final = 3
"""How many years before the newest publication the last one about a subject is, to be named."""
_FEWEST_RECORDS: Final = 3  # about a place, to say that nothing newer is there: fewer are chance
_EVERYWHERE: Final = "Worldwide"


def describe_findings(facts: Facts, selection: Selection, wording: Wording) -> Iterator[str]:
    """Yield a sentence on the region that most publications are about, and one on a subject with none of late."""
    total = len(facts.publications)
    if total >= _RECORDS_OF_A_SHARE and (place := _find_main_place(facts, selection)):
        name, count = place
        share = _name_share(count / total, wording)
        region = wording.name_value(Facet.REGION, name)
        yield _capitalise(
            wording.text("finding.place", share=share, total=wording.number(total), place=region, count=count)
        )
    if subject := _find_old_subject(facts):
        name, year = subject
        yield _capitalise(wording.text("finding.subject", subject=wording.name_value(CONCEPT, name), year=year))


def _capitalise(sentence: str) -> str:
    return f"{sentence[:1].upper()}{sentence[1:]}"


def _find_main_place(facts: Facts, selection: Selection) -> tuple[str, int] | None:
    """Return the place with most publications, the smallest that has nearly all of a larger one's, and its count.

    Places that were asked for are none, nor is what lies around them.
    """
    total = len(facts.publications)
    places_of_selection = [
        place for name in (*selection.regions, *selection.countries) if (place := places.resolve(name))
    ]
    place_counts = [
        (place, count)
        for facet in (Facet.REGION, Facet.COUNTRY)
        for name, count in facts.counts[facet].values
        if count >= _LEAST_SHARE * total and (place := places.resolve(name)) and place.name != _EVERYWHERE
        if not any(place == other_place or places.contains(place, other_place) for other_place in places_of_selection)
    ]
    main: tuple[places.Place, int] | None = None
    for place, count in sorted(place_counts, key=lambda pair: -pair[1]):
        if main is None or (places.contains(main[0], place) and count >= _PART * main[1]):
            main = place, count
    return (main[0].name, main[1]) if main else None


def _name_share(share: float, wording: Wording) -> str:
    """Return a share in words: "half", "more than half", "nearly two thirds"."""
    name, value = min(_SHARES.items(), key=lambda pair: abs(pair[1] - share))
    kind = "" if abs(value - share) <= _SHARE_AROUND else ".more" if share > value else ".nearly"
    text = wording.text(f"share.{name}")
    return wording.text(f"share{kind}", share=text) if kind else text


def _find_old_subject(facts: Facts) -> tuple[str, str] | None:
    """Return the commonest subject with no publication in the last years, and the year of its newest."""
    counts = facts.counts[SUBJECT_YEARS]
    years: Sequence[str] = [year for year, _count in counts.columns]
    if not years:
        return None
    newest = max(int(year) for year, _count in facts.counts[Facet.YEAR].values)
    for (name, count), row in zip(counts.values, counts.cells, strict=True):
        last = max((year for year, number in zip(years, row, strict=True) if number), default="", key=int)
        if count >= _FEWEST_RECORDS and last and newest - int(last) >= _YEARS_SINCE:
            return name, last
    return None
