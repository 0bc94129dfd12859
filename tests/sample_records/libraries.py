"""Records for a library, and what is in one."""

from collections.abc import Sequence
from pathlib import Path

from protlib.library import Library
from protlib.library.plan import Outcome
from protlib.record.model import Name, Publication
from sample_records import stored_records

IOM = Name(literal="International Organization for Migration", short="IOM")
CARING = Publication(
    key="iom2009caring",
    type="report",
    title="Caring for Trafficked Persons: Guidance for Health Providers",
    authors=(IOM,),
    date="2009",
)
CAUSES = Publication(
    key="jobe2010causes",
    type="report",
    title="The Causes and Consequences of Re-trafficking",
    authors=(Name(family="Jobe", given="Alison"),),
    date="2010",
    url="https://publications.iom.int/books/causes",
)
OTHER = Publication(key="gesod2017ideas", type="report", title="Ideas", authors=(Name(family="Gesod"),), date="2017")


def fill(path: Path, *records: Publication) -> None:
    """Add records to a library, and let go of it."""
    with Library(path) as library:
        library.add_many(records)


def keys(library: Library) -> list[str]:
    """Return the keys that plain TinyDB finds in the file."""
    return stored_records.keys(library.path)


def label(library: Library) -> str:
    return library.history()[0].changed_by


def actions(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.action for outcome in outcomes]


def everything(library: Library) -> dict[str, Publication]:
    """Return all records as the file has them, having found that the index has the same."""
    records = [Publication.from_dict(document) for document in stored_records.documents(library.path)]
    assert library.get_many([record.key for record in records]) == records
    assert library.info()["publications"] == len(records)
    return {record.key: record for record in records}
