"""The parts of an overview: each is left out where it has no content."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from protlib.citing.sections import ListEntry, Section
from protlib.overview import charts
from protlib.overview.document_blocks import Block, Cell, Heading, LinkedText, Listing, Picture, Table, Text
from protlib.overview.facts import SUBJECT_YEARS, Facts
from protlib.overview.overview_words import Wording
from protlib.overview.part import OverviewPart
from protlib.overview.region_groups import RegionGroup, find_gaps, group_by_region
from protlib.record import places
from protlib.record.fields import labels
from protlib.record.fields.web_address import address_of, is_web_address
from protlib.record.model import Publication
from protlib.render.charts.text_width import clean_label
from protlib.selection import CONCEPT, Facet, Selection
from protlib.text import without_markup

NEWEST: Final = 10
"""How many the newest publications are."""
SMALL: Final = 100
"""How many publications are listed all of them, if nobody says how many."""
FEW_RECORDS: Final = 10
"""How many of a larger selection are listed under each region."""
_MOST_VALUES: Final = 3  # in a sentence
_MOST_AUTHORS: Final = 3  # in a line of a list; of more, the first and “et al.”
_WIDTHS: Final = (0.13, 0.59, 0.28)
_SHARES: Final = {
    "whole": 1.0, "nine_tenths": 0.9, "three_quarters": 0.75, "two_thirds": 2 / 3, "half": 0.5, "third": 1 / 3,
}  # fmt: skip
_SHARE_AROUND: Final = 0.025
"""How far a share may be from what it is called, without "more than" or "nearly"."""
_LEAST_SHARE: Final = 0.3  # of records in one place: below a third, nobody says that a library is about it
_RECORDS_OF_A_SHARE: Final = 5
"""How many publications there are at least, so that a share says something."""
_LEAST_SHARE_OF_A_REGION: Final = 0.75
"""How much of a region's publications a smaller region has, to be named in its place."""
_YEARS_SINCE: Final = 3
"""How many years before the newest publication the last one about a subject is, to be named."""
_FEWEST_RECORDS: Final = 3  # about a place, to say that nothing newer is there: fewer are chance
_EVERYWHERE: Final = "Worldwide"


def _describe_findings(facts: Facts, selection: Selection, wording: Wording) -> Iterator[str]:
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
        if main is None or (places.contains(main[0], place) and count >= _LEAST_SHARE_OF_A_REGION * main[1]):
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
    newest_year = max(int(year) for year, _count in facts.counts[Facet.YEAR].values)
    for (name, count), row in zip(counts.values, counts.cells, strict=True):
        last = max((year for year, number in zip(years, row, strict=True) if number), default="", key=int)
        if count >= _FEWEST_RECORDS and last and newest_year - int(last) >= _YEARS_SINCE:
            return name, last
    return None


class OverviewRequest(NamedTuple):
    """The request for an overview: its facts, their selection, the language, and the length of lists."""

    facts: Facts
    selection: Selection
    wording: Wording
    limit: int | None = None

    @property
    def most_records(self) -> int:
        """How many publications a list has at most: without a limit all of a small selection."""
        total = len(self.facts.publications)
        return self.limit or (total if total <= SMALL else FEW_RECORDS)

    @property
    def groups(self) -> list[RegionGroup]:
        """The publications by region."""
        return group_by_region(self.facts.publications)


def list_publications(request: OverviewRequest, parts: Sequence[OverviewPart]) -> list[Publication]:
    """Return the publications that an overview of these parts names, each once; the newest where no part has a list."""
    if OverviewPart.LIST in parts:
        publications = [
            publication
            for group in request.groups
            for publication in _sort_newest(group.publications)[: request.most_records]
        ]
    elif OverviewPart.NEWEST in parts and (newest_records := _find_newest(request)):
        publications = newest_records
    else:
        publications = _sort_newest(request.facts.publications)[: request.limit or SMALL]
    return list({publication.key: publication for publication in publications}.values())


