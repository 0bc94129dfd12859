"""Degrees that stand where a number does."""

from harness.rows import every_row
from protlib.record.cleaning import clean_record


@every_row("field", ["number", "volume", "issue", "edition", "collection_number"])
@every_row(
    "text",
    [
        "Ph.D.",
        "PhD",
        "Ph. D.",
        "M.Sc.",
        "DPhil",
        "Master's",
        "PhD thesis",
        "Doctoral dissertation",
        "Mestrado",
    ],
)
def test_a_degree_is_the_genre(field: str, text: str) -> None:
    record = clean_record({"type": "thesis", "title": "A", field: text})
    assert (record.publication.genre, getattr(record.publication, field), record.problems) == (text, "", ())


def test_what_the_genre_says_is_not_said_again_and_what_it_does_not_stays() -> None:
    same = clean_record({"title": "A", "genre": "PhD thesis", "volume": "Ph.D."}).publication
    assert (same.genre, same.volume) == ("PhD thesis", "")
    second = clean_record({"title": "A", "genre": "Working paper", "volume": "Ph.D."}).publication
    assert (second.genre, second.volume) == ("Working paper", "Ph.D.")


@every_row("text", ["12", "A/78/172", "MA-12", "Special", "D 5", "PhD-2", "Masterplan"])
def test_a_number_stays_one(text: str) -> None:
    record = clean_record({"title": "A", "number": text}).publication
    assert (record.number, record.genre) == (text, "")
