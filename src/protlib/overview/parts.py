"""The parts of an overview: each is made of what there is to tell, and is left out where that is nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from protlib.citing.sections import Entry, Section
from protlib.overview import charts
from protlib.overview.blocks import Block, Cell, Heading, Linked, Listing, Picture, Table, Text
from protlib.overview.facts import Facts
from protlib.overview.gaps import gaps
from protlib.overview.groups import Group, by_region
from protlib.overview.part import Part
from protlib.overview.words import Wording
from protlib.record.fields import labels
from protlib.record.model import Publication
from protlib.render.charts.letters import clean
from protlib.selection import Facet, Selection
from protlib.text import without_markup

NEWEST: Final = 10
"""How many the newest publications are."""
SMALL: Final = 100
"""How many publications are listed all of them, if nobody says how many."""
FEW: Final = 10
"""How many of a larger selection are listed under each region."""
_COMMONEST: Final = 3
_MOST_AUTHORS: Final = 3
_WIDTHS: Final = (0.11, 0.61, 0.28)


class Request(NamedTuple):
    """What an overview is made of: what there is to tell, of which selection, in which words, and how long lists may be."""

    facts: Facts
    selection: Selection
    wording: Wording
    limit: int | None = None

    @property
    def most(self) -> int:
        """How many publications stand in a list at most: without a limit all of a selection that is small."""
        total = len(self.facts.publications)
        return self.limit or (total if total <= SMALL else FEW)

    @property
    def groups(self) -> list[Group]:
        """The publications by the regions that they are about."""
        return by_region(self.facts.publications)


def publications_in_list(request: Request, parts: Sequence[Part]) -> list[Publication]:
    """Return the publications that an overview of these parts names, each once; where none has a list, the newest."""
    if Part.LIST in parts:
        publications = [
            publication for group in request.groups for publication in _newest(group.publications)[: request.most]
        ]
    elif Part.NEWEST in parts and (some := _shown_newest(request)):
        publications = some
    else:
        publications = _newest(request.facts.publications)[: request.limit or SMALL]
    return list({publication.key: publication for publication in publications}.values())


def blocks(request: Request, parts: Sequence[Part], references: Listing | None) -> list[Block]:
    """Return the blocks of an overview of these parts, each under its heading; what has nothing to tell is left out."""
    part_blocks: list[Block] = []
    for part in (part for part in Part if part in parts):
        content = [references] if part is Part.REFERENCES and references else list(_PARTS[part](request))
        if part is Part.REFERENCES and references:
            content = [*_unlisted(request, references), *content]
        if content:
            part_blocks += [Heading(request.wording.text(f"heading.{part}")), *content]
    return part_blocks


def listing(sections: Iterable[Section], *, is_hanging: bool) -> Listing:
    """Return references as they stand in an overview: with links to the web alone."""
    return Listing([section._replace(entries=tuple(map(_safe, section.entries))) for section in sections], is_hanging)


def _safe(entry: Entry) -> Entry:
    runs = (run if not run.link or is_safe(run.link) else run._replace(link="") for run in entry.runs)
    return entry._replace(runs=tuple(runs))


def _numbers(request: Request) -> Iterator[Block]:
    facts, wording = request.facts, request.wording
    years = [year for year, _count in facts.counts[Facet.YEAR].values]
    countries = list(charts.drawn_countries(facts))
    pieces = [wording.text("publications", count=len(facts.publications))]
    if years:
        kind = "span" if years[0] != years[-1] else "span.one"
        pieces.append(wording.text(kind, first=years[0], last=years[-1]))
    if countries:
        pieces.append(wording.text("about", count=len(countries)))
    sentences = [f"{wording.comma_list(pieces)}{wording.text('full_stop')}"]
    sentences += _commonest(facts, wording)
    sentences += [wording.text("left_out", count=facts.left_out)] if facts.left_out else []
    yield Text(" ".join(sentences))


def _commonest(facts: Facts, wording: Wording) -> Iterator[str]:
    """Yield sentences that name the commonest types, the authors of several publications, and the languages."""
    for facet in (Facet.TYPE, Facet.AUTHOR, Facet.LANGUAGE):
        least = 2 if facet is Facet.AUTHOR else 1
        values = [(value, count) for value, count in facts.counts[facet].values if count >= least]
        wording_key = "most" if facet is Facet.AUTHOR or len(values) > _COMMONEST else "all"
        values_text = [_counted(facet, value, count, wording) for value, count in values[:_COMMONEST]]
        if values_text:
            yield wording.text(f"{wording_key}.{facet}", values=wording.enumeration(values_text))


def _counted(facet: Facet, value: str, count: int, wording: Wording) -> str:
    name = clean(wording.facet_value(facet, value))
    if facet is Facet.TYPE:
        name = f"{name[:1].lower()}{name[1:]}"  # which stands in a sentence
    return wording.text("counted", value=wording.aside(name), count=count)


def _picture_part(draw: Callable[[Request], Picture | None]) -> Callable[[Request], Iterator[Block]]:
    def blocks(request: Request) -> Iterator[Block]:
        if picture := draw(request):
            yield picture

    return blocks


def _newest_part(request: Request) -> Iterator[Block]:
    if some := _shown_newest(request):
        yield _table(some, request.wording)


def _shown_newest(request: Request) -> list[Publication]:
    """Return the newest publications, none where there are not more."""
    dated = [publication for publication in _newest(request.facts.publications) if publication.date]
    return dated[: min(NEWEST, request.most)] if len(request.facts.publications) > NEWEST else []


def _gaps(request: Request) -> Iterator[Block]:
    sentences = list(gaps(request.facts, request.groups, request.selection, request.wording))
    yield from map(Text, sentences)
    if sentences:
        yield Text(request.wording.text("gap.caution"))


def _list(request: Request) -> Iterator[Block]:
    wording = request.wording
    for group in request.groups:
        name, count = clean(charts.name_of(group, wording)), len(group.publications)
        yield Heading(wording.text("group", region=wording.aside(name), count=count), 3)
        yield _table(_newest(group.publications)[: request.most], wording)
        if count > request.most:
            yield Text(wording.text("more.listed", count=count - request.most))


def _unlisted(request: Request, references: Listing) -> Iterator[Block]:
    count = sum(len(section.entries) for section in references.sections)
    if more := max(len(request.facts.publications) - count, 0):
        yield Text(request.wording.text("more.references", count=more))


def _newest(publications: Sequence[Publication]) -> list[Publication]:
    """Return publications with the newest first; what has no date is last."""
    by_title = sorted(publications, key=attrgetter("title"))
    return sorted(by_title, key=attrgetter("date"), reverse=True)


def _table(publications: Sequence[Publication], wording: Wording) -> Table:
    heads = tuple(wording.text(f"head.{name}") for name in ("year", "title", "author"))
    return Table(heads, [_row(publication, wording) for publication in publications], _WIDTHS)


def _row(publication: Publication, wording: Wording) -> tuple[Cell, ...]:
    title = clean(without_markup(publication.title)) or publication.key
    link = link_of(publication)
    year = str(publication.year) if publication.year else wording.text("no_date")
    return year, Linked(title, link) if link else title, clean(_by(publication))


def _by(publication: Publication) -> str:
    """Return who made a publication, as it is cited in a text."""
    names = [labels.label(name) for name in publication.authors or publication.editors]
    if len(names) > _MOST_AUTHORS:
        return f"{names[0]} et al."
    return ", ".join(names) or publication.publisher


def link_of(publication: Publication) -> str:
    """Return where a publication is on the web, "" where nobody knows; a link of another kind is none for others."""
    link = publication.url or (f"https://doi.org/{publication.doi}" if publication.doi else "")
    return link if is_safe(link) else ""


def is_safe(link: str) -> bool:
    """Tell whether a link leads to the web, and does nothing else."""
    try:
        return urlsplit(link).scheme.lower() in {"http", "https"} and link.isprintable() and " " not in link
    except ValueError:
        return False


_PARTS: Final[dict[Part, Callable[[Request], Iterator[Block]]]] = {
    Part.NUMBERS: _numbers,
    Part.YEARS: _picture_part(lambda request: charts.years(request.facts, request.wording)),
    Part.REGIONS: _picture_part(lambda request: charts.regions(request.groups, request.facts, request.wording)),
    Part.COUNTRIES: _picture_part(lambda request: charts.countries(request.facts, request.wording)),
    Part.TYPES: _picture_part(lambda request: charts.types(request.facts, request.wording)),
    Part.SUBJECTS: _picture_part(lambda request: charts.subjects(request.facts, request.wording)),
    Part.NEWEST: _newest_part,
    Part.GAPS: _gaps,
    Part.LIST: _list,
    Part.REFERENCES: lambda _request: iter(()),
}
