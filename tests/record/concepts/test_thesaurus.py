"""The thesaurus: what its rows say, and that they agree with one another."""

from collections import Counter

from harness.rows import every_row
from protlib.record import concepts
from protlib.text import fold

EVERY = concepts.all_concepts()


def test_there_are_hundreds_of_concepts_each_with_names_in_five_languages() -> None:
    assert len(EVERY) >= 300
    five = ("en", "fr", "es", "pt", "ar")
    more = {
        tuple(concept.languages())[len(five) :] for concept in EVERY if tuple(concept.languages())[: len(five)] == five
    }
    assert more == {(), ("de",), ("ru", "uk"), ("de", "ru", "uk")}
    assert all(tuple(concept.languages())[: len(five)] == five for concept in EVERY)
    assert [concept.code for concept in EVERY] == sorted({concept.code for concept in EVERY})


def test_what_is_broader_and_related_is_there_and_no_concept_lies_in_itself() -> None:
    codes = {concept.code for concept in EVERY}
    for concept in EVERY:
        assert {*concept.broader, *concept.related} <= codes - {concept.code}
        assert concept not in concepts.narrower_concepts(concept)


def test_no_name_is_listed_twice_and_no_english_name_is_that_of_two_concepts() -> None:
    for concept in EVERY:
        names = Counter((label.language, fold(label.text)) for label in concept.labels)
        assert not [name for name, count in names.items() if count > 1], concept.code
    first = Counter(fold(concept.name) for concept in EVERY)
    assert max(first.values()) == 1


@every_row(
    ("code", "names"),
    [
        ("trafficking", {"human trafficking", "traite des êtres humains", "trata de personas", "tráfico de pessoas", "الاتجار بالبشر", "TIP"}),
        ("child-marriage", {"early marriage", "mariage précoce", "matrimonio infantil", "casamento prematuro", "الزواج المبكر"}),
        ("unaccompanied-children", {"unaccompanied minors", "mineurs non accompagnés", "menores no acompañados", "UASC", "MNA"}),
        ("children", {"children", "enfants", "niñas", "crianças", "الأطفال", "طفل"}),
        ("gbv", {"gender-based violence", "violences basées sur le genre", "violencia de género", "GBV", "VBG"}),
        ("non-refoulement", {"non-refoulement", "principe de non-refoulement", "no devolución", "عدم الإعادة القسرية"}),
    ],
)  # fmt: skip
def test_a_concept_has_the_names_that_the_houses_use(code: str, names: set[str]) -> None:
    assert names <= {label.text for label in concepts.concept_with_code(code).labels}


def test_acronyms_are_told_and_those_that_are_words_as_well() -> None:
    labels = {label.text: label for label in concepts.concept_with_code("trafficking").labels}
    assert labels["TIP"].is_acronym
    assert labels["TIP"].is_word
    assert not labels["human trafficking"].is_acronym
    assert not next(label for label in concepts.concept_with_code("gbv").labels if label.text == "GBV").is_word


def test_narrower_concepts_are_found_at_any_depth() -> None:
    codes = {concept.code for concept in concepts.narrower_concepts(concepts.concept_with_code("exploitation"))}
    assert {"trafficking", "child-trafficking", "forced-labour", "debt-bondage"} <= codes
    assert "smuggling" not in codes
