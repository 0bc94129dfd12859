"""Which words of a query name a concept."""

from pathlib import Path

import pytest

from harness.rows import every_row
from protlib.record import concepts
from protlib.search.vocabulary import concept_mentions


@every_row(
    ("query", "codes"),
    [
        ("human trafficking", ["trafficking"]),
        ("Traite des êtres humains", ["trafficking"]),
        ("traite des etres humains au Niger", ["trafficking"]),
        ("trata personas", ["trafficking"]),
        ("اتجار بالبشر", ["trafficking"]),
        ("الاتجار بالبشر", ["trafficking"]),
        ("TIP Ghana", ["trafficking"]),
        ("tip of the iceberg", []),
        ("SEA", ["psea"]),
        ("crossing the sea", []),
        ("gbv", ["gbv"]),
        ("UASC Bosnia", ["unaccompanied-children"]),
        ("migrant worker recruitment fee", ["migrant-workers", "recruitment-fees"]),
        ("child labour inspection", ["child-labour"]),
        ("worst forms of child labor", ["worst-forms-of-child-labour"]),
        ("l'intérêt supérieur de l'enfant", ["best-interests"]),
        ("trafficking human beings", ["trafficking"]),
        ("espaces sûrs", ["safe-spaces"]),
        ("espaces publics", []),
        ("Ghana 2012", []),
        ("of the in", []),
        ("", []),
    ],
)
def test_the_longest_names_are_found_whatever_their_spelling(query: str, codes: list[str]) -> None:
    concept_codes = [code for run in concept_mentions.find_concept_mentions(query.split()) for code in run.codes]
    assert concept_codes == codes


@pytest.mark.parametrize(
    "name",
    ["trafficking in human beings", "traite des êtres humains", "enregistrement des faits d'état civil"],
)
def test_the_plural_of_a_word_that_carries_nothing_is_part_of_a_name(name: str) -> None:
    words = name.split()
    assert [(run.start, run.end) for run in concept_mentions.find_concept_mentions(words)] == [(0, len(words))]


@every_row("text", ["child", "marriage child", "the", "TIPS and tricks", "trafficking Ghana"])
def test_what_is_no_whole_name_names_nothing(text: str) -> None:
    assert "child-marriage" not in concept_mentions.codes_of_concepts(text)
    assert "trafficking" not in concept_mentions.codes_of_concepts(text)


def test_the_keys_are_those_of_the_thesaurus() -> None:
    lines = Path(concept_mentions.__file__).with_name("concept_keys.txt").read_text(encoding="utf-8").splitlines()
    pairs = {(key, concept.code) for concept in concepts.all_concepts() for key in concept_mentions.label_keys(concept)}
    table_pairs = {
        (key, code) for key, _tab, codes in (line.partition("\t") for line in lines) for code in codes.split(",")
    }
    assert table_pairs == pairs, "run `make docs`"
    assert lines == sorted(lines)
