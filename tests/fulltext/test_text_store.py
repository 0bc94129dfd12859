"""The kept texts of files: as they were read, for nobody else, and whole or not at all."""

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib.fulltext.page_text import FileText, Page
from protlib.fulltext.text_store import TextStore, Unreadable
from protlib.system.pdf.page import PdfMark
from sample_files.file_texts import READER, sha_of, text_of

SHA = sha_of("a")
_TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
_MARKS = st.builds(PdfMark, _TEXT, _TEXT, _TEXT)


@pytest.fixture
def store(tmp_path: Path) -> TextStore:
    return TextStore(tmp_path / "data" / "texts")


def text_file(store: TextStore) -> Path:
    [path] = store.folder.rglob("*.text")
    return path


@pytest.mark.slow
@given(
    pages=st.lists(st.tuples(_TEXT, _TEXT, st.one_of(st.just(()), st.tuples(_MARKS))), max_size=20),
    is_paged=st.booleans(),
    pictures=st.lists(st.lists(st.integers(0, 20), max_size=3), min_size=3, max_size=3),
)
def test_a_text_comes_back_as_it_was_read(
    tmp_path_factory: pytest.TempPathFactory,
    pages: list[tuple[str, str, tuple[PdfMark, ...]]],
    is_paged: bool,
    pictures: list[list[int]],
) -> None:
    store = TextStore(tmp_path_factory.mktemp("texts"))
    text = FileText(tuple(Page(*page) for page in pages), READER, is_paged, *map(tuple, pictures))
    store.write(SHA, text)
    stored_text = store.get(SHA)
    assert stored_text is not None
    assert stored_text.read_whole() == text
    assert [stored_text.page(number) for number in range(len(pages))] == list(text.pages)
    assert store.reader(SHA) == READER


def test_nothing_is_kept_of_a_file_that_was_never_read(store: TextStore) -> None:
    assert (store.get(SHA), store.reader(SHA), store.contains(SHA), list(store.checksums())) == (None, None, False, [])


def test_a_file_without_a_text_is_kept_with_its_problem(store: TextStore) -> None:
    store.write(SHA, Unreadable("pypdfium2, 1", "it needs a password"))
    text = store.get(SHA)
    assert text is not None
    assert (text.problem, text.read_whole().pages, store.reader(SHA)) == ("it needs a password", (), "pypdfium2, 1")


def test_half_a_letter_and_a_null_in_a_text_do_no_harm(store: TextStore) -> None:
    store.write(SHA, text_of("a\ud800b\0c", "second"))
    text = store.get(SHA)
    assert text is not None
    assert [page.text for page in text.read_whole().pages] == ["a?bc", "second"]


def test_nobody_else_can_read_a_text(store: TextStore) -> None:
    before = os.umask(0)
    try:
        store.write(SHA, text_of("confidential"))
    finally:
        os.umask(before)
    path = text_file(store)
    assert [place.stat().st_mode & 0o777 for place in (path, path.parent, store.folder)] == [0o600, 0o700, 0o700]


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_text_that_is_cut_off_counts_as_missing_or_shows_when_it_is_read(store: TextStore, share: float) -> None:
    store.write(SHA, text_of(*(f"page {number} with its own words" for number in range(40))))
    path = text_file(store)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert store.get(SHA) is None


def test_a_damaged_page_is_no_text(store: TextStore) -> None:
    store.write(SHA, text_of("some words that are long enough to be compressed, some words"))
    path = text_file(store)
    data = bytearray(path.read_bytes())
    data[-3] ^= 0xFF
    path.write_bytes(data)
    text = store.get(SHA)
    assert text is not None
    with pytest.raises(ValueError, match="damaged"):
        text.read_whole()


def test_a_write_that_fails_leaves_the_older_text(store: TextStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write(SHA, text_of("before"))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("protlib.system.atomic.put_in_place", fail)
    with pytest.raises(OSError, match="No space"):
        store.write(SHA, text_of("after"))
    text = store.get(SHA)
    assert text is not None
    assert text.page(0).text == "before"
    assert len(list(store.folder.rglob("*"))) == 2  # the folder of the text, and the text


def test_many_who_write_the_same_text_at_once_leave_one(store: TextStore) -> None:
    threads = [threading.Thread(target=store.write, args=(SHA, text_of(f"text {number}"))) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    text = store.get(SHA)
    assert text is not None
    assert text.page(0).text.startswith("text ")
    assert list(store.checksums()) == [SHA]
