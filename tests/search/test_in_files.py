"""Records by the text of their files: as a search in records would read the words, and the best page first."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from protlib.errors import UsageError
from protlib.library import Library
from protlib.library.file_passages import passages_of
from protlib.record.model import Publication
from protlib.selection import Selection
from sample_files.file_texts import fill, publication_with, sha_of, text_of

TEXTS = {
    "ghana": text_of(
        "Introduction to the work.",
        "In Ghana, workers are held in debt bondage for years. Others are not. The organisation pays. Recruitment",
        "fees are paid twice. Women and children suffer from GBV.",
        first=30,
    ),
    "nepal": text_of(
        "Debt and, in some years and in some of the districts of the south and the west, bondage. Trafficking happens.",
        "The debts of bonded labourers in Côte d’Ivoire. Gender-based violence is common.",
        first=None,
    ),
    "fish": text_of("A page on fish.", is_paged=False),
}


@pytest.fixture
def shelf(path: Path, tmp_path: Path, clock: Callable[[], str]) -> Iterator[Library]:
    """A library with files that have a text."""
    with Library(path, tmp_path / "cache", texts=tmp_path / "texts", clock=clock) as library:
        fill(library, TEXTS)
        yield library


def cited(library: Library, query: str, **choice: object) -> list[str]:
    """Return what to type for each passage of a search in files, in order."""
    results = library.select(Selection(query, in_files=True, **choice))  # type: ignore[arg-type]
    return [passage.cite() for passage in passages_of(library, results)]


FOUND = [
    ("debt bondage", ["[@ghana, p. 31]", "[@nepal, p. 1]"]),
    ('"debt bondage"', ["[@ghana, p. 31]"]),
    ("“debt bondage”", ["[@ghana, p. 31]"]),
    ("bondage debt", ["[@ghana, p. 31]", "[@nepal, p. 1]"]),
    ('"recruitment fees"', ["[@ghana, p. 31]"]),
    ("debts", ["[@nepal, p. 2]", "[@ghana, p. 31]"]),
    ("fish", ["[@fish]"]),
    ("organization", ["[@ghana, p. 31]"]),
    ("labour", ["[@nepal, p. 2]"]),
    ("traffick", ["[@nepal, p. 1]"]),
    ("bonda*", ["[@ghana, p. 31]", "[@nepal, p. 1]"]),
    ("traficking", ["[@nepal, p. 1]"]),
    ("gbv", ["[@ghana, p. 32]", "[@nepal, p. 2]"]),
    ("gender based violence", ["[@nepal, p. 2]", "[@ghana, p. 32]"]),
    ("violence basée sur le genre", ["[@ghana, p. 32]", "[@nepal, p. 2]"]),
    ("elfenbeinküste", ["[@nepal, p. 2]"]),
    ("debt elfenbeinküste", ["[@nepal, p. 2]"]),
    ("gbv elfenbeinküste", ["[@nepal, p. 2]"]),
    ("debt zebra", ["[@nepal, p. 2]", "[@ghana, p. 31]"]),
    ("fees common", ["[@nepal, p. 2]", "[@ghana, p. 32]"]),
    ("debt -ghana", ["[@nepal, p. 2]"]),
    ("debt NOT (women)", ["[@nepal, p. 2]", "[@ghana, p. 31]"]),
    ("fish OR children", ["[@ghana, p. 32]", "[@fish]"]),
    ("(debt bondage)", ["[@ghana, p. 31]", "[@nepal, p. 1]"]),
    ("debt key:nepal", ["[@nepal, p. 2]"]),
    ("the debt", ["[@nepal, p. 2]", "[@ghana, p. 31]"]),
    ("zebra", []),
]  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_words_find_the_page_that_has_them(shelf: Library, query: str, expected: list[str]) -> None:
    assert sorted(cited(shelf, query)) == sorted(expected)


def test_the_word_itself_comes_before_many_longer_ones(path: Path, tmp_path: Path) -> None:
    longer = {f"more{number}": text_of("Bonded, bonded and bonded.", "Else.") for number in range(6)}
    with Library(path, tmp_path / "cache", texts=tmp_path / "texts") as library:
        fill(library, {**longer, "itself": text_of("A bond, and many other words that make this page a long one.")})
        for limit in (1, 2, 7, None):
            results = library.select(Selection("bond", in_files=True, limit=limit))
            assert [record.key for record in results.publications] == ["itself", *longer][:limit]
            assert results.total == 7


@pytest.mark.slow
def test_a_limit_changes_no_order_and_no_page(shelf: Library) -> None:
    for query, _expected in FOUND:
        unlimited = shelf.select(Selection(query, in_files=True))
        for limit in (0, 1, 2):
            first = shelf.select(Selection(query, in_files=True, limit=limit))
            assert (query, first.total, first.notes) == (query, unlimited.total, unlimited.notes)
            assert [(hit.key, pages) for hit, pages in zip(first.publications, first.pages, strict=True)] == [
                (hit.key, pages) for hit, pages in zip(unlimited.publications, unlimited.pages, strict=True)
            ][:limit]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("debt bondage", "[@ghana, p. 31]"),  # side by side, before near, before on one page
        ("bonded labourers", "[@nepal, p. 2]"),
        ("gender based violence", "[@nepal, p. 2]"),
    ],
)
def test_the_page_closest_to_what_was_typed_comes_first(shelf: Library, query: str, first: str) -> None:
    assert cited(shelf, query)[0] == first


def test_pages_that_name_it_otherwise_are_left_out_where_only_the_closest_are_asked_for(shelf: Library) -> None:
    clear = text_of("Gender-based violence is common here.", "Many women suffer from GBV.")
    fill(shelf, {f"clear{number}": clear for number in range(3)})
    selection = Selection("gender based violence", in_files=True, limit=2)
    every, closest = (shelf.select(choice) for choice in (selection, selection.changed(only_closest=True)))
    assert [[hit.page for hit in hits] for hits in every.pages] == [[0, 1], [0, 1]]
    assert [[hit.page for hit in hits] for hits in closest.pages] == [[0], [0]]
    assert (closest.total, every.total) == (5, 5)
    assert [passage.cite() for passage in passages_of(shelf, closest)] == [
        passage.cite() for passage in passages_of(shelf, every)
    ]


def test_records_with_the_words_in_title_or_abstract_come_first(shelf: Library) -> None:
    shelf.change(["nepal"], lambda record: record.changed(title="Debt bondage in Nepal"))
    assert cited(shelf, "debt bondage") == ["[@nepal, p. 1]", "[@ghana, p. 31]"]
    shelf.change(["ghana"], lambda record: record.changed(abstract="On debt bondage."))
    assert cited(shelf, "debt bondage") == ["[@ghana, p. 31]", "[@nepal, p. 1]"]


@pytest.mark.parametrize("query", ["traffick", "traficking", "organization", "gbv", "elfenbeinküste"])
def test_exact_words_find_only_themselves(shelf: Library, query: str) -> None:
    assert cited(shelf, query, exact=True) == (
        ["[@ghana, p. 32]"] if query == "gbv" else ["[@ghana, p. 31]"] * (query == "organization")
    )


IN_QUERIES = [
    ('text:"debt bondage"', ["ghana"]),
    ("text:debt text:bondage", ["ghana", "nepal"]),
    ("text:(debt women)", ["ghana", "nepal"]),
    ("text:debt key:ghana", ["ghana"]),
    ("text:fish OR key:nepal", ["fish", "nepal"]),
    ("text:(fish OR debt)", ["fish", "ghana", "nepal"]),
    ("-text:fish", ["ghana", "nepal"]),
    ("-text:fish key:nepal", ["nepal"]),
    ("text:debt -text:ghana", ["nepal"]),
    ("text:debt fish", []),
    ("TEXT:fish", ["fish"]),
]


@pytest.mark.parametrize(("query", "expected"), IN_QUERIES)
def test_a_query_combines_text_with_everything_else(shelf: Library, query: str, expected: list[str]) -> None:
    assert sorted(record.key for record in shelf.select(query).publications) == expected


def test_filters_and_counts_work_with_text(shelf: Library) -> None:
    shelf.change(["nepal"], lambda record: record.changed(countries=("Nepal",), date="2010"))
    assert cited(shelf, "debt", countries=("Nepal",)) == ["[@nepal, p. 2]"]
    assert cited(shelf, "debt", regions=("Asia",), limit=1) == ["[@nepal, p. 2]"]
    assert shelf.facets("text:debt", "year") == [("2010", 1)]
    assert [record.key for record in shelf.select(Selection("text:debt", sort="key")).publications] == [
        "ghana",
        "nepal",
    ]


PARITY = [
    ("labor migration", "Labour migration in Kenya"),
    ("organisations", "An organization of women"),
    ("trafficker", "Traffickers were fined"),
    ("enfants", "La protection des enfants"),
    ("refugiés", "Les réfugiés au Tchad"),
    ("L'asile", "Le droit d’asile"),
    ("Flüchtlinge", "Fluchtlinge in Not"),
    ("childs", "Children on the move"),
    ("migrantes", "Una migrante de Honduras"),
    ("programme", "A program for women"),
    ("expliotation", "Exploitation of workers"),
    ("unaccompan", "Unaccompanied minors"),
    ("الهجرة", "تقرير عن الهجرة"),
    ("難民", "日本の難民について"),
    ("kosovo zebra", "A report on Kosovo"),
    ("how many women work", "Women at work"),
    ("UNHCR", "UNHCR and others"),
]


@pytest.mark.parametrize(("query", "text"), PARITY)
def test_what_a_search_finds_in_an_abstract_is_found_on_a_page(
    path: Path, tmp_path: Path, query: str, text: str
) -> None:
    with Library(path, None, texts=tmp_path / "texts") as library:
        library.add_many(
            [Publication(key="abstract", title="One", abstract=text), publication_with("page", "file", title="Two")]
        )
        library.texts.store.write(sha_of("file"), text_of(text))
        assert library.select(query).total == 1
        assert cited(library, query) == ["[@page, p. 1]"]


def test_notes_say_what_the_search_did(shelf: Library) -> None:
    notes = {
        query: shelf.select(Selection(query, in_files=True)).notes
        for query in ("traficking", "debt zebra", "fees common")
    }
    assert notes == {
        "traficking": ("traficking: showing trafficking",),
        "debt zebra": ("left out: zebra",),
        "fees common": ("no page has all of the words; these have the most of them",),
    }


def test_a_note_counts_files_without_a_text(shelf: Library) -> None:
    shelf.add_many([publication_with("new", "n1", "n2")])
    results = shelf.select("text:fish")
    assert results.notes == ("2 files have no text yet. To read them: protlib text --all",)
    assert {*results.unread} == {sha_of("n1"), sha_of("n2")}
    assert shelf.select(Selection("text:fish", keys=("fish",))).notes == ()


def test_nothing_to_find_in_files_is_refused(shelf: Library) -> None:
    with pytest.raises(UsageError, match="name a word to find in files"):
        shelf.select(Selection("year:2010", in_files=True))
    with Library(shelf.path) as second_library, pytest.raises(UsageError, match="the text of files has no folder"):
        second_library.select("text:debt")


def test_two_libraries_share_texts_and_each_finds_its_own(shelf: Library, tmp_path: Path) -> None:
    with Library(tmp_path / "other.json", tmp_path / "cache", texts=tmp_path / "texts") as second_library:
        second_library.add_many([publication_with("mine", "ghana"), publication_with("alsomine", "ghana")])
        assert sorted(cited(second_library, "debt")) == ["[@alsomine, p. 31]", "[@mine, p. 31]"]
        assert sorted(cited(shelf, "debt")) == ["[@ghana, p. 31]", "[@nepal, p. 2]"]


def test_a_record_that_is_removed_is_found_no_more_and_again_after_undo(shelf: Library) -> None:
    shelf.remove(["ghana"])
    assert cited(shelf, "debt") == ["[@nepal, p. 2]"]
    shelf.undo()
    assert sorted(cited(shelf, "debt")) == ["[@ghana, p. 31]", "[@nepal, p. 2]"]


def test_a_file_that_was_attached_anew_has_the_new_text(shelf: Library) -> None:
    shelf.change(["ghana"], lambda record: record.changed(files=publication_with("x", "second").files))
    assert cited(shelf, "debt") == ["[@nepal, p. 2]"]
    shelf.texts.store.write(sha_of("second"), text_of("Debt, once more."))
    assert sorted(cited(shelf, "debt")) == ["[@ghana, p. 1]", "[@nepal, p. 2]"]


def test_a_removed_cache_is_made_again_from_the_texts(shelf: Library, tmp_path: Path) -> None:
    before = cited(shelf, "debt bondage")
    shelf.close()
    (tmp_path / "cache" / "pages.sqlite").unlink()
    assert cited(shelf, "debt bondage") == before


def test_a_damaged_index_is_made_again(shelf: Library, tmp_path: Path) -> None:
    before = cited(shelf, "debt bondage")
    shelf.close()
    path = tmp_path / "cache" / "pages.sqlite"
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    path.write_bytes(data)
    assert cited(shelf, "debt bondage") == before


def test_a_text_that_was_removed_or_damaged_meanwhile_costs_only_its_passage(shelf: Library) -> None:
    results = shelf.select(Selection("debt", in_files=True))
    shelf.texts.store.remove(sha_of("ghana"))
    assert [passage.cite() for passage in passages_of(shelf, results)] == ["[@nepal, p. 2]"]


def test_of_several_files_the_best_page_counts(shelf: Library) -> None:
    shelf.add_many([publication_with("both", "fish", "ghana")])
    [passage] = passages_of(shelf, shelf.select(Selection("debt bondage", in_files=True, keys=("both",))))
    assert (passage.cite(), passage.file, passage.has_other_files) == ("[@both, p. 31]", "library.files/ghana", True)


def test_a_sentence_comes_before_lines_of_contents_and_headings_on_other_pages(shelf: Library) -> None:
    sentence = "The report looks at many things, among them camel racing by children, and at what states can do."
    contents = "1. Camel racing ......... 3\nTable 1. Camel racing ......... 3"
    fill(
        shelf,
        {
            "camels": text_of(contents, "Camel racing\n\nIt is old.", sentence, "Camel racing"),
            "cover": text_of("Camel racing"),
        },
    )
    results = shelf.select(Selection("camel racing", in_files=True))
    passages = {passage.summary.key: passage for passage in passages_of(shelf, results)}
    assert (passages["camels"].cite(), passages["camels"].sentence) == ("[@camels, p. 3]", sentence)
    assert sorted(str(page) for page in passages["camels"].other_pages) == ["1", "2", "4"]
    assert passages["cover"].sentence == "Camel racing"


def test_a_page_that_is_closer_to_what_was_typed_stays_first(shelf: Library) -> None:
    fill(shelf, {"camels": text_of("Camel racing", "A camel that wins is sold before the next racing season begins.")})
    [passage] = passages_of(shelf, shelf.select(Selection("camel racing", in_files=True)))
    assert passage.sentence == "Camel racing"
