"""Records that are not public or have private notes, with words that tell where they went."""

from collections.abc import Mapping
from typing import Any, Final

from protlib.record.model import FIELDS, KINDS, FieldKind

SECRET: Final = "zqsecret"
NOTE: Final = "zqwhisper"
PASSWORD: Final = "zqpassword"
OF_KIND: Final[Mapping[FieldKind, Any]] = {
    FieldKind.KEY: f"{SECRET}2010",
    FieldKind.TYPE: "report",
    FieldKind.DATE: "1871-02-03",
    FieldKind.ISBN: "9789290684664",
    FieldKind.ISSN: "2049-3630",
    FieldKind.DOI: f"10.1000/{SECRET}",
    FieldKind.URL: f"https://{SECRET}.example.org",
    FieldKind.LANGUAGE: "tlh",
    FieldKind.ACCESS: "confidential",
    FieldKind.NAMES: [
        {"family": f"{SECRET}son", "given": "A."},
        {"literal": f"{SECRET} Office", "short": "ZQSECRET"},
    ],
    FieldKind.PLACES: [f"{SECRET}land"],
    FieldKind.LABELS: [f"{SECRET}-label"],
    FieldKind.FILES: [f"library.files/{SECRET}2010.pdf"],
    FieldKind.OBJECT: {"finding": SECRET, "bibtex:x": SECRET, "original-title": SECRET},
}
CONFIDENTIAL: Final = {name: OF_KIND.get(KINDS[name], f"{SECRET} {name}") for name in FIELDS}
"""A record with a word of its own in each field, by the model."""
TELLTALE: Final = (SECRET, "1871", "9290684664", "2049-3630", "tlh")
PUBLIC: Final = {
    "key": "caring2009",
    "type": "report",
    "title": "Caring",
    "authors": [{"literal": "International Organization for Migration"}],
    "date": "2009",
    "note": "zqremark: to be read",
    "private_note": f"{NOTE}: ask Ana",
    "aliases": ["/home/ana/caring"],
    "files": [f"~/{NOTE}/caring.pdf#size=12"],
    "url": "file:///home/ana/caring.pdf",
    "archived": f"https://ana:{PASSWORD}@web.example.org/caring.pdf?access_token={PASSWORD}",
    "source": "/home/ana/refs.bib",
    "created": "1902-03-04T05:06:07Z",
    "modified": "1903-04-05T06:07:08Z",
    "tags": ["zqtag"],
    "abstract": "zqabstract of it",
    "topics": ["zqtopic"],
    "category": "zqcategory",
    "countries": ["Chad"],
    "extra": {
        "related": f"caring2008, {SECRET}2010",
        "bibtex:crossref": f"{SECRET}-label",
        "finding": "zqfinding",
        "bibtex:owner": "zqowner",
        "zotero:files": ["files/12/zqfile.pdf"],
    },
}
NUMBERS: Final = {"open": "1795683660000001", "shut": "1795683660000002"}
