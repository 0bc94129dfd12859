"""PubMed's XML, of its website, its programs and its interface; protlib only reads it.

Each element becomes the tag that PubMed writes for it as NBIB: a work is the same record in both formats. The elements
are those of "PubMed XML Element Descriptions" of the U.S. National Library of Medicine.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Final

from protlib.formats import nbib
from protlib.formats.common.meanings import meanings_in
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.records import gather
from protlib.formats.tagged_text import Tags
from protlib.formats.xmltext import element_text, element_texts, first_element_text, read_elements
from protlib.text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["loads", "sniff"]

# Such as "<PubmedArticleSet>" and "<PubmedBookArticle>".
_HEAD: Final = re.compile(r"<Pubmed(?:Book)?Article(?:Set)?[\s>]")
_RECORDS: Final = "PubmedArticle|PubmedBookArticle"
# Such as the elements that begin a record.
_BEGINNING: Final = re.compile(r"<Pubmed(?:Book)?Article[\s>]")
_TAGS: Final[Mapping[str, str]] = meanings_in("PubMed", "element")
"""The tag of the elements at a path below a record."""
_PARTS_OF_DATE: Final = ("Year", "Month", "Season", "Day")
_ONLINE: Final = ".//ArticleDate[@DateType='Electronic']"
_ENDS_OF_PAGES: Final = ("StartPage", "EndPage")
_GIVEN_NAMES: Final = ("ForeName", "FirstName", "Initials")
"""The elements that have them, the fullest first."""
_EDITORS: Final = "editors"
_INCOMPLETE: Final = "N"
_UNNAMED_AUTHORS: Final = "et al."
_NO_LABEL: Final = "UNLABELLED"


def sniff(head: str) -> bool:
    """Tell whether a text with this head is PubMed's XML."""
    return _HEAD.search(head) is not None


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the records of a text: articles, books, and chapters of these."""
    problems: list[Problem] = []
    raws = ((line, nbib.make_raw(_read_tags(element))) for line, element in read_elements(text, _RECORDS, problems))
    return gather(raws, options, len(_BEGINNING.findall(text)), problems, fault="no articles in this XML of PubMed")


def _read_tags(record: "Element") -> Tags:
    """Return the tags of a record, in the order of the table, then those that several elements make."""
    tags: Tags = [(tag, text) for path, tag in _TAGS.items() for text in element_texts(record.findall(path))]
    tags = [(tag, text) for number, (tag, text) in enumerate(tags) if tag != "TA" or tag not in dict(tags[:number])]
    if "TI" not in (names := dict(tags)) and "BTI" not in names:
        tags = [("TI" if tag == "TT" else tag, text) for tag, text in tags]
    tags += chain.from_iterable(map(_read_people, record.iter("AuthorList")))
    if parts := [clean(_with_label(part)) for part in record.iter("AbstractText")]:
        tags.append(("AB", " ".join(filter(None, parts))))
    tags += [("DP", date) for date in _read_dates(record)[:1]]
    tags += [("DEP", "".join(element_texts([*date]))) for date in record.findall(_ONLINE)]
    tags += dict.fromkeys(_read_identifiers(record))
    tags += [("MH", "/".join(element_texts([*heading]))) for heading in record.iter("MeshHeading")]
    if "PG" not in dict(tags):
        tags.append(("PG", _read_pages(record)))
    return [(tag, text) for tag, text in tags if text]


def _read_pages(record: "Element") -> str:
    """Return the pages of a record that has their ends apart, "" without any."""
    ends = (element_texts(record.findall(f".//Pagination/{name}")) for name in _ENDS_OF_PAGES)
    return "-".join(dict.fromkeys(chain.from_iterable(ends)))


def _read_people(people: "Element") -> Iterator[tuple[str, str]]:
    """Yield the tags of a list of authors, or of editors."""
    tag = "FED" if people.get("Type") == _EDITORS else "FAU"
    for person in people.findall("Author"):
        family, suffix = (first_element_text(person.findall(name)) for name in ("LastName", "Suffix"))
        given_names = next((text for name in _GIVEN_NAMES if (text := _child(person, name))), "")
        if family or given_names:
            yield tag, ", ".join(filter(None, (family or given_names, given_names if family else "", suffix)))
        yield "CN" if tag == "FAU" else tag, _child(person, "CollectiveName")
    if people.get("CompleteYN") == _INCOMPLETE:
        yield tag, _UNNAMED_AUTHORS


def _child(element: "Element", name: str) -> str:
    return first_element_text(element.findall(name))


def _with_label(part: "Element") -> str:
    label = part.get("Label") or _NO_LABEL
    return element_text(part) if label == _NO_LABEL else f"{label}: {element_text(part)}"


def _read_dates(record: "Element") -> list[str]:
    """Return the dates of publication, the journal's or the book's first: "2008 Feb 14", or as a journal says it."""
    dates = [*record.findall(".//JournalIssue/PubDate"), *record.findall(".//Book/PubDate")]
    parts = [[_child(date, name) for name in _PARTS_OF_DATE] for date in dates]
    texts = [" ".join(filter(None, names)) for names in parts]
    return [text or _child(date, "MedlineDate") for text, date in zip(texts, dates, strict=True)]


def _read_identifiers(record: "Element") -> Iterator[tuple[str, str]]:
    """Yield the numbers of a work, not of those that it cites, each with its kind: "10.1000/1 [doi]"."""
    for number in record.findall(".//Article/ELocationID"):
        yield "AID", f"{element_text(number)} [{number.get('EIdType')}]"
    for path in ("PubmedData/ArticleIdList/ArticleId", "BookDocument/ArticleIdList/ArticleId"):
        for number in record.findall(path):
            kind = number.get("IdType")
            if kind == "pmc":
                yield "PMC", element_text(number)
            elif kind != "pubmed":
                yield "AID", f"{element_text(number)} [{kind}]"
