"""What catalogues of libraries hand out as RIS, BibTeX and EndNote, with marks of their cards around values."""

from typing import Any

from harness.rows import every_row
from protlib import formats
from protlib.record.model import Name

KOHA_RIS = """TY  - BOOK
AU  - International Organization for Migration.
TI  - The protection of migrants : : a handbook /
CY  - Geneva :
PB  - IOM,
PY  - 2019///
ER  -
"""
KOHA_BIB = """@book{1234,
  author = {UNICEF. Innocenti Research Centre. and Smith, Jane,},
  title = {Child trafficking in West Africa :  policy responses /},
  publisher = {UNICEF,}, address = {Florence, Italy :}, year = {c2002.}
}"""
UNITED_NATIONS = """@article{Secretary-General:4010000,
  author = {UN. Secretary-General}, number = {A/78/172}, year = {2023},
  title = {Trafficking in persons :  report of the Secretary-General}
}"""
ENDNOTE = """%0 Journal Article
%A UN. Human Rights Council
%D 2023
%T Trafficking in persons
%@ A/HRC/53/28
"""
PLAIN = """TY  - RPRT
AU  - Médecins Sans Frontières Inc.
TI  - And/or: who is a child?
CY  - Washington, D.C.
PB  - Sage Publications, Inc.
ER  -
"""
ARTICLE = """TY  - JOUR
TI  - A study
T2  - A journal
IS  - A/78
ER  -
"""


@every_row(
    ("text", "fields"),
    [
        (KOHA_RIS, {"title": "The protection of migrants: a handbook", "publisher": "IOM", "publisher_place": "Geneva",
                    "authors": (Name(literal="International Organization for Migration"),)}),
        (KOHA_BIB, {"title": "Child trafficking in West Africa: policy responses", "publisher": "UNICEF", "publisher_place": "Florence, Italy",
                    "authors": (Name(literal="UNICEF. Innocenti Research Centre"), Name("Smith", "Jane"))}),
        (UNITED_NATIONS, {"title": "Trafficking in persons: report of the Secretary-General", "type": "report", "number": "A/78/172", "issue": "",
                          "authors": (Name(literal="United Nations Secretary-General"),)}),
        (ENDNOTE, {"type": "report", "number": "A/HRC/53/28", "issn": "", "authors": (Name(literal="United Nations Human Rights Council"),)}),
        (PLAIN, {"title": "And/or: who is a child?", "publisher": "Sage Publications, Inc.", "publisher_place": "Washington, D.C.", "type": "report"}),
        (ARTICLE, {"issue": "A/78", "type": "article-journal", "number": ""}),
    ],
)  # fmt: skip
def test_marks_of_cataloguers_and_symbols_in_wrong_fields_are_mended(text: str, fields: dict[str, Any]) -> None:
    data = text.encode()
    [publication] = formats.read(data, formats.detect(data, "x")).publications
    assert {name: getattr(publication, name) for name in fields} == fields
