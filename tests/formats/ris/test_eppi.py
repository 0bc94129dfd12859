"""EPPI-Reviewer's RIS, in which the family name stands in front without a comma."""

from harness.rows import every_row
from protlib.formats.ris import ris_text
from protlib.record.model import Name

MARK = "KW  - eppi-reviewer\n"


def record(name: str, mark: str = MARK) -> str:
    return f"TY  - JOUR\nT1  - A paper\nA1  - {name}\nST  - Jobe (2024)\n{mark}PY  - 2024\nER  - \n"


@every_row(
    ("text", "name"),
    [
        ("Jobe Alison", Name("Jobe", "Alison")),
        ("Jobe Alison Mary", Name("Jobe", "Alison Mary")),
        ("Brownstein C D", Name("Brownstein", "C. D.")),
        ("Pereda-Suberbiola X", Name("Pereda-Suberbiola", "X.")),
        ("Garcia Marquez G", Name("Garcia Marquez", "G.")),
        ("van der Berg Jan", Name("Berg", "Jan", "van der")),
        ("Dos Santos Ana", Name("Dos Santos", "Ana")),
        ("Jobe, Alison", Name("Jobe", "Alison")),
        ("World Health Organization", Name(literal="World Health Organization")),
        ("UNICEF", Name(literal="UNICEF")),
    ],
)
def test_a_name_is_read_with_the_family_name_in_front(text: str, name: Name) -> None:
    [publication] = ris_text.loads(record(text)).publications
    assert publication.authors == (name,)
    assert (publication.tags, "title-short" in publication.extra) == (("eppi-reviewer",), False)


def test_without_its_mark_a_record_is_read_as_ever() -> None:
    [publication] = ris_text.loads(record("Alison Jobe", "")).publications
    assert [(name.family, name.given) for name in publication.authors] == [("Jobe", "Alison")]
    assert publication.extra["title-short"] == "Jobe (2024)"
