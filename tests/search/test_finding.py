"""What people type, and what it must find: acronyms over small words, scripts without spaces, links to a site."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from protlib.index import Index
from protlib.record.decisions.saved_search import SavedSearch
from protlib.record.model import Name, Publication
from protlib.search import Request, find_spans, select
from protlib.selection import Selection

RECORDS = (
    Publication(key="vot", title="Guidance on the protection of victims of trafficking"),
    Publication(key="uasc", title="Guidelines for unaccompanied and separated children"),
    Publication(key="poc", title="Policy on Persons of Concern"),
    Publication(key="tip", title="A helpful tip for case workers"),
    Publication(key="tiprep", title="Trafficking in persons report"),
    Publication(key="sgbv", title="Sexual and gender-based violence in camps"),
    Publication(key="unodc", title="Manual", authors=(Name(literal="United Nations Office on Drugs and Crime"),)),
    Publication(key="zh", title="国际移民组织打击人口贩运手册", authors=(Name(family="王", given="小明"),)),
    Publication(key="ja", title="人身取引対策行動計画", tags=("人権",)),
    Publication(key="ko", title="국제인신매매방지 대책"),
    Publication(key="th", title="การป้องกันการค้ามนุษย์"),
    Publication(key="signs", title="حماية الأطفال في مخيّمات اللاجئين", date="2019"),
    Publication(key="marked", title="مكافحة الاتّجار بالبشر"),
    Publication(key="yoruba", title="Ọ̀yọ́ state, by Mos̱we"),
    Publication(key="hindi", title="किताब और बाल श्रम"),
    Publication(key="farsi", title="کودکان پناهنده ٢٠١٩", authors=(Name(family="کریمی", given="علی"),)),
    Publication(key="site", title="Data", url="https://www.ctdatacollaborative.org"),
    Publication(key="book2009", title="A book", isbn="9789290684664", number="A/HRC/44/45", doi="10.1000/182"),
    Publication(key="Chuang:2012", title="Indicators"),
    Publication(key="page", title="A page", url="https://www.ctdatacollaborative.org/story/1"),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("library") / "library.json"
    path.write_text("[]")
    with Index.open(path, None, lambda: [record.to_dict() for record in RECORDS]) as index:
        yield index


def keys_of(index: Index, query: str) -> list[str]:
    return [record.key for record in select(index, Request(Selection(query=query))).publications]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("VoT", "vot"), ("vot", "vot"), ("VoTs", "vot"), ("UASC", "uasc"), ("uasc", "uasc"), ("UASC guidelines", "uasc"),
        ("PoC", "poc"), ("SGBV", "sgbv"), ("TiP", "tiprep"), ("UNODC", "unodc"),
    ],
)  # fmt: skip
def test_an_acronym_finds_what_it_stands_for(index: Index, query: str, key: str) -> None:
    assert key in keys_of(index, query)[:2]


def test_a_word_is_no_acronym_over_small_words(index: Index) -> None:
    assert keys_of(index, "tip") == ["tip"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("人口贩运", ["zh"]), ("贩运", ["zh"]), ("人身取引", ["ja"]), ("取引対策", ["ja"]), ("引取", []), ("国际 手册", ["zh"]),
        ('"打击人口"', ["zh"]), ("author:王小明", ["zh"]), ("author:小明", ["zh"]), ("tag:人権", ["ja"]), ("인신매매", ["ko"]),
        ("대책", ["ko"]), ("ค้ามนุษย์", ["th"]), ("手册 -人口", []), ("人身 OR 人口", ["ja", "zh"]), ("計", ["ja"]),
    ],
)  # fmt: skip
def test_a_part_of_a_run_of_letters_is_found_in_scripts_without_spaces(
    index: Index, query: str, keys: list[str]
) -> None:
    assert sorted(keys_of(index, query)) == keys


def test_the_letters_found_are_marked(index: Index) -> None:
    hits = select(index, Request(Selection(query="人口贩运"))).hits
    assert find_spans("打击人口贩运手册", hits) == [(2, 3), (3, 4), (4, 5), (5, 6)]


@pytest.mark.parametrize(
    "link",
    [
        "https://www.ctdatacollaborative.org",
        "http://ctdatacollaborative.org/",
        "www.CTDataCollaborative.org",
        "ctdatacollaborative.org",
    ],
)
@pytest.mark.parametrize("field", ["url:", ""])
def test_a_link_to_a_site_is_found(index: Index, link: str, field: str) -> None:
    assert keys_of(index, f"{field}{link}") == ["site"]
    assert keys_of(index, f"{field}{link.rstrip('/')}/story/1") == ["page"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("مخيمات", ["signs"]), ("مخيّمات", ["signs"]), ("الأَطفال", ["signs"]), ("مـخيمات", ["signs"]),
        ("trafficking", ["marked"]), ("topic:trafficking", ["marked"]), ("oyo", ["yoruba"]), ("Moswe", ["yoruba"]),
        ("किताब", ["hindi"]), ("क", []),
    ],
)  # fmt: skip
def test_a_word_with_signs_on_its_letters_is_one(index: Index, query: str, keys: list[str]) -> None:
    assert set(keys_of(index, query)) >= set(keys)
    assert "signs" not in keys_of(index, "طفال")


@pytest.mark.parametrize("query", ["كودكان", "کودکان", "كريمي", "author:علي", "author:علی", "title:2019", "title:۲۰۱۹"])
def test_a_word_is_found_in_the_letters_and_the_figures_of_any_keyboard(index: Index, query: str) -> None:
    assert keys_of(index, query) == ["farsi"]


@pytest.mark.parametrize("query", ["year:٢٠١٩", "year:۲۰۱۹", "year:٢٠١٨..2020", "year:٢٠١٩..", "year:٢٠١٨-٢٠١٩"])
def test_a_year_may_be_in_the_figures_of_other_scripts(index: Index, query: str) -> None:
    assert keys_of(index, query) == ["signs"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("ISBN 978-92-9068-466-4", ["book2009"]), ("ISBN: 9789290684664", ["book2009"]), ("UN Doc. A/HRC/44/45", ["book2009"]),
        ("DOI 10.1000/182.", ["book2009"]), ("<https://doi.org/10.1000/182>", ["book2009"]), ("@book2009", ["book2009"]),
        ("[see @book2009, pp. 3-4]", ["book2009"]), ("[@book2009; @uasc, p. 3]", ["book2009", "uasc"]),
        ("Chuang:2012", ["Chuang:2012"]), ("(chuang:2012)", ["Chuang:2012"]), ("Chuang:2012 OR @uasc", ["Chuang:2012", "uasc"]),
        ('Site, "A book" (Geneva, 2010)', ["book2009"]), ("https://www.ctdatacollaborative.org/story/1,", ["page"]),
    ],
)  # fmt: skip
def test_what_is_pasted_finds_what_it_names(index: Index, query: str, keys: list[str]) -> None:
    assert sorted(keys_of(index, query)) == keys


def test_a_word_that_an_identifier_makes_needless_is_named(index: Index) -> None:
    assert list(select(index, Request(Selection(query="ISBN 9789290684664"))).notes) == ["left out: ISBN"]


def test_a_saved_search_comes_before_a_key_of_its_name(index: Index) -> None:
    request = Request(Selection(query="@book2009"), searches=lambda: [SavedSearch("Book2009", Selection(query="PoC"))])
    assert [record.key for record in select(index, request).publications] == ["poc"]


def test_all_words_in_title_and_places_come_before_most_of_them_in_a_title(tmp_path: Path) -> None:
    records = (
        Publication(key="moving", title="Children on the Move in West and Central Africa"),
        Publication(key="chance", title="Child labour in West Africa"),
        Publication(key="asked", title="Borderline: Child Trafficking in Togo", countries=("Togo",), regions=("West Africa",)),
        *(Publication(key=f"further{number}", title=f"Trafficking of a child, part {number}") for number in range(60)),
    )  # fmt: skip
    library = tmp_path / "library.json"
    library.write_text("[]")
    with Index.open(library, None, lambda: [record.to_dict() for record in records]) as index:
        assert keys_of(index, "trafficing child west africa")[0] == "asked"


def test_latest_puts_the_newest_of_the_best_first(tmp_path: Path) -> None:
    records = (
        Publication(key="old", title="Global Report on Trafficking", date="2014"),
        Publication(key="new", title="Global Report on Trafficking 2022", date="2022"),
        Publication(key="aside", title="Trafficking", abstract="A global report, the latest", date="2025"),
    )
    library = tmp_path / "library.json"
    library.write_text("[]")
    with Index.open(library, None, lambda: [record.to_dict() for record in records]) as index:
        assert keys_of(index, "latest global report trafficking") == ["new", "old", "aside"]
        assert keys_of(index, "global report trafficking") == ["old", "new", "aside"]


def test_a_title_typed_whole_comes_first_though_it_begins_with_latest(tmp_path: Path) -> None:
    records = (
        Publication(key="typed", title="Latest Developments in Refugee Law", date="2008"),
        Publication(key="new", title="Recent Developments in Refugee Law", date="2019"),
    )
    library = tmp_path / "library.json"
    library.write_text("[]")
    with Index.open(library, None, lambda: [record.to_dict() for record in records]) as index:
        assert keys_of(index, "latest developments in refugee law") == ["typed", "new"]
        assert keys_of(index, "latest refugee law") == ["new", "typed"]
