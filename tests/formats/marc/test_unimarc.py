"""UNIMARC, as the catalogues of France, Portugal, Italy and Russia write it."""

from typing import Any, Final

import pytest

from protlib import formats
from protlib.formats import Parsed

_TITLE: Final = ("200", "1 ", "aAccueillir les mineurs", "eguide pour les équipes", "fAna Ruiz")


def read(*fields: tuple[str, ...]) -> Parsed:
    texts = (
        f'<datafield tag="{tag}" ind1="{indicators[0]}" ind2="{indicators[1]}">'
        + "".join(f'<subfield code="{part[0]}">{part[1:]}</subfield>' for part in parts)
        + "</datafield>"
        for tag, indicators, *parts in (("100", "  ", "a20100305d2009    m  y0frey5003    ba"), *fields)
    )
    record = f"<record><leader>     cam0 22        450 </leader>{''.join(texts)}</record>"
    return formats.read(data := record.encode(), formats.detect(data, "a.xml"))


def marc_of(*fields: tuple[str, ...]) -> dict[str, Any]:
    [publication] = read(_TITLE, *fields).publications
    return publication.to_dict()


def test_a_record_is_no_marc_21() -> None:
    """Its codes were the author, and its title was none."""
    assert marc_of(
        ("010", "  ", "a978-92-9068-800-6"), ("101", "0 ", "afre"), ("210", "  ", "aGenève", "cOIM", "d2009"),
        ("215", "  ", "a120 p."), ("225", "| ", "aÉtudes", "v12"), ("330", "  ", "aUn guide."),
        ("606", "  ", "aMigration", "yMali"), ("700", " 1", "aRuiz", "bAna", "4070"),
        ("702", " 1", "aDiallo", "bAwa", "4730"), ("702", " 1", "aRoe", "bJo", "4440"),
        ("712", "02", "aUNICEF", "4070"),
        ("856", "4 ", "uhttps://iom.int/a.pdf"),
    ) == {
        "type": "book", "title": "Accueillir les mineurs: guide pour les équipes",
        "authors": [{"family": "Ruiz", "given": "Ana"}, {"literal": "UNICEF"}],
        "translators": [{"family": "Diallo", "given": "Awa"}], "date": "2009", "publisher": "OIM",
        "publisher_place": "Genève", "collection_title": "Études", "collection_number": "12", "isbn": "9789290688006",
        "language": "fr", "topics": ["Migration--Mali"], "abstract": "Un guide.", "url": "https://iom.int/a.pdf",
        "extra": {"number-of-pages": "120"},
    }  # fmt: skip


@pytest.mark.parametrize(("indicators", "publisher"), [(" 0", "Dargaud"), (" 3", None)])
def test_a_printer_is_no_publisher(indicators: str, publisher: str | None) -> None:
    assert marc_of(("214", indicators, "cDargaud")).get("publisher") == publisher