def make_blocks(request: OverviewRequest, parts: Sequence[OverviewPart], references: Listing | None) -> list[Block]:
    """Return the blocks of an overview of these parts, each under its heading, without empty parts."""
    part_blocks: list[Block] = []
    for part in (part for part in OverviewPart if part in parts):
        content = [references] if part is OverviewPart.REFERENCES and references else list(_PARTS[part](request))
        if part is OverviewPart.REFERENCES and references:
            content = [*_count_unlisted_records(request, references), *content]
        if content:
            part_blocks += [Heading(request.wording.text(f"heading.{part}"), anchor=f"part-{part}"), *content]
    return part_blocks


def make_listing(sections: Iterable[Section], *, is_hanging: bool) -> Listing:
    """Return references for an overview: only with links to the web."""
    return Listing(
        [section._replace(entries=tuple(map(_keep_safe_links, section.entries))) for section in sections], is_hanging
    )


def _keep_safe_links(entry: ListEntry) -> ListEntry:
    runs = (run if not run.link or is_web_address(run.link) else run._replace(link="") for run in entry.runs)
    return entry._replace(runs=tuple(runs))


def _make_numbers(request: OverviewRequest) -> Iterator[Block]:
    facts, wording = request.facts, request.wording
    years = [year for year, _count in facts.counts[Facet.YEAR].values]
    countries = list(charts.list_countries(facts))
    pieces = [wording.text("publications", count=len(facts.publications))]
    if years:
        kind = "span" if years[0] != years[-1] else "span.one"
        pieces.append(wording.text(kind, first=years[0], last=years[-1]))
    if countries:
        pieces.append(wording.text("about", count=len(countries)))
    sentences = [f"{wording.comma_list(pieces)}{wording.text('full_stop')}"]
    sentences += _describe_commonest(facts, wording)
    sentences += [wording.text("left_out", count=facts.left_out)] if facts.left_out else []
    if findings := list(_describe_findings(facts, request.selection, wording)):
        yield Text(" ".join(findings))
    yield Text(" ".join(sentences))


def _describe_commonest(facts: Facts, wording: Wording) -> Iterator[str]:
    """Yield sentences that name the commonest types, the authors of several publications, and the languages."""
    for facet in (Facet.TYPE, Facet.AUTHOR, Facet.LANGUAGE):
        fewest_records = 2 if facet is Facet.AUTHOR else 1
        values = [(value, count) for value, count in facts.counts[facet].values if count >= fewest_records]
        wording_key = "most" if facet is Facet.AUTHOR or len(values) > _MOST_VALUES else "all"
        values_text = [_format_count(facet, value, count, wording) for value, count in values[:_MOST_VALUES]]
        if values_text:
            yield wording.text(f"{wording_key}.{facet}", values=wording.enumeration(values_text))


def _format_count(facet: Facet, value: str, count: int, wording: Wording) -> str:
    if facet is Facet.AUTHOR:
        return _format_author(value, count, wording)
    name = clean_label(wording.name_value(facet, value))
    if facet is Facet.TYPE:
        name = f"{name[:1].lower()}{name[1:]}"  # which stands in a sentence
    return wording.text("counted", value=wording.isolate(name), count=count)


def _format_author(value: str, count: int, wording: Wording) -> str:
    """Return an author as a sentence has it: "Cathy Zimmerman (4)", "United Nations (UN, 3)"."""
    from protlib.record.names.parser import parse_name

    author = parse_name(value)
    name = wording.isolate(clean_label(labels.name_in_sentence(author)))
    numbers = wording.comma_list(filter(None, (clean_label(author.short), str(count))))
    return wording.text("counted", value=name, count=numbers)


def _make_picture_part(
    draw_picture: Callable[[OverviewRequest], Picture | None],
) -> Callable[[OverviewRequest], Iterator[Block]]:
    def make_picture(request: OverviewRequest) -> Iterator[Block]:
        if picture := draw_picture(request):
            yield picture

    return make_picture


def _make_newest(request: OverviewRequest) -> Iterator[Block]:
    if newest_records := _find_newest(request):
        yield _make_table(newest_records, request.wording)


