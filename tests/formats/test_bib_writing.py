from types import ModuleType

import pytest

from protlib.formats import WriteOptions, biblatex, bibtex
from protlib.formats.bib import names
from protlib.model import Name, Publication

DIALECTS = pytest.mark.parametrize("dialect", [bibtex, biblatex])


@DIALECTS
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name(family="Sri Lanka"), "{Sri Lanka}"),
        (Name(given="Sitting Bull"), "{Sitting Bull}"),
        (Name(family="Evry", suffix="Jr."), "{Evry, Jr.}"),
        (Name(family="Dijk", particle="Van"), "{Van Dijk}"),
        (Name(family="Dijk", particle="van"), "van Dijk"),
        (Name(particle="van"), "{van}"),
    ],
)
def test_half_a_name_is_not_torn_into_a_whole_one_and_comes_back(
    dialect: ModuleType, ascii_only: bool, name: Name, written: str
) -> None:
    publication = Publication(key="a", type="report", title="Caring", authors=(name,))
    text = dialect.dumps([publication], WriteOptions(ascii=ascii_only))
    assert f"author        = {{{written}}}" in text
    assert dialect.loads(text).publications == [publication]
    assert names.write([name, Name(literal="IOM")], ascii_only=ascii_only) == f"{written} and {{IOM}}"


@DIALECTS
@pytest.mark.parametrize(
    ("title", "written"),
    [
        ('In <span class="nocase">dar es Salaam</span> <i>now</i>', "In {dar es Salaam} \\textit{now}"),
        ('The <span class="nocase">IOM</span> plan', "The {{IOM}} plan"),
    ],
)
def test_capitals_that_are_to_stay_are_in_braces_and_in_no_command(
    dialect: ModuleType, title: str, written: str
) -> None:
    publication = Publication(key="a", type="report", title=title)
    text = dialect.dumps([publication])
    assert f"  title         = {{{written}}}" in text
    assert dialect.loads(text).publications == [publication]


@DIALECTS
def test_names_have_their_capitals_in_the_titles_of_books_and_series_too(dialect: ModuleType) -> None:
    chapter = Publication(
        key="a",
        type="chapter",
        title="Care",
        container_title="Law in Nigeria",
        collection_title="IOM Studies",
    )
    article = Publication(key="b", type="article-journal", title="Care", container_title="Kenya Law Review")
    text = dialect.dumps([chapter, article])
    assert "booktitle     = {Law in {Nigeria}}" in text
    assert "series        = {{IOM} Studies}" in text
    assert "= {Kenya Law Review}" in text
    assert dialect.loads(text).publications == [chapter, article]


@DIALECTS
@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2019-05/..", "2019-05/"),
        ("2019/2021", "2019/2021"),
        ("../2019", "2019"),
        ("/2019-05", "2019-05"),
        ("2019~", "2019~"),
        ("2019-21", "2019-21"),
    ],
)
def test_a_range_that_is_open_is_written_so_that_no_program_loses_its_year(
    dialect: ModuleType, date: str, written: str
) -> None:
    publication = Publication(key="a", type="report", title="Caring", date=date)
    text = dialect.dumps([publication])
    assert f"  date          = {{{written}}}" in text
    assert dialect.loads(text).publications == [publication]


@pytest.mark.parametrize(
    ("language", "langid"),
    [("fr", "french"), ("pt-BR", "brazilian"), ("en", None), ("en-GB", None), ("yo", None)],
)
def test_a_title_that_is_not_english_is_told_to_be_so(language: str, langid: str | None) -> None:
    publication = Publication(key="a", type="report", title="Un Titre", language=language)
    text = bibtex.dumps([publication])
    assert (f"langid        = {{{langid}}}" in text) == (langid is not None)
    assert ("langid" in text) == (langid is not None)
    assert bibtex.loads(text).publications == [publication]
