"""What is told of a search: why a record was found, and what was done to the query."""

import pytest

from protlib.index import Index
from protlib.index.parts import PARTS
from protlib.record.model import Name, Publication
from protlib.search import Request, select
from protlib.selection import Selection
from sample_records.search_samples import RECORDS, Indexed

NOTED = [
    ("consequenses", ("consequenses: showing Consequences",)),
    ("traficking", ("traficking: showing trafficking",)),  # as abstracts have it, not titles
    ("unhrc", ("unhrc: showing UNHCR",)),
    ("labour zebra", ("left out: zebra",)),
    ("labour women", ()),
    ("zebra", ()),
    ("iom2009caring", ()),
    ("asylum smuggling", ("showing what has 1 of the words asylum, smuggling",)),
    ("asylum smuggling zebra", ("left out: zebra", "showing what has 1 of the words asylum, smuggling")),
    ("before 2010 iom", ("2010: the year alone; for the period, type year:..2009", "left out: before")),
    ("iom 2010", ()),
    ("iom 2008-2010", ("2008, 2010: these two years alone; for the period, type year:2008..2010", "left out: 2008")),
    ("iom 2008 to 2010", ("2008, 2010: these two years alone; for the period, type year:2008..2010", "left out: 2008")),
    ("iom 2010 2008", ("left out: 2008",)),
    ("author=iom", ("author=iom: a field takes a colon; type author:iom", "left out: author")),
    ("Year>=2010 iom", ("Year>=2010: a field takes a colon; type Year:2010..", "left out: Year")),
    ("year<2010 iom", ("year<2010: a field takes a colon; type year:..2009", "left out: year")),
    ("year>2010 iom", ("year>2010: a field takes a colon; type year:2011..", "left out: year")),
    ('"author=iom"', ()),
    ("i*m", ("i*m: “*” stands for letters at the end of a word alone; type i*", "left out: i")),
    ("io?m*", ("io?m*: “*” stands for letters at the end of a word alone; type io*",)),
    ("iom*", ()),
    ("iom?", ()),
    ("https://iom.int/a?b=iom", ("left out: https",)),
    ('title="a b"', ('title="a b": a field takes a colon; type title:"a b"',)),
    ("iom e=mc2", ("left out: mc2",)),
    ('"since 2010"', ()),
    ("year:2009.. iom", ()),
]


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("since 2010", "2010.."),
        ("desde 2010", "2010.."),
        ("after 2010", "2011.."),
        ("после 2010", "2011.."),
        ("بعد 2010", "2011.."),
        ("hasta 2010", "..2010"),
    ],
)
def test_a_period_in_words_is_told_as_a_query(index: Index, words: str, period: str) -> None:
    notes = select(index, Request(Selection(query=f"labour {words}"))).notes
    assert f"2010: the year alone; for the period, type year:{period}" in notes


@pytest.mark.parametrize(("query", "notes"), NOTED)
def test_the_notes_say_what_was_done_to_a_query(index: Index, query: str, notes: tuple[str, ...]) -> None:
    assert select(index, Request(Selection(query=query))).notes == notes


def test_it_is_explained_why_a_record_was_found(index: Index) -> None:
    [explanation, *_] = select(index, Request(Selection(query="consequenses jobe iom 2010"))).explanations
    assert [(reason.query_text, reason.relation, reason.matched, reason.field) for reason in explanation.reasons] == [
        ("consequenses", "spelling", "Consequences", "title"),
        ("jobe", "", "jobe", "first author"),
        ("iom", "", "iom", "title"),
        ("2010", "", "2010", "year"),
    ]
    assert 0.8 < explanation.score < 1.2


def test_a_misspelt_place_is_named_as_it_is_known(index: Index) -> None:
    results = select(index, Request(Selection(query="elfenbeinkuste OR ivori coastt")))
    assert results.total == 1
    assert any(note.endswith("showing coast") for note in results.notes)


WAYS = [
    ("consequences", ("", "consequenc", "title")),
    ("conseq", ("beginning", "conseq", "title")),
    ("conseq*", ("beginning", "conseq", "title")),
    ("causing", ("form", "Causes", "title")),
    ("consequenses", ("spelling", "Consequences", "title")),
    ("humantrafficking", ("compound", "Human trafficking", "title")),
    ("HTD", ("acronym", "", "acronym")),  # Human Trafficking Database
    ('"human trafficking"', ("phrase", "human", "title")),
    ("jobe2010causes", ("key", "", "key")),
    ("2010", ("", "2010", "year")),
    ("alison", ("", "alison", "author")),
    ("nigeria", ("", "nigeria", "place")),
    ("labor", ("", "labor", "abstract")),
]


@pytest.mark.parametrize(("query", "reason"), WAYS)
def test_the_explanation_names_each_way_to_match(index: Index, query: str, reason: tuple[str, str, str]) -> None:
    results = select(index, Request(Selection(query=query)))
    place = [record.key for record in results.publications].index("jobe2010causes")
    [only_reason] = list(results.explanations)[place].reasons
    assert (only_reason.relation, only_reason.matched, only_reason.field) == reason
    assert only_reason.points > 0


# A word that stands in one part of the record alone, by what an explanation calls that part.
EVERYWHERE = Publication(
    key="keyword1",
    title="Aaa Xxx Yyy",
    authors=(Name(family="Bbb", given="Ccc"), Name(family="Ddd"), Name(literal="Eee Office")),
    editors=(Name(family="Fff"),),
    date="1987",
    abstract="Ggg",
    tags=("Hhh",),
    collections=("Ppp/Qqq",),
    category="Iii",
    topics=("Jjj",),
    countries=("Kenya",),
    container_title="Lll",
    publisher="Mmm",
    note="Nnn",
    private_note="Ooo",
)
WORDS = {
    "title": "aaa", "first author": "bbb", "author": "ddd", "organisation": "eee", "editor": "fff", "abstract": "ggg",
    "tag": "hhh", "collection": "qqq", "category": "iii", "topic": "jjj", "place": "kenya", "container": "lll", "publisher": "mmm",
    "note": "nnn", "private note": "ooo", "acronym": "AXY", "year": "1987", "key": "keyword1",
}  # fmt: skip


def test_every_part_is_told_by_its_name(indexed: Indexed) -> None:
    index = indexed([EVERYWHERE])
    assert {part.explanation for part in PARTS.values()} == set(WORDS)
    for name, word in WORDS.items():
        [explanation] = select(index, Request(Selection(query=word))).explanations
        assert [reason.field for reason in explanation.reasons] == [name], word


def test_what_counts_more_is_told_first_and_points_sum_up_to_no_more_than_the_score(index: Index) -> None:
    for query in ("labour rights women", "trafficking health iom", "consequenses jobe 2010"):
        results = select(index, Request(Selection(query=query)))
        explanations = list(results.explanations)
        assert [entry.score for entry in explanations] == sorted((entry.score for entry in explanations), reverse=True)
        for explanation in explanations:
            assert 0 < sum(reason.points for reason in explanation.reasons) <= explanation.score + 0.001


def test_without_words_there_is_nothing_to_explain(index: Index) -> None:
    explanations = list(select(index, Request(Selection(years=("2010",)))).explanations)
    assert [(explanation.score, explanation.reasons) for explanation in explanations] == [(0, ())]
    assert len(list(select(index, Request(Selection())).explanations)) == len(RECORDS)


def test_without_publications_a_word_is_told_as_the_index_has_it(index: Index) -> None:
    [explanation, *_] = select(index, Request(Selection(query="consequenses")), publications=False).explanations
    assert [reason.matched for reason in explanation.reasons] == ["consequenc"]
