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
