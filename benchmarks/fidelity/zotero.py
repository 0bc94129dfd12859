"""Zotero's own tests of its translators: `RIS.js` and others in a checkout of zotero/translators.

Zotero keeps some things elsewhere for want of a field: a DOI in its field Extra, as "DOI: ...".
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.fidelity.expecting import make_canonical
from benchmarks.fidelity.reading import read
from benchmarks.fidelity.scoring import Case, fields

_CASES: Final = re.compile(r"/\*\* BEGIN TEST CASES \*\*/\s*var testCases = (\[.*\])", re.DOTALL)
_NO_DATE: Final = "0000"
"""Zotero's year of a date that is none, such as the word "Date"."""
# The fields of Zotero's types and the variables of CSL that they stand for, as Zotero itself exports them.
_FIELDS: Final = {
    "title": ("title", "caseName", "nameOfAct", "subject"),
    "date": ("date", "issueDate", "dateDecided", "dateEnacted"),
    "container_title": (
        "publicationTitle", "bookTitle", "proceedingsTitle", "blogTitle", "websiteTitle", "dictionaryTitle",
        "encyclopediaTitle", "reporter", "code",
    ),
    "publisher": (
        "publisher", "institution", "university", "label", "company", "distributor", "studio", "repository",
    ),
    "publisher_place": ("place", "repositoryLocation"),
    "volume": ("volume", "reporterVolume", "codeVolume", "codeNumber"),
    "issue": ("issue",),
    "number": (
        "reportNumber", "billNumber", "patentNumber", "documentNumber", "publicLawNumber", "docketNumber", "identifier",
    ),
    "page": ("pages", "firstPage", "codePages"),
    "isbn": ("ISBN",),
    "issn": ("ISSN",),
    "doi": ("DOI",),
    "url": ("url",),
    "abstract": ("abstractNote",),
    "language": ("language",),
}  # fmt: skip
_CREATORS: Final = {
    "authors": frozenset(
        {"author", "inventor", "artist", "director", "cartographer", "programmer", "composer", "sponsor"}
    ),
    "editors": frozenset({"editor"}),
    "translators": frozenset({"translator"}),
}


def cases(folder: Path) -> Iterator[Case]:
    """Yield each test case of the translator for RIS."""
    yield from _cases_of(folder / "RIS.js", "ris")


def refer_cases(folder: Path) -> Iterator[Case]:
    """Yield each test case of the translator for EndNote's own text."""
    yield from _cases_of(folder / "ReferBibIX.js", "refer")


def isi_cases(folder: Path) -> Iterator[Case]:
    """Yield each test case of the translator for Web of Science's own text."""
    yield from _cases_of(folder / "Web of Science Tagged.js", "isi")


def mods_cases(folder: Path) -> Iterator[Case]:
    """Yield each test case of the translator for MODS."""
    yield from _cases_of(folder / "MODS.js", "mods")


def medline_cases(folder: Path) -> Iterator[Case]:
    """Yield each test case of the translator for MEDLINE, of PubMed and ERIC."""
    yield from _cases_of(folder / "MEDLINEnbib.js", "nbib")


def refworks_cases(folder: Path) -> Iterator[Case]:
    """Yield each test case of the translator for RefWorks' own text."""
    yield from _cases_of(folder / "RefWorks Tagged.js", "refworks")


def ovid_cases(folder: Path) -> Iterator[Case]:
    """Yield each test case of the translator for Ovid's own text."""
    yield from _cases_of(folder / "OVID Tagged.js", "ovid")


def _cases_of(translator: Path, format_name: str) -> Iterator[Case]:
    match = _CASES.search(translator.read_text(encoding="utf-8"))
    for number, case in enumerate(json.loads(match[1] if match else "[]"), 1):
        if case["type"] == "import":
            records = map(fields, read(case["input"], format_name))
            yield Case(f"case {number}", [*map(item, case["items"])], [*map(_with_sorted_tags, records)])


def item(zotero: Mapping[str, Any]) -> dict[str, Any]:
    """Return the scored fields of an item of Zotero."""
    record: dict[str, Any] = {
        field: next((zotero[name] for name in names if zotero.get(name)), "") for field, names in _FIELDS.items()
    }
    for field, kinds in _CREATORS.items():
        record[field] = [_name(creator) for creator in zotero["creators"] if creator.get("creatorType") in kinds]
    record["tags"] = [tag if isinstance(tag, str) else tag["tag"] for tag in zotero.get("tags", ())]
    if doi := re.search(r"^DOI: (.*)", zotero.get("extra", ""), re.MULTILINE):
        record["doi"] = doi[1]
    if record["date"].startswith(_NO_DATE):
        record["date"] = ""
    return _with_sorted_tags(make_canonical(record))


def _name(creator: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (creator.get("lastName"), creator.get("firstName"), creator.get("name"))))


def _with_sorted_tags(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields with the tags in one order: Zotero's tests have them sorted, whatever the order of the file."""
    return {**found, "tags": sorted(found["tags"])}
