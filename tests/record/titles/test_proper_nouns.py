"""Proper nouns in titles."""

from harness.rows import every_row
from protlib.record.titles import proper_nouns
from protlib.record.titles.proper_nouns import are_surely_found, find_proper_nouns, separate_spans


@every_row(
    ("title", "matches"),
    [
        ("Trafficking from Nigeria to Italy", ["Nigeria", "Italy"]),
        ("The United Nations and the IOM", ["United Nations", "IOM"]),
        ("N’Djamena and Cox’s Bazar", ["N’Djamena", "Cox’s Bazar"]),
        ("In South Eastern Europe and Southeast Asia", ["South Eastern Europe", "Southeast Asia"]),
        (
            "In South-Eastern Europe, and in South East Asia",
            ["South-Eastern Europe", "South East Asia"],
        ),
        ("On “Do No Harm” in practice", ["Do No Harm"]),
        ("On “harm” in practice", []),
        ("A Study of Trafficking", []),
        ("NIGERIA IN CAPITALS", []),
        ("A review of Modern Slavery Act 2015: part", ["Modern Slavery Act"]),
        ("On the Modern Slavery Act", ["Modern Slavery Act"]),
        ("The IOM Human Trafficking Database, revised", ["IOM Human Trafficking Database"]),
        ("", []),
    ],
)
def test_names_and_acronyms_are_found_where_they_stand(title: str, matches: list[str]) -> None:
    assert [title[start:end] for start, end in find_proper_nouns(title)] == matches


def test_parts_that_touch_others_are_left_out() -> None:
    assert separate_spans([(0, 3), (5, 9)], [(2, 4)]) == [(5, 9)]


def test_a_word_is_looked_up_alone_as_among_many() -> None:
    words = [*proper_nouns.list_nouns(), "Southeast", "Reports", "D’Ivoire", "Côte"]
    assert {word: sorted(proper_nouns.list_nouns_from(word)) for word in words} == {
        word: sorted(proper_nouns.list_nouns().get(word, ())) for word in words
    }


@every_row(
    ("title", "name", "is_sure"),
    [
        ("Trafficking from Nigeria", "Nigeria", True),
        ("Work of the IOM in Ghana", "IOM", True),
        ("Work of the IOM in Ghana", "Work", False),
        ("In Papua New Guinea", "Guinea", False),
        ("In New York, Kenya", "Kenya", True),
        ("On “Do No Harm” in Kenya", "Kenya", False),
        ("The Modern Slavery Act 2015 in Kenya", "Kenya", False),
        ("TRAFFICKING IN KENYA", "KENYA", False),
    ],
)
def test_a_quick_look_is_sure_of_names_that_no_other_hides(title: str, name: str, is_sure: bool) -> None:
    start = title.index(name)
    assert are_surely_found(title, [(start, start + len(name))]) is is_sure
