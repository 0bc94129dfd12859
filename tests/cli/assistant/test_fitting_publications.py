"""`find_for_text`: publications for a paragraph, on the paragraphs that are published in benchmarks."""

from pathlib import Path

import pytest
from benchmarks.evidence import count_right

from programs.assistants import answer
from protlib.library import Library
from protlib.record.model import Publication
from sample_files.file_texts import attach_with_text, text_of


@pytest.mark.slow
def test_36_of_40_paragraphs_have_a_right_publication_among_the_first_five(tmp_path: Path) -> None:
    paragraphs, among, _first = count_right(tmp_path)
    assert paragraphs == 40
    assert among >= 36


@pytest.mark.slow
def test_what_fits_in_part_is_marked_and_a_passage_has_its_page(path: Path) -> None:
    with Library(path) as library:
        library.add_many(
            [
                Publication(key="shelters", type="report", title="Shelters for women in Benin"),
                Publication(key="debts", type="report", title="Debts of workers"),
                Publication(key="secret", type="report", title="Shelters of the women of Togo", access="confidential"),
            ]
        )
    attach_with_text(
        path, path.parent / "data", "shelters", text_of("Shelters for women were closed.", "All women left Benin.")
    )
    data = answer(
        path, "find_for_text", text="The shelters for women in Benin were closed. Nobody paid the debts."
    ).data
    lines = {line["key"]: line for line in data["publications"]}
    assert [*lines] == ["shelters", "debts"]
    assert (lines["shelters"]["match"], "secret" in lines) == ("whole", False)
    assert lines["debts"]["match"] == "part"
    assert data["notes"] == ["“part” has only some of the words: read it with show or passages before you cite it"]
    assert lines["shelters"]["passage"]["cite"].startswith("[@shelters, p. ")


def test_a_text_without_words_is_refused_and_one_that_nothing_fits_says_so(path: Path) -> None:
    with Library(path) as library:
        library.add_many([Publication(key="a", type="report", title="Debts of workers")])
    assert answer(path, "find_for_text", text="?!").is_error
    assert answer(path, "find_for_text", text="Xylophone quartz").data == {
        "publications": [],
        "notes": ["no publication fits; say so, or search with other words"],
    }


def test_a_single_word_in_passing_is_no_evidence(path: Path) -> None:
    with Library(path) as library:
        library.add_many(
            [
                Publication(
                    key="passing", type="report", title="Wells", abstract="The price of water beginning in May."
                ),
                Publication(key="year", type="report", title="Trends in 2023"),
                Publication(key="cocoa", type="report", title="Cocoa farms"),
            ]
        )
    paragraph = "The price of cocoa has doubled since 2023, and many beg."
    publications = answer(path, "find_for_text", text=paragraph).data["publications"]
    assert [(line["key"], line["words"]) for line in publications] == [("cocoa", ["cocoa"])]
