"""What the search of a page finds: what `protlib search` does, in the same order, and what it says of a query."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from harness.benchmark_modules import benchmark_module
from harness.paths import EXAMPLES
from harness.rows import every_row
from programs.page_search import ask_page
from protlib.errors import ProtlibError
from protlib.index.in_memory import index_documents
from protlib.page.page_script import INTERFACE
from protlib.page.search_data import make_displayed_document
from protlib.record.decisions import OneName
from protlib.record.model import Name, Publication
from protlib.search import Request, Results, find_spans, select
from protlib.search.other_names import OtherNames
from protlib.selection import Selection, Sort

_MORE: Final = (
    Publication(key="thai", title="การค้ามนุษย์ในประเทศไทย", date="2012-03", language="th", countries=("Thailand",)),
    Publication(key="chinese", title="人口贩运与儿童保护", date="2013", language="zh"),
    Publication(key="arabic", title="الاتجار بالأشخاص في لبنان", date="2014-05/2015", language="ar", countries=("Lebanon",)),
    Publication(key="dohuk", title="Shelters in Dohuk and Nagorno-Karabakh", date="2009", countries=("Iraq",)),
    Publication(key="russian-refugees", title="Положение беженцев", date="2010", language="ru"),
    Publication(key="russian", title="Торговля людьми в Европе", date="2011-12-31", language="ru"),
    Publication(key="french", title="L’asile des réfugiés à Genève", authors=(Name(family="d’Ávila", given="Thérèse"),), language="fr", date="2001"),
    Publication(key="marked", title="The <i>Who</i> guide of children's homes", publisher="WHO", isbn="9789290684664", doi="10.1000/who"),
    Publication(key="ilo", title="Work", authors=(Name(literal="International Labour Office"),), number="A/HRC/44/45", date="1999?"),
    Publication(key="crs", title="Aid", authors=(Name(literal="Catholic Relief Services", short="CRS"),), url="https://www.example.org/aid/"),
    Publication(key="elsewhere", title="Aid elsewhere", authors=(Name(literal="Secours catholique"),), tags=("female genital mutilation",)),
    Publication(key="signs", title="حماية الأطفال في مخيّمات اللاجئين ٢٠١٩", authors=(Name(family="کریمی", given="علی"),)),
    Publication(key="hindi", title="किताब और बाल श्रम, Ọ̀yọ́", date="1998"),
    Publication(key="Chuang:2012", title="Indicators"),
    Publication(key="untitled", abstract="A treaty, the Convention on the Rights of the Child, and a domestic workers convention."),
    Publication(key="noted", title="Boats", note="Trafficking in persons, women, 4th edition; hiddenword", addendum="Palermo Protocol article 3", extra={"cited": "child marriage Niger"}, private_note="UNHCR"),
    Publication(key="treaty", title="The Trafficking Protocol at work"), Publication(key="rating", title="Slope mass rating (SMR) on a road"),
    Publication(key="hostile", title="</script><b>&amp; \x07 constructor __proto__ toString", tags=("constructor",)),
)  # fmt: skip
_DECIDED: Final = OtherNames([
    OneName(fields=("authors", "publisher"), old_name="Secours catholique", new_name="Catholic Relief Services (CRS)")
])  # fmt: skip
SAME: Final = (
    # words, beginnings, forms, spellings
    "trafficking", "traffick", "TRAFFICKED persons", "human traficking", "women Lybia", "labor migration", "labour exploitaton", "organization", "organisations",
    "women migrants", "child protecton minimum standards", "guidlines health provider", "the", "of the who", "who", "WHO", "x", "a", "re-trafficking",
    "convention rights child", "global report persons 2016", "2017", "Jobe 2010 causes", "jobe2010causes", "JOBE2010CAUSES", "qwertyuiop", "qwertyuiop children",
    "trafficking in human beings", "espaces sûrs", "espaces",
    "refugees camps education nutrition", "qwertyuiop refugees persons smuggling", "réfugiés", "refugies", "l'asile", "asile geneve", "d'avila", "Ávila Thérèse", "constructor", "__proto__", "toString",
    # peoples, acronyms of regions
    "lebanese persons", "Thais", "MENA", "LAC", "EHoA children", "SEE trafficking", "iraqi refugee", "place:MENA", "nigerien children handbook", "thailand handbook children",
    # the newest first
    "latest trafficking", "newest global report", "dernier rapport traite", "recent trafficking handbook qwertyuiop", "latest", "latest TIP", "latest trafficking in persons report",
    # words joined and apart
    "retrafficking", "humantrafficking database", "health care", "health providers handbook migrantsmuggling", "counter trafficking", "nagornokarabakh", "inperson",
    "trafficing child west africa", "traficking nigeria women handbook",
    "Chuang:2012", "(chuang:2012)", "Chuang:2012 OR trafficking", "-Chuang:2012 trafficking",
    # half keys, keys as documents cite them, signs around what was copied, brackets of prose
    "jobe2010", "jobi2010causes", "ILO1999", "iom2009 caring", "@jobe2010causes", "[@jobe2010causes, p. 3]", "[see @jobe2010causes; @nobody]", "[@nobody, p. 3]",
    "<https://doi.org/10.1000/who>", "DOI 10.1000/who.", "ISBN 978-92-9068-466-4", "UN Doc. A/HRC/44/45", 'IOM, "Human Trafficking" (Geneva, 2010)', "(women) (trafficking)", '"human trafficking" qwertyuiop Geneva',
    # cases, articles, countries that are no misspelt words
    "торговля людьми", "торговли людьми", "торговлю", "торговлы", "торговцы", "торговлі людьми", "беженцы", "беженцы Европа", "Европа", "اتجار", "لبنان", "Niger", "niger", "women Iceland", "Oman", "Austria", "Dominica",
    "WASH", "wash", "GBVIMS", "International Organization for Migration Nigeria", "Human Rights Watch Sudan",
    "Duhok", "shelters Duhok", "place:Duhok", "title:Duhok", "Alto Karabaj", "Алеппо", "Artsakh Duhok",
    # acronyms
    "IOM", "iom", "UNHCR", "TIP", "VoT", "VOT", "IDPs", "IDP", "international organization for migration", "Ärzte ohne Grenzen", "Internationale Organisation für Migration handbook",
    "Organización Internacional para las Migraciones", "GBV", "UASC", "CRC", "CEDAW", "crs",
    # concepts
    "trafficking in persons", "human trafficking", "traite des êtres humains", "trata de personas", "الاتجار بالبشر", "人口贩运", "child marriage", "trabajo forzoso",
    "forced labour domestic work", "internal displacement", "personnes déplacées", "topic:trafficking", "topic:human-trafficking", 'topic:"trafficking in persons"',
    "women", "girls", "GBV guidelines", "TIP quiz", "trafficking in persons leaflet", "child marriage Niger leaflet", "UASC asylum", "GBV wells", "forced labour qwertyuiop", "smuggling manual",
    "mental health fishing Cambodia", "TIP", "MSE training",
    # questions
    *(question.text for question in benchmark_module("questions").read_questions()), "what is this", "Why are victims trafficked again?",
    # scripts without spaces
    "การค้ามนุษย์", "มนุษย์", "儿童", "儿童 保护", "贩运 人口", "Торговля людьми", "لبنان",
    # signs on letters, letters and figures of several keyboards
    "مخيمات", "الأَطفال", "كريمي", "author:علي", "किताब", "oyo", "2019 اطفال", "year:١٩٩٨", "year:١٩٩٧..", "year:۱۹۹۸",
    # the language
    '"trafficked persons"', '"persons trafficked"', '"rights of the child"', 'title:"caring for"', '"of the"', "title:health", "author:jobe", "author:IOM",
    'author:"International Organization for Migration (IOM)"', 'author:"International Labour Office"', 'author:"ILO"', "author:the", "publisher:WHO",
    "trafficking -human", "trafficking -\"human trafficking\"", "trafficking NOT child-labour", "causes OR caring", "(women OR children) -trafficking", "migra*",
    "traff* pers*", "tag:health", "category:research trafficking", "place:Nigeria", "abstract:exploitation", "any:trafficking", "container:journal",
    "work(s)", "AND trafficking AND health", "-trafficking", "catholic relief services", "author:\"Secours catholique\"", "author:crs", "UN Trafficking Protocol",
    "domestic workers convention", "C189", "Convention 189", "ILO 189", "Convenio 189 de la OIT", "CRC", "Convention of 1989 on the rights of the child", "Trafficking Protocol",
    "Protocol on trafficking in persons", "1951 Convention", "Convention 1951", "Council of Europe trafficking convention", "CETS 197", "Kampala Convention", "Kampala Convention 2009", "OUA convention", "Palermo Protocol", 'title:"Convention on the Rights of the Child"',
    # articles of treaties; what stands in notes alone; initials by chance
    "Palermo Protocol article 3", "Palermo Protocol art. 3(a)", "article 3 ECHR boats", "article 3", "CRC art. 22 children", "hiddenword", "women 4th edition", "note:edition", "boats trafficking",
    "migrants shipwreck mediterranean rescue",
    # values
    "year:2010", "year:2012-03", "year:2012-04", "year:2014..2015", "year:..2005", "year:2016.. trafficking", "year:2009-2011", "year:2012-", "year:>2010", "year:<=2009", "year:-2005", "year:1999", "type:report health",
    "type:reports", "language:fr", "language:French", "lang:ar", "country:Lebanon", "pays:Liban", "año:2010", "AÑO:2014..2015", "título:traite", "autor:who OR auteur:iom", "région:Worldwide", "country:Thailand OR country:Nigeria", 'region:"South-Eastern Asia"', "region:Worldwide",
    "key:thai", "key:nobody", "doi:10.1000/who", "https://doi.org/10.1000/who", "978-92-9068-466-4", "9290684666", "isbn:9789290684664", "A/HRC/44/45",
    "https://www.example.org/aid/", "example.org/aid",
)  # fmt: skip
"""Queries to which a page gives the answer of the command line."""
WRONG: Final[Mapping[str, tuple[str, dict[str, Any]]]] = {
    '"open quote': ("quote-not-closed", {}),
    "(women": ("bracket-not-closed", {}),
    "women)": ("bracket-closes-nothing", {}),
    "() women": ("bracket-empty", {}),
    "women OR": ("or-between-nothing", {}),
    "(" * 60 + "x" + ")" * 60: ("too-deep", {}),
    "...": ("nothing-to-find", {}),
    "year:soon": ("no-year", {"value": "soon"}),
    "year:2012..2010": ("range-reversed", {"value": "2012..2010"}),
    "country:Atlantis": ("no-value", {"field": "country", "value": "Atlantis"}),
    "type:nonsense": ("no-value", {"field": "type", "value": "nonsense"}),
}
"""Queries that are not understood, and what the view is told of each."""


_MARKED: Final = (
    "Women’s work: trafficking in persons, children’s rights and the re-trafficking of Migrants",
    "الاتجار بالأشخاص في لبنان; 人口贩运与儿童保护; Réfugiés, l’asile à Genève; IOM, W.H.O.",
    "</script> <b>constructor</b>",
    "",
)
"""Texts in which the words of each query are marked."""
_LONG: Final = "trafficking " * 84


def _added() -> list[Publication]:
    """Return the publications as a library has them, in the order in which they were added."""
    lines = (EXAMPLES / "publications.jsonl").read_text().splitlines()
    return [*(Publication.from_dict(json.loads(line)) for line in lines), *_MORE]


@cache
def _publications() -> list[Publication]:
    """Return the publications of the page that `protlib export -o page.html` makes of this library:
    the newest first.
    """
    with index_documents([publication.to_dict() for publication in _added()]) as index:
        return list(select(index, Request(Selection(sort=Sort.YEAR, limit=None)), summaries=False).publications)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Return what the page finds for each query."""
    queries = [*SAME, *WRONG, "", " ", _LONG, "chil", "mi", "women mi", "private:x", "nowhere:x"]
    listings = ask_page(_publications(), queries, tmp_path_factory.mktemp("page"), _DECIDED, _MARKED)
    return dict(zip(queries, listings, strict=True))


