"""Records that are the same, or nearly."""

from typing import Any

from hypothesis import strategies as st

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.comparison import compare
from protlib.duplicates.judgement import Judgement, Sameness
from protlib.record import cleaning
from protlib.record.model import Publication

IOM = {"literal": "International Organization for Migration", "short": "IOM"}
ISBN = "978-0-306-40615-7"
TITLE = "Caring for Trafficked Persons: Guidance for Health Providers"


def same(one: Publication, other: Publication) -> bool:
    return judged(one, other).sameness is Sameness.SAME


def judged(one: Publication, other: Publication) -> Judgement:
    return compare(ComparedRecord(one), ComparedRecord(other))


def record(**fields: Any) -> Publication:
    return cleaning.clean_record(fields).publication


def report(**fields: Any) -> Publication:
    return record(**{"type": "report", "title": TITLE, "authors": [IOM], "date": "2009", **fields})


_FEW = {
    "type": st.sampled_from(["report", "chapter", "book", "document"]),
    "title": st.sampled_from(["", "Ideas", "The ideas", "Ideas: a view", "Ideas 1", "Ideas 2", "Ideas, Part II", "??"]),
    "date": st.sampled_from(["", "2009", "2009-07", "2010"]),
    "authors": st.sampled_from([[], ["IOM"], [IOM], ["Jobe, Alison"], ["Jobe, A.", "Smith, J."], ["Smith, John"]]),
    "isbn": st.sampled_from(["", ISBN, "0-306-40615-2 080442957X"]),
    "doi": st.sampled_from(["", "10.1000/1", "10.1000/2", "10.1000/A"]),
    "page": st.sampled_from(["", "1", "1-9", "12"]),
    "language": st.sampled_from(["", "en", "fr"]),
    "url": st.sampled_from(["", "https://iom.int/", "https://iom.int/a", "www.iom.int/a/", "https://doi.org/10.1000/a"]),
    "volume": st.sampled_from(["", "1", "2"]),
}  # fmt: skip
similar = st.fixed_dictionaries({}, optional=_FEW).map(lambda fields: record(**fields))
