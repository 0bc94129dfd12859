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
from protlib.record import labels
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


class Asked(NamedTuple):
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


def listed(asked: Asked, parts: Sequence[Part]) -> list[Publication]:
    """Return the publications that an overview of these parts names, each once; where none has a list, the newest."""
    if Part.LIST in parts:
        found = [each for group in asked.groups for each in _newest(group.publications)[: asked.most]]
    elif Part.NEWEST in parts and (some := _shown_newest(asked)):
        found = some
    else:
        found = _newest(asked.facts.publications)[: asked.limit or SMALL]
    return list({publication.key: publication for publication in found}.values())


def blocks(asked: Asked, parts: Sequence[Part], references: Listing | None) -> list[Block]:
    """Return the blocks of an overview of these parts, each under its heading; what has nothing to tell is left out."""
    found: list[Block] = []
    for part in (part for part in Part if part in parts):
        made = [references] if part is Part.REFERENCES and references else list(_PARTS[part](asked))
        if part is Part.REFERENCES and references:
            made = [*_unlisted(asked, references), *made]
        if made:
            found += [Heading(asked.wording.text(f"heading.{part}")), *made]
    return found


def listing(sections: Iterable[Section], *, is_hanging: bool) -> Listing:
    """Return references as they stand in an overview: with links to the web alone."""
    return Listing([each._replace(entries=tuple(map(_safe, each.entries))) for each in sections], is_hanging)


def _safe(entry: Entry) -> Entry:
    runs = (run if not run.link or is_safe(run.link) else run._replace(link="") for run in entry.runs)
    return entry._replace(runs=tuple(runs))


def _numbers(asked: Asked) -> Iterator[Block]:
    facts, wording = asked.facts, asked.wording
    years = [year for year, _count in facts.counts[Facet.YEAR].values]
    countries = list(charts.drawn_countries(facts))
    pieces = [wording.text("publications", count=len(facts.publications))]
    if years:
        kind = "span" if years[0] != years[-1] else "span.one"
        pieces.append(wording.text(kind, first=years[0], last=years[-1]))
    if countries:
        pieces.append(wording.text("about", count=len(countries)))
    sentences = [f"{wording.joined(pieces)}{wording.text('full_stop')}"]
    sentences += _commonest(facts, wording)
    sentences += [wording.text("left_out", count=facts.left_out)] if facts.left_out else []
    yield Text(" ".join(sentences))


def _commonest(facts: Facts, wording: Wording) -> Iterator[str]:
    """Yield sentences that name the commonest types, the authors of several publications, and the languages."""
    for facet in (Facet.TYPE, Facet.AUTHOR, Facet.LANGUAGE):
        least = 2 if facet is Facet.AUTHOR else 1
        values = [(value, count) for value, count in facts.counts[facet].values if count >= least]
        said = "most" if facet is Facet.AUTHOR or len(values) > _COMMONEST else "all"
        shown = [_counted(facet, value, count, wording) for value, count in values[:_COMMONEST]]
        if shown:
            yield wording.text(f"{said}.{facet}", values=wording.listed(shown))


def _counted(facet: Facet, value: str, count: int, wording: Wording) -> str:
    name = clean(wording.named(facet, value))
    if facet is Facet.TYPE:
        name = f"{name[:1].lower()}{name[1:]}"  # which stands in a sentence
    return wording.text("counted", value=wording.aside(name), count=count)


def _drawn(draw: Callable[[Asked], Picture | None]) -> Callable[[Asked], Iterator[Block]]:
    def made(asked: Asked) -> Iterator[Block]:
        if picture := draw(asked):
            yield picture

    return made


def _newest_part(asked: Asked) -> Iterator[Block]:
    if some := _shown_newest(asked):
        yield _table(some, asked.wording)


def _shown_newest(asked: Asked) -> list[Publication]:
    """Return the newest publications, none where there are not more."""
    dated = [each for each in _newest(asked.facts.publications) if each.date]
    return dated[: min(NEWEST, asked.most)] if len(asked.facts.publications) > NEWEST else []


def _gaps(asked: Asked) -> Iterator[Block]:
    found = list(gaps(asked.facts, asked.groups, asked.selection, asked.wording))
    yield from map(Text, found)
    if found:
        yield Text(asked.wording.text("gap.caution"))


def _list(asked: Asked) -> Iterator[Block]:
    wording = asked.wording
    for group in asked.groups:
        name, count = clean(charts.name_of(group, wording)), len(group.publications)
        yield Heading(wording.text("group", region=wording.aside(name), count=count), 3)
        yield _table(_newest(group.publications)[: asked.most], wording)
        if count > asked.most:
            yield Text(wording.text("more.listed", count=count - asked.most))


def _unlisted(asked: Asked, references: Listing) -> Iterator[Block]:
    count = sum(len(section.entries) for section in references.sections)
    if more := max(len(asked.facts.publications) - count, 0):
        yield Text(asked.wording.text("more.references", count=more))


def _newest(publications: Sequence[Publication]) -> list[Publication]:
    """Return publications with the newest first; what has no date is last."""
    by_title = sorted(publications, key=attrgetter("title"))
    return sorted(by_title, key=attrgetter("date"), reverse=True)


def _table(publications: Sequence[Publication], wording: Wording) -> Table:
    heads = tuple(wording.text(f"head.{name}") for name in ("year", "title", "author"))
    return Table(heads, [_row(each, wording) for each in publications], _WIDTHS)


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


_PARTS: Final[dict[Part, Callable[[Asked], Iterator[Block]]]] = {
    Part.NUMBERS: _numbers,
    Part.YEARS: _drawn(lambda asked: charts.years(asked.facts, asked.wording)),
    Part.REGIONS: _drawn(lambda asked: charts.regions(asked.groups, asked.facts, asked.wording)),
    Part.COUNTRIES: _drawn(lambda asked: charts.countries(asked.facts, asked.wording)),
    Part.TYPES: _drawn(lambda asked: charts.types(asked.facts, asked.wording)),
    Part.SUBJECTS: _drawn(lambda asked: charts.subjects(asked.facts, asked.wording)),
    Part.NEWEST: _newest_part,
    Part.GAPS: _gaps,
    Part.LIST: _list,
    Part.REFERENCES: lambda _asked: iter(()),
}
