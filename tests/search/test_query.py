"""The query language: what a person types, and where it is not understood."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.errors import UsageError
from protlib.search.query import And, Filter, Identifier, Node, Not, Or, Phrase, Word, parse_query


def words(*texts: str) -> tuple[Word, ...]:
    return tuple(map(Word, texts))


READ: list[tuple[str, Node]] = [
    ("labour", Word("labour")),
    ("labour nigeria", And(words("labour", "nigeria"))),
    ("", And(())),
    (" – & - ", And(())),
    ("counter-trafficking", And(words("counter", "trafficking"))),
    ("women's", Word("women's")),
    ("labour AND nigeria", And(words("labour", "nigeria"))),
    ("labour NOT nigeria", And((Word("labour"), Not(And(words("nigeria")))))),
    ("labour AND NOT (a OR b)", And((Word("labour"), Not(And((Or(words("a", "b")),)))))),
    ("labour NOT", Word("labour")),
    ("labour NOT OR union", Or((Word("labour"), Word("union")))),
    ("a OR b c", Or((Word("a"), And(words("b", "c"))))),
    ("a or b", And(words("a", "or", "b"))),
    ("(a OR b) c", And((Or(words("a", "b")), Word("c")))),
    ("traffick*", Word("traffick", is_open=True)),
    ('"human trafficking"', Phrase("human trafficking")),
    ("“human trafficking”", Phrase("human trafficking")),
    ("-kosovo", Not(And(words("kosovo")))),
    ("-anti-slavery", Not(And((Phrase("anti slavery"),)))),
    ('-"second edition"', Not(And((Phrase("second edition"),)))),
    ("-(a OR b)", Not(And((Or(words("a", "b")),)))),
    ("- a", Word("a")),
    ("–kosovo", Not(And(words("kosovo")))),
    ("2009–2012 – a", And(words("2009", "2012", "a"))),
    ("author:jobe", Word("jobe", "author")),
    ("AUTHOR:jobe", Word("jobe", "author")),
    ("authors:jobe", Word("jobe", "author")),
    ('author:"Klein Solomon"', Phrase("Klein Solomon", "author")),
    ("author:(jobe OR smith)", Or((Word("jobe", "author"), Word("smith", "author")))),
    ("-tag:old", Not(And((Word("old", "tag"),)))),
    ("year:2010..2020", Filter("year", "2010..2020", 5)),
    ("year:..2020", Filter("year", "..2020", 5)),
    ('region:"West Africa" x', And((Filter("region", "West Africa", 7), Word("x")))),
    ("country:(nigeria OR mali)", Or((Filter("country", "nigeria", 9), Filter("country", "mali", 20)))),
    ("doi:10.1000/182", Filter("doi", "10.1000/182", 4)),
    ("autor:jobe", Word("jobe", "author")),
    ("pays:Tchad", Filter("country", "Tchad", 5)),
    ("x -AÑO:2015", And((Word("x"), Not(And((Filter("year", "2015", 7),)))))),
    ("titre:(niñez OR infancia)", Or((Word("niñez", "title"), Word("infancia", "title")))),
    ("بلد:مالي", Filter("country", "مالي", 4)),
    ("País: un estudio", And(words("País", "un", "estudio"))),
    ("persons: a guide", And(words("persons", "a", "guide"))),
    ("Title: a guide", And(words("Title", "a", "guide"))),
    ("10:30", And(words("10", "30"))),
    ("work(s) done", And(words("work", "s", "done"))),
    ("(in work(s))", And(words("in", "work", "s"))),
    ("a (2010)", And(words("a", "2010"))),
    ("https://known.org/x(1)", Identifier("https://known.org/x(1)")),
    ("10.1000/known", Identifier("10.1000/known")),
    ("DOI 10.1000/known.", And((Word("DOI"), Identifier("10.1000/known")))),
    ("<https://known.org/x(1)>,", Identifier("https://known.org/x(1)")),
    ("@known2010", Identifier("@known2010")),
    ("[@known2010, p. 3]", Or((Identifier("@known2010"),))),
    ("[see @known2010; @known2011]", Or((Identifier("@known2010"), Identifier("@known2011")))),
    ("[@strange2010, p. 3]", And(words("strange2010", "p", "3"))),
    ("a (b, c) d", And(words("a", "b", "c", "d"))),
    ("title:(a b) c", And((And((Word("a", "title"), Word("b", "title"))), Word("c")))),
    ("978-92-9068-456-5", Identifier("978-92-9068-456-5")),
    ("978 92 9068 456 5", Identifier("978 92 9068 456 5")),
    ("https://other.org/x", And(words("https", "other", "org", "x"))),
    ("2010-2020", And(words("2010", "2020"))),
    ("known.org report", And((Identifier("known.org"), Word("report")))),
    ("author: jobe", Word("jobe", "author")),
    ("year: 2015", Filter("year", "2015", 6)),
    ("aid year: 2015", And((Word("aid"), Filter("year", "2015", 10)))),
    ('aid region: "West Africa"', And((Word("aid"), Filter("region", "West Africa", 12)))),
    ("Aid in the region: gaps", And(words("Aid", "in", "the", "region", "gaps"))),
    ("aid year: review", And(words("aid", "year", "review"))),
    ("Lage: Überblick", And(words("Lage", "Überblick"))),
    ("Ärzte:innen", And(words("Ärzte", "innen"))),
    ("author: ", Word("author")),
    ("U.S.A. v2.0", And(words("U", "S", "A", "v2", "0"))),
]


@every_row(("text", "tree"), READ)
def test_a_query_is_read(text: str, tree: Node) -> None:
    query_tree = parse_query(text, lambda identifier: "known" in identifier or "9068" in identifier)
    assert (type(query_tree), query_tree) == (type(tree), tree)


def test_a_field_of_the_library_goes_before_a_translated_one() -> None:
    assert parse_query("tema:agua", lambda _text: False, lambda: ["tema"]) == Word("agua", "tema")
    assert parse_query("tema:agua", lambda _text: False) == Word("agua", "topic")


REFUSED = [
    ("auther:jobe", 0, "did you mean “author:”?"),
    ("staat:Tschad", 0, "“staat” is not a field; did you mean “country:”?"),
    ("x ciudad:agua", 2, "“ciudad” is not a field"),
    ("x zzzz:1", 2, "“zzzz” is not a field; choose from abstract"),
    ("foo)", 3, "this bracket has no opening bracket"),
    ("a (foo", 2, "this bracket is not closed"),
    ('a "foo', 2, "this quotation mark is not closed"),
    ("OR", 0, "“OR” needs a word on each side"),
    ("a OR", 2, "“OR” needs a word on each side"),
    ("a OR OR b", 2, "“OR” needs a word on each side"),
    ("()", 0, "these brackets are empty"),
    ("title:( )", 6, "these brackets are empty"),
    ("(" * 60, 50, "too many brackets, NOT or fields"),
    ("(" * 5000 + "a" + ")" * 5000, 50, "too many brackets, NOT or fields"),
    ("NOT " * 5000 + "a", 200, "too many brackets, NOT or fields"),
    ("title:" * 5000 + "a", 300, "too many brackets, NOT or fields"),
    ("-(" * 5000 + "a" + ")" * 5000, 50, "too many brackets, NOT or fields"),
]


@every_row(("text", "at", "why"), REFUSED)
def test_a_query_that_is_not_understood_says_where(text: str, at: int, why: str) -> None:
    with pytest.raises(UsageError) as error:
        parse_query(text, lambda _identifier: False)
    message, query, caret = str(error.value).split("\n")
    assert why in message
    assert len(query) < 130
    place = len(caret) - 1
    assert text[at : at + 60].startswith(query[place:].removesuffix("…"))
    assert query[2:].removesuffix("…").removeprefix("…") in text
    assert caret == f"{' ' * place}^"


@given(st.text(alphabet=st.sampled_from('ab :-"()*OR.author')))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UsageError):
        parse_query(text, lambda _identifier: False)
