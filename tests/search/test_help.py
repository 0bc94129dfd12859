"""The help of the query language: it names all that there is, and what it teaches is understood."""

import re

import pytest

from protlib.index import Index
from protlib.search import Request, select
from protlib.search.help import query_help
from protlib.search.query import FILTER_FIELDS, WORD_FIELDS
from protlib.selection import Selection


@pytest.mark.parametrize("query", re.findall(r"^ {2}(\S.*?)(?: {3,}.*)?$", query_help().split("\n\n")[1], re.MULTILINE))
def test_what_the_help_teaches_is_understood(index: Index, query: str) -> None:
    assert select(index, Request(Selection(query=query))).total >= 0


def test_the_help_names_every_field_and_fits_a_terminal() -> None:
    assert set(re.findall(r"[a-z]+", query_help())) >= {*WORD_FIELDS, *FILTER_FIELDS}
    assert max(map(len, query_help().splitlines())) < 80


def test_the_help_lists_the_fields_in_the_order_of_the_table_of_parts() -> None:
    part_list = query_help().partition("to search only there:")[2].partition("Your own fields")[0]
    words = re.findall(r"^  ([a-z ]+)$", part_list, re.MULTILINE)
    assert tuple(" ".join(words).split()) == WORD_FIELDS
    assert "{" not in query_help()