@pytest.fixture(scope="module")
def find() -> Iterator[Callable[[str], Results]]:
    """What the command line finds for a query that both understand, in what the page displays."""
    documents = [make_displayed_document(publication) for publication in _added()]
    with index_documents(documents) as index:
        yield cache(
            lambda query: select(
                index, Request(Selection(query=query).sorted_by_relevance(), other_names=_DECIDED), summaries=False
            )
        )


@pytest.mark.slow
@every_row("query", SAME)
def test_it_finds_what_the_command_line_finds(
    answers: dict[str, dict[str, Any]], find: Callable[[str], Results], query: str
) -> None:
    numbers = {publication.key: number for number, publication in enumerate(_publications())}
    expected = [numbers[publication.key] for publication in find(query).publications]
    answer = answers[query]
    assert answer["problem"] is None
    assert answer["numbers"] == expected


@pytest.mark.parametrize("queries", [SAME[::20], pytest.param(SAME, marks=pytest.mark.slow)], ids=["a few", "all"])
def test_it_marks_the_words_that_the_command_line_marks(
    answers: dict[str, dict[str, Any]], find: Callable[[str], Results], queries: Sequence[str]
) -> None:
    spans = {query: [list(map(list, find_spans(text, find(query).hits))) for text in _MARKED] for query in queries}
    assert {query: answers[query]["spans"] for query in queries} == spans


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ("human traficking", [("spelling", {"typed": "traficking", "also": "", "words": ["trafficking"]})]),
        ("trafficking", []),
        ("TIP", [("concept", {"typed": "TIP", "also": "", "words": ["trafficking", "trafficking in persons"]})]),
        ("qwertyuiop children", [("concept", {"typed": "children", "also": "yes", "words": ["enfants", "الأطفال"]}), ("left-out", {"words": ["qwertyuiop"]})]),
        ("child protecton minimum standards", [("spelling", {"typed": "protecton", "also": "", "words": ["protection"]})]),
        ("qwertyuiop refugees persons smuggling", [("left-out", {"words": ["qwertyuiop"]}), ("lacking", {"count": "2", "also": "", "words": ["refugees", "persons", "smuggling"]})]),
    ],
)  # fmt: skip
def test_it_says_what_was_done_to_a_query(
    answers: dict[str, dict[str, Any]], query: str, notes: list[tuple[str, dict[str, Any]]]
) -> None:
    assert answers[query]["notes"] == [{"kind": kind, "values": values} for kind, values in notes]


