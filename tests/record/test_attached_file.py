"""A file of a record is text that people and programs read, whatever its path is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record.attached_file import AttachedFile, file_texts, unite
from protlib.record.cleaning import clean_record
from protlib.text import clean

_CHECKSUM = "9f" * 32
_PATHS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@every_row(
    ("file", "text"),
    [
        (AttachedFile("library.files/a.pdf"), "library.files/a.pdf"),
        (
            AttachedFile("library.files/a.pdf", 12, _CHECKSUM, "annex", "fr"),
            f"library.files/a.pdf#size=12&sha256={_CHECKSUM}&label=annex&language=fr",
        ),
        (AttachedFile("a #2 100%.pdf", 12), "a %232 100%25.pdf#size=12"),
        (AttachedFile("a  b.pdf"), "a%20%20b.pdf"),
        (AttachedFile(" a.pdf ", label=" "), "%20a.pdf%20#label=%20"),
        (AttachedFile("~/تقرير.pdf", label="R&D"), "~/تقرير.pdf#label=R%26D"),
    ],
)
def test_what_is_known_of_it_stands_behind_its_path(file: AttachedFile, text: str) -> None:
    assert str(file) == text
    assert AttachedFile.from_text(text) == file


@every_row("text", ["a#b.pdf", "a.pdf#size=x", "a.pdf#sha256=12", "a.pdf#page=3", "a.pdf#"])
def test_what_says_nothing_of_a_file_belongs_to_its_path(text: str) -> None:
    assert AttachedFile.from_text(text) == AttachedFile(text)


@given(_PATHS, st.integers(0, 2**40), st.sampled_from(["", _CHECKSUM]), _PATHS, st.sampled_from(["", "fr", "zh-Hant"]))
def test_it_comes_back_from_its_text_which_is_clean(
    path: str, size: int, checksum: str, label: str, language: str
) -> None:
    file = AttachedFile(path, size, checksum, label, language)
    assert AttachedFile.from_text(str(file)) == file
    assert clean(str(file)) == str(file)


def test_a_record_has_each_file_once_by_its_content() -> None:
    first, same = AttachedFile("a.pdf", 1, _CHECKSUM), AttachedFile("b.pdf", 1, _CHECKSUM, "annex")
    assert file_texts([first, same, AttachedFile("c.pdf")]) == (str(first), "c.pdf")
    assert unite((str(first),), (str(same), "c.pdf")) == (str(first), "c.pdf")


@pytest.mark.parametrize(
    ("raw", "files"),
    [
        (["a.pdf"], ("a.pdf",)),
        ("a.pdf", ("a.pdf",)),
        ([{"path": "a.pdf", "size": 3, "label": "annex"}], ("a.pdf#size=3&label=annex",)),
        (["", None], ()),
    ],
)
def test_a_record_takes_texts_and_objects(raw: object, files: tuple[str, ...]) -> None:
    assert clean_record({"files": raw}).publication.files == files


def test_an_object_without_a_path_is_kept_beside_the_fields() -> None:
    cleaned = clean_record({"files": ["a.pdf", {"size": 3}]})
    assert cleaned.publication.files == ("a.pdf",)
    assert cleaned.publication.extra == {"files": [{"size": 3}]}
    assert cleaned.problems[0].cause == "not a file: it has no path"
