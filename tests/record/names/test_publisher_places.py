"""Publishers that are written with their place: which of the two is which, and when nothing is certain."""

from harness.rows import every_row
from protlib.record.model import Publication
from protlib.record.names.publisher_places import split_publisher


@every_row(
    ("text", "publisher", "place"),
    [
        ("Geneva: IOM", "IOM", "Geneva"),
        ("IOM: Geneva", "IOM", "Geneva"),
        ("[Geneva] : IOM", "IOM", "Geneva"),
        ("Vienne : ONUDC", "ONUDC", "Vienne"),
        ("Paris : L'Harmattan", "L'Harmattan", "Paris"),
        ("Cheltenham, UK: Edward Elgar", "Edward Elgar", "Cheltenham, UK"),
        ("Washington, D.C.: World Bank", "World Bank", "Washington, D.C."),
        ("Genève (Suisse) : OIM", "OIM", "Genève (Suisse)"),
        ("London & New York: Zed Books", "Zed Books", "London & New York"),
        ("Lima: CHS Alternativo, 2019", "CHS Alternativo", "Lima"),
        ("Lima: CHS Alternativo, 2018", "CHS Alternativo, 2018", "Lima"),
        ("Geneva, IOM", "IOM", "Geneva"),
        ("Oxford University Press, Oxford", "Oxford University Press", "Oxford"),
        ("القاهرة: اليونيسف", "اليونيسف", "القاهرة"),
    ],
)
def test_a_publisher_written_with_its_place_has_two_fields(text: str, publisher: str, place: str) -> None:
    record = Publication(title="Safe return", publisher=text, date="2019-05")
    assert split_publisher(record) == {"publisher": publisher, "publisher_place": place}


@every_row(
    "text",
    [
        "UNHCR: The UN Refugee Agency",
        "London School of Economics: Routledge",
        "University College, London",
        "Ministry of Health, Kabul",
        "Geneva : IOM ; New York : UNICEF",
        "Berlin: Springer; Heidelberg",
        "Geneva: Paris",
        "Geneva: 2019",
        "Geneva",
        "IOM",
    ],
)
def test_a_text_without_a_certain_place_stays(text: str) -> None:
    assert split_publisher(Publication(title="Safe return", publisher=text)) == {}


def test_a_place_that_the_record_has_stays() -> None:
    record = Publication(title="Safe return", publisher="Geneva: IOM", publisher_place="Genève")
    assert split_publisher(record) == {"publisher": "IOM", "publisher_place": "Genève"}
    assert split_publisher(record.changed(publisher_place="Nairobi")) == {}
