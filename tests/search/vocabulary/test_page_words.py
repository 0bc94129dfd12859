"""What pages are asked for: nothing twice, as each question reads the postings of its words."""

from collections.abc import Iterator

import pytest

from protlib.fulltext.page_query import WordSequence
from protlib.fulltext.passage_index import PassageIndex
from protlib.search.query import Word
from protlib.search.vocabulary.page_words import PageQuestion, ask_pages
from sample_files.file_texts import sha_of, text_of

TEXT = "Victims of forced labour were forced to work. Forced work, a forced labour camp, forcedly."


@pytest.fixture
def pages() -> Iterator[PassageIndex]:
    with PassageIndex(None) as pages:
        pages.put_in([(sha_of("a"), text_of(TEXT))])
        yield pages


def page_question(pages: PassageIndex, *words: str) -> PageQuestion:
    return ask_pages(pages, [[Word(word, "text")] for word in words], [], exact=False)


def test_a_word_whose_beginning_is_looked_for_is_not_looked_for_once_more(pages: PassageIndex) -> None:
    for group in page_question(pages, "forced", "labour").queries[0].groups:
        beginnings = {run.words for run in group if run.is_open}
        assert not any(run.words in beginnings for run in group if not run.is_open)


def test_a_name_that_has_all_of_the_words_is_not_looked_for(pages: PassageIndex) -> None:
    _words, names = page_question(pages, "forced", "labour").queries
    runs = {run for group in names.groups for run in group}
    assert WordSequence(("forced", "work")) in runs
    assert not any({"forced", "labor"} <= {*run.words} for run in runs)
