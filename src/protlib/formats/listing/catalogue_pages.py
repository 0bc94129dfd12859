"""The catalogue listing: pages of a counter-trafficking library, or of ReliefWeb, copied from the browser.

The catalogue divided every value at commas and at "and", and set Title Case. protlib undoes this where it is safe;
elsewhere it keeps the value and reports it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from protlib.formats.listing import author_box, authors, pages, reliefweb_page, titles
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.record import dates, places
from protlib.record.titles.title_case import repair_title_case

if TYPE_CHECKING:
    from protlib.record.raw_record import RawRecord


def sniff(head: str) -> bool:
    """Tell whether a text with this head has the first line of a catalogue page, or the labels of a record."""
    return reliefweb_page.is_page(head) or pages.is_page(head)


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the publications of one or more catalogue pages; each begins on the line of its title."""
    if reliefweb_page.is_page(text):
        return gather(reliefweb_page.iterate_raw_records(text), options, text.count("\n") + 1, [])
    if not pages.is_page(text):
        message = "not a catalogue page: no “Skip to main content”, and no labels such as Country and Year"
        return Parsed(problems=[Problem(1, "", message, lost=True)])
    problems: list[Problem] = []
    raws = ((entry.line, _make_raw(entry, problems)) for entry in pages.page_entries(text, problems))
    return gather(raws, options, text.count("\n") + 1, problems)


def _make_raw(entry: pages.PageRecord, problems: list[Problem]) -> Mapping[str, Any]:
    values = entry.values
    year = " ".join(values.get("date", ()))
    dated = titles.split_date(entry.title, dates.parse_or(year, "")[:4])
    raw: RawRecord = {
        "type": "report", "title": dated.title, "abstract": entry.abstract, "topics": entry.topic,
        "date": dated.date or year, "countries": _places(values.get("countries", [])),
        "regions": _places(values.get("regions", [])),
        "category": "; ".join(map(repair_title_case, values.get("category", ()))),
    }  # fmt: skip
    credited, oddity = _credits(values.get("authors", []), dated.title, raw["date"])
    oddities = filter(None, (dated.oddity, oddity))
    problems.extend(Problem(entry.line, dated.title, message) for message in oddities)
    return {**raw, **credited}


def _credits(lines: list[str], title: str, date: str) -> tuple[Mapping[str, Any], str]:
    """Return the fields that the author box holds, and what is odd about it ("" if nothing)."""
    if not author_box.is_torn(lines):
        return {"authors": authors.read_author_lines(lines)}, ""
    fields = author_box.mend(lines, title)
    if fields is None:
        message = "the authors are pieces of a citation; kept as they are"
        return {"authors": [{"literal": line} for line in lines]}, message
    cited = fields.pop("date")
    if not date:
        return fields | {"date": cited}, ""
    is_other = cited and cited != dates.parse_or(date, "")[:4]
    return (fields, f"the citation in the authors says {cited}, the catalogue says {date}; kept" if is_other else "")


def _places(labels: list[str]) -> list[str]:
    return places.join_split([repair_title_case(label) for label in labels])