def test_queries_of_filters_alone_are_among_them(answers: dict[str, dict[str, Any]]) -> None:
    assert len([query for query in SAME if not answers[query]["isRanked"] and len(answers[query]["numbers"]) > 1]) > 7


def test_most_queries_find_something(answers: dict[str, dict[str, Any]]) -> None:
    empty = {query for query in SAME if not answers[query]["numbers"]}
    assert len(empty) < len(SAME) / 10


@pytest.mark.parametrize("query", WRONG)
def test_what_is_not_understood_is_a_problem_and_finds_nothing(answers: dict[str, dict[str, Any]], query: str) -> None:
    kind, values = WRONG[query]
    assert answers[query] == {
        "numbers": [],
        "isRanked": False,
        "notes": [],
        "problem": {"kind": kind, "values": values},
        "spans": [[]] * len(_MARKED),
    }
    with index_documents([publication.to_dict() for publication in _MORE]) as index, pytest.raises(ProtlibError):
        select(index, Request(Selection(query=query)))


@pytest.mark.parametrize("query", ["private:x", "nowhere:x"])
def test_a_field_that_the_page_does_not_have_is_told_with_those_that_it_has(
    answers: dict[str, dict[str, Any]], query: str
) -> None:
    problem = answers[query]["problem"]
    assert problem["kind"] == "no-field"
    assert problem["values"]["field"] == query.partition(":")[0]
    assert {"title", "author", "year", "country"} <= set(problem["values"]["fields"])
    assert not {"private", "access"} & set(problem["values"]["fields"])