def _find_newest(request: OverviewRequest) -> list[Publication]:
    """Return the newest publications; none where these would be all."""
    dated_records = [publication for publication in _sort_newest(request.facts.publications) if publication.date]
    return dated_records[: min(NEWEST, request.most_records)] if len(request.facts.publications) > NEWEST else []


def _make_gaps(request: OverviewRequest) -> Iterator[Block]:
    sentences = list(find_gaps(request.facts, request.groups, request.selection, request.wording))
    yield from map(Text, sentences)
    if sentences:
        yield Text(request.wording.text("gap.caution"))


def _make_list(request: OverviewRequest) -> Iterator[Block]:
    """Yield the publications of each group; one of several groups stands in the first of them alone."""
    wording = request.wording
    keys_in_list: set[str] = set()
    for group in request.groups:
        unlisted_records = [publication for publication in group.publications if publication.key not in keys_in_list]
        newest_records = _sort_newest(unlisted_records)[: request.most_records]
        if not newest_records:
            continue
        keys_in_list.update(publication.key for publication in newest_records)
        name = clean_label(charts.group_name(group, wording))
        yield Heading(wording.text("group", region=wording.isolate(name), count=len(group.publications)), 3)
        yield _make_table(newest_records, wording)
        counts = {
            "more.above": len(group.publications) - len(unlisted_records),
            "more.listed": len(unlisted_records) - len(newest_records),
        }
        if counts_of_further := [wording.text(key, count=count) for key, count in counts.items() if count]:
            yield Text(" ".join(counts_of_further))


def _count_unlisted_records(request: OverviewRequest, references: Listing) -> Iterator[Block]:
    count = sum(len(section.entries) for section in references.sections)
    if further_count := max(len(request.facts.publications) - count, 0):
        yield Text(request.wording.text("more.references", count=further_count))


def _sort_newest(publications: Sequence[Publication]) -> list[Publication]:
    """Return publications with the newest first; those without a date are last."""
    by_title = sorted(publications, key=attrgetter("title"))
    return sorted(by_title, key=attrgetter("date"), reverse=True)


def _make_table(publications: Sequence[Publication], wording: Wording) -> Table:
    heads = tuple(wording.text(f"head.{name}") for name in ("year", "title", "author"))
    return Table(heads, [_make_row(publication, wording) for publication in publications], _WIDTHS)


def _make_row(publication: Publication, wording: Wording) -> tuple[Cell, ...]:
    title = clean_label(without_markup(publication.title)) or publication.key
    link = address_of(publication)
    year = str(publication.year) if publication.year else wording.text("no_date")
    return year, LinkedText(title, link) if link else title, clean_label(name_authors(publication))


def name_authors(publication: Publication) -> str:
    """Return the authors of a publication, as in a citation."""
    names = [labels.label(name) for name in publication.authors or publication.editors]
    if len(names) > _MOST_AUTHORS:
        return f"{names[0]} et al."
    return ", ".join(names) or publication.publisher


_PARTS: Final[dict[OverviewPart, Callable[[OverviewRequest], Iterator[Block]]]] = {
    OverviewPart.NUMBERS: _make_numbers,
    OverviewPart.YEARS: _make_picture_part(lambda request: charts.draw_years(request.facts, request.wording)),
    OverviewPart.REGIONS: _make_picture_part(
        lambda request: charts.draw_regions(request.groups, request.facts, request.wording)
    ),
    OverviewPart.COUNTRIES: _make_picture_part(
        lambda request: charts.draw_countries(request.facts, request.selection, request.wording)
    ),
    OverviewPart.TYPES: _make_picture_part(lambda request: charts.draw_types(request.facts, request.wording)),
    OverviewPart.SUBJECTS: _make_picture_part(lambda request: charts.draw_subjects(request.facts, request.wording)),
    OverviewPart.NEWEST: _make_newest,
    OverviewPart.GAPS: _make_gaps,
    OverviewPart.LIST: _make_list,
    OverviewPart.REFERENCES: lambda _request: iter(()),
}
