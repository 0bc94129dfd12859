"""The index of pages: which pages have words, also over page breaks, and what is left when it is killed or damaged."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib.errors import LibraryBusyError, LibraryUnusableError
from protlib.fulltext import page_tables
from protlib.fulltext import passage_index as room
from protlib.fulltext.page_query import Group, PageQuery, Scores, WordSequence
from protlib.fulltext.page_tables import PagesDamagedError
from protlib.fulltext.page_text import FileText, Page
from protlib.fulltext.passage_index import PassageIndex
from protlib.index.parts import grams
from protlib.index.words import canonical_form, tokens
from protlib.record import concepts
from sample_files.file_texts import sha_of, text_of

A, B = sha_of("a"), sha_of("b")
TEXTS = {
    A: text_of(
        "Workers in debt bondage. Recruitment", "fees and debt, and more bondage of women in Nigeria.", "Empty."
    ),
    B: text_of("The bondage of debt is none.", "Fees."),
}


@pytest.fixture(params=["in memory", "on file"])
def pages(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PassageIndex]:
    with PassageIndex(tmp_path if request.param == "on file" else None) as pages:
        pages.put_in(TEXTS.items())
        yield pages


def run(text: str, *, is_open: bool = False) -> WordSequence:
    words = tokens(text)
    return WordSequence((*words[:-1], words[-1] if not is_open else text.rsplit(maxsplit=1)[-1]), is_open)


def group(*texts: str) -> Group:
    return tuple(run(text.removesuffix("*"), is_open=text.endswith("*")) for text in texts)


def places(pages: Mapping[str, Iterable[int]]) -> set[tuple[str, int]]:
    return {(sha256, place) for sha256, own in pages.items() for place in own}


def ranked(pages: PassageIndex, query: PageQuery, among: Collection[str]) -> Scores:
    files, scores = pages.rank_pages(query, among, among)
    assert files == {*scores}
    return scores


def places_of(pages: PassageIndex, query: PageQuery) -> set[tuple[str, int]]:
    return places(pages.find_pages(query, pages.checksums()))


QUERIES = [
    ([group("debt")], [], {(A, 0), (A, 1), (B, 0)}),
    ([group("debt bondage")], [], {(A, 0)}),
    ([group("debt"), group("fees")], [], {(A, 1)}),
    ([group("nigeria", "none")], [], {(A, 1), (B, 0)}),
    ([group("work*")], [], {(A, 0)}),
    ([group("debt")], [run("women")], {(A, 0), (B, 0)}),
    ([group("recruitment fees")], [], {(A, 0)}),  # over the end of a page
    ([group("recruitment fees"), group("debt")], [], {(A, 0)}),
    ([group("recruitment fees"), group("women")], [], set()),
    ([group("recruitment fees")], [run("workers")], set()),
    ([group("empty the")], [], set()),  # the end of one file, the beginning of another
    ([group("zebra")], [], set()),
    ([group("NEAR", "AND", 'fees"')], [], {(A, 1), (B, 1)}),
]  # fmt: skip


@pytest.mark.parametrize(("groups", "excluded", "expected"), QUERIES)
def test_pages_are_found_by_words_phrases_and_beginnings(
    pages: PassageIndex, groups: list[Group], excluded: list[WordSequence], expected: set[tuple[str, int]]
) -> None:
    query = PageQuery(tuple(groups), tuple(excluded))
    assert places(ranked(pages, query, {A, B})) == expected
    over_the_end = {(A, 0)} if groups[0] == group("recruitment fees") else set()
    assert places_of(pages, query) == expected - over_the_end
    scores = ranked(pages, query, [A, B])
    best = {sha256: max(own.values()) for sha256, own in scores.items()}
    assert (pages.find_files(query, [A, B], over_ends=True), pages.rank_files(query, [A, B], None)) == ({*best}, best)
    assert pages.find_files(query, [A, B], over_ends=False) == {sha256 for sha256, _page in expected - over_the_end}
    for within in ([], [A], [B]):
        few = {sha256: own for sha256, own in scores.items() if sha256 in within}
        assert pages.rank_pages(query, [A, B], within) == ({*scores}, few)
    assert pages.rank_files(query, [B], query) == {sha256: best[sha256] for sha256 in best if sha256 == B}


def test_the_best_page_of_a_file_may_have_to_be_found_by_a_closer_query(pages: PassageIndex) -> None:
    query = PageQuery((group("debt"),))
    alone = ranked(pages, query, [A])[A]
    assert pages.rank_files(query, [A], query._replace(further_groups=(group("women"),))) == {A: alone[1]}
    assert pages.rank_files(query, [A], PageQuery((group("workers"),))) == {A: alone[0]}
    assert pages.rank_files(query, [A], PageQuery((group("zebra"),))) == {}


def test_words_near_each_other_are_told_from_those_that_are_not(pages: PassageIndex) -> None:
    close_query = PageQuery((group("debt"), group("women")), near=4)
    assert (places_of(pages, close_query), places_of(pages, close_query._replace(near=1))) == ({(A, 1)}, set())


def test_only_pages_of_the_files_that_are_meant_are_found(pages: PassageIndex) -> None:
    assert places(ranked(pages, PageQuery((group("debt"),)), [B, sha_of("no file")])) == {(B, 0)}
    assert ranked(pages, PageQuery((group("debt"),)), []) == {}


def test_the_page_that_has_a_word_more_often_has_a_higher_score(tmp_path: Path) -> None:
    with PassageIndex(tmp_path) as pages:
        pages.put_in(
            [(A, text_of("debt, debt, debt and debt", "debt and much else of which nobody speaks", "else", "more"))]
        )
        scores = ranked(pages, PageQuery((group("debt"),)), [A])[A]
    assert sorted(scores, key=scores.__getitem__, reverse=True) == [0, 1]


def test_pages_with_most_of_the_words_are_found_where_none_has_all(pages: PassageIndex) -> None:
    query = PageQuery((group("debt"), group("women"), group("zebra")))
    assert places(pages.rank_most(query, {A, B})) == {(A, 1)}
    assert pages.rank_most(PageQuery((group("zebra"),)), {A, B}) == {}


def test_a_file_that_is_put_in_again_or_taken_out_leaves_none_of_its_old_pages(pages: PassageIndex) -> None:
    pages.put_in([(A, text_of("Quite another text."))])
    assert places_of(pages, PageQuery((group("debt"),))) == {(B, 0)}
    assert places_of(pages, PageQuery((group("another"),))) == {(A, 0)}
    pages.take_out([A, sha_of("no file")])
    assert places_of(pages, PageQuery((group("another"),))) == set()
    assert pages.list_missing([A, B, A]) == [A]


def test_the_index_is_wasteful_when_most_of_it_was_taken_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_FEW_PAGES", 3)
    with PassageIndex(tmp_path) as pages:
        pages.put_in(TEXTS.items())
        assert not pages.is_wasteful()
        pages.put_in([(A, TEXTS[A]), (A, TEXTS[A])])
        assert pages.is_wasteful()
        pages.reset()
        assert (pages.checksums(), pages.is_wasteful()) == ([], False)


def test_two_programs_throw_a_damaged_index_away_once(tmp_path: Path) -> None:
    with PassageIndex(tmp_path) as first, PassageIndex(tmp_path) as second:
        first.reset()
        first.put_in(TEXTS.items())
        second.reset()
        assert {*second.checksums()} == {A, B}
        second.reset()
        assert second.checksums() == []


def test_the_words_of_pages_are_known(pages: PassageIndex) -> None:
    assert pages.known_words(["debt", "zebra", "woman"]) == ["debt", "woman"]
    assert pages.words_from("work") == ["worker"]
    assert "nigeria" in pages.words_like({"nigerai": 3})["nigerai"]
    assert "debt" not in pages.words_like({"nigerai": 2})["nigerai"]


def test_names_of_concepts_are_known_that_stand_on_a_page_or_over_its_end(pages: PassageIndex) -> None:
    assert {*pages.known_names(["debt bondag", "forced labor"])} == {"debt bondag"}
    pages.put_in([(sha_of("c"), text_of("Women who were victims of forced", "labour.", ""))])
    assert {*pages.known_names(["debt bondag", "forced labor", "forced marriage"])} == {"debt bondag", "forced labor"}


def test_all_names_may_stand_in_texts_that_were_put_in_with_other_concepts(
    pages: PassageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concepts, "read_table", lambda: b"other concepts")
    assert {*pages.known_names(["debt bondag", "forced labor"])} == {"debt bondag", "forced labor"}


def test_each_name_of_a_concept_is_known_where_it_stands() -> None:
    labels = [label.text for concept in concepts.all_concepts()[::20] for label in concept.labels]
    names = {" ".join(tokens(label)) for label in labels}
    with PassageIndex(None) as pages:
        pages.put_in([(A, text_of(". ".join(labels)))])
        assert {*pages.known_names(names)} == {name for name in names if " " in name}


@given(
    st.sets(st.text("abcdeé", min_size=1, max_size=7), min_size=1, max_size=30),
    st.dictionaries(st.text("abcdeé", min_size=2, max_size=7), st.integers(1, 6), max_size=3),
)
def test_words_that_share_pairs_of_letters_are_found_as_if_each_were_compared(
    words: set[str], shared: dict[str, int]
) -> None:
    with PassageIndex(None) as pages:
        pages.put_in([(A, text_of(" ".join(sorted(words))))])
        assert {typed: sorted(similar) for typed, similar in pages.words_like(shared).items()} == {
            typed: sorted(
                word
                for word in pages.words_from("")
                if not {*typed[:2]}.isdisjoint(word[:2])
                and abs(len(word) - len(typed)) <= 2
                and len(grams(word) & grams(typed)) >= least
            )
            for typed, least in shared.items()
        }


def test_a_text_without_pages_is_known_and_found_by_nothing(pages: PassageIndex) -> None:
    pages.put_in([(sha_of("scan"), FileText((), "reader"))])
    assert pages.list_missing([sha_of("scan")]) == []


_WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs", "M"], exclude_characters="\0"), max_size=60)


@given(st.lists(_WORDS, min_size=1, max_size=4))
def test_every_word_of_a_page_finds_it_and_so_does_its_whole_text(texts: list[str]) -> None:
    with PassageIndex(None) as pages:
        pages.put_in([(A, text_of(*texts))])
        for place, text in enumerate(texts):
            for form in tokens(text):
                assert (A, place) in places_of(pages, PageQuery((((WordSequence((form,))),),)))
                assert pages.known_words([form]) == [form]
            if forms := tokens(text):
                assert (A, place) in places_of(pages, PageQuery(((WordSequence(tuple(forms)),),)))


def test_forms_of_words_are_those_of_this_version_of_the_index() -> None:
    """Whoever changes the forms raises `VERSION`: an older index would not find what a query asks for."""
    words = (
        "Organisation bondage women’s l’asile Côte travelling centres Müller 難民 labour children policies مخيّمات ۲۰۱۹"
    )
    forms = "organisation bondag woman asile cote traveling center muller 難 民 labor child policy مخيمات 2019"
    assert (page_tables.VERSION, " ".join(tokens(words))) == ("3", forms)
    assert canonical_form("trafficking") == "trafficking"


def test_nobody_else_can_read_the_index(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with PassageIndex(tmp_path) as pages:
            pages.put_in(TEXTS.items())
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o777 for path in tmp_path.glob("pages*")] == [0o600]


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_index_is_replaced(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "pages.sqlite").write_bytes(data)
    with PassageIndex(tmp_path) as pages:
        pages.put_in(TEXTS.items())
        assert places_of(pages, PageQuery((group("women"),))) == {(A, 1)}
    with PassageIndex(tmp_path) as pages:
        assert pages.list_missing([A, B]) == []


def test_an_index_of_another_version_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with PassageIndex(tmp_path) as pages:
        pages.put_in(TEXTS.items())
    monkeypatch.setattr(page_tables, "VERSION", "0")
    with PassageIndex(tmp_path) as pages:
        assert pages.list_missing([A]) == [A]


def test_a_damaged_index_says_so(tmp_path: Path) -> None:
    with PassageIndex(tmp_path) as pages:
        pages.put_in((sha_of(str(number)), TEXTS[A]) for number in range(50))
        pages.merge_parts()
    path = tmp_path / "pages.sqlite"
    size = path.stat().st_size
    with path.open("r+b") as file:
        for place in range(4096, size, 4096):
            file.seek(place + 2)
            file.write(b"\xff" * 2000)
    with PassageIndex(tmp_path) as pages:
        try:
            result = pages.list_missing([A])
        except PagesDamagedError:
            pages.reset()
            result = pages.list_missing([A])
        assert result == [A]


@pytest.mark.slow
def test_a_writer_that_is_killed_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    with PassageIndex(tmp_path) as pages:
        pages.put_in([(A, TEXTS[A])])
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from protlib.fulltext.passage_index import PassageIndex; from protlib.fulltext.page_text import FileText, Page\n"
        "def texts():\n"
        "    for number in range(400): yield f'{number:064}', FileText(tuple(Page(f'word{number}x{page} debt ' * 200) for page in range(20)), 'r')\n"
        f"    os.kill(os.getpid(), {int(signal.SIGTERM)})\n"
        "PassageIndex(Path(sys.argv[1])).put_in(texts())\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False, capture_output=True)
    assert ended.returncode != 0
    with PassageIndex(tmp_path) as pages:
        assert pages.checksums() == [A]
        assert places_of(pages, PageQuery((group("debt"),))) == {(A, 0), (A, 1)}


def test_who_finds_the_index_busy_gets_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_tables, "_PATIENCE", 0.01)
    with PassageIndex(tmp_path) as pages:
        second_connection = sqlite3.connect(tmp_path / "pages.sqlite", isolation_level=None)
        second_connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryBusyError, match="another protlib"):
            pages.put_in(TEXTS.items())
        with pytest.raises(LibraryBusyError, match="another protlib"):
            PassageIndex(tmp_path)
        second_connection.close()
        pages.put_in(TEXTS.items())
        assert pages.list_missing([A, B]) == []


def test_a_full_disk_leaves_the_index_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with PassageIndex(tmp_path) as pages:
        pages.put_in([(A, TEXTS[A])])

    def connect(*values: Any, **named: Any) -> sqlite3.Connection:
        connection = sqlite3.Connection(*values, **named)
        connection.execute("PRAGMA max_page_count = 1")  # of SQLite: it may not grow
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect)
    long_text = FileText(tuple(Page(f"word{number} " * 3000) for number in range(40)), "r")
    with PassageIndex(tmp_path) as pages:
        with pytest.raises(LibraryUnusableError, match="stays as it was: database or disk is full") as raised:
            pages.put_in([(B, long_text)])
        assert not isinstance(raised.value, PagesDamagedError)
        assert pages.checksums() == [A]
        assert places_of(pages, PageQuery((group("women"),))) == {(A, 1)}


def test_a_folder_that_cannot_be_written_makes_an_index_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with PassageIndex(tmp_path / "file") as pages:
        pages.put_in(TEXTS.items())
        assert places_of(pages, PageQuery((group("women"),))) == {(A, 1)}