def test_what_nobody_types_is_refused_at_once(answers: dict[str, dict[str, Any]]) -> None:
    assert answers[_LONG]["problem"] == {"kind": "too-long", "values": {"most": "1000"}}


@pytest.mark.parametrize("query", ["", " "])
def test_an_empty_query_finds_all_as_they_stand(answers: dict[str, dict[str, Any]], query: str) -> None:
    assert answers[query]["numbers"] == list(range(len(_publications())))
    assert not answers[query]["isRanked"]


@pytest.mark.parametrize(("query", "last"), [("chil", "child"), ("mi", "migrant"), ("women mi", "migrant")])
def test_while_one_types_the_last_word_is_a_beginning(
    answers: dict[str, dict[str, Any]], query: str, last: str
) -> None:
    publications = _publications()
    titles = [publications[number].title.lower() for number in answers[query]["numbers"]]
    assert any(last in title for title in titles)
    assert answers[query]["notes"] == []


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_all_that_is_said_of_a_query_has_a_sentence_in_each_language(language: str) -> None:
    scripts = [path.read_text() for path in (INTERFACE / "search").glob("*.js")]
    kinds = {kind for script in scripts for kind in re.findall(r'QueryProblem\("([^"]+)"|kind: "([^"]+)"', script)}
    message_keys = {f"note.{kind or detail}" for kind, detail in kinds}
    assert {"note.spelling", "note.too-long", "note.no-field"} <= message_keys
    messages = json.loads((INTERFACE / f"view/messages/{language}.json").read_text())
    assert message_keys <= messages.keys()


@pytest.mark.slow
@pytest.mark.parametrize("house", ["", "unhcr", "iom"])
def test_regions_are_those_of_the_house_that_is_asked_for(house: str, tmp_path: Path) -> None:
    countries = ("Morocco", "Sudan", "Türkiye", "Yemen", "Iran", "Kenya", "Somalia")
    publications = [Publication(key=name, title=name, countries=(name,)) for name in countries]
    query = 'region:"Middle East and North Africa"'
    (result,) = ask_page(publications, [query], tmp_path, house=house)
    with index_documents([publication.to_dict() for publication in publications]) as index:
        results = select(index, Request(Selection(query=query, house=house)))
    assert [countries[number] for number in result["numbers"]] == [
        publication.key for publication in results.publications
    ]
    assert result["numbers"]


@pytest.mark.slow
def test_a_page_of_nothing_finds_nothing(tmp_path: Path) -> None:
    listings = ask_page([], ["", "women", "year:2010", '"a b"'], tmp_path)
    assert [result["numbers"] for result in listings] == [[]] * 4
    assert [result["problem"] for result in listings] == [None] * 4
