"""Citations in the .aux file that LaTeX writes beside a document."""

import pytest

from protlib.citing.documents import auxiliary
from protlib.citing.documents.mentions import Mentions

AUX = r"""\relax
\abx@aux@refcontext{nty/global//global/global/global}
\citation{iom2009,jobe2010}
\abx@aux@cite{0}{un2000}
\abx@aux@cite{hrw2019}
\@input{chapters/one.aux}
\bibcite{iom2009}{1}
\bibdata{library}
\citation{iom2009}
"""


def test_reads_what_bibtex_and_biblatex_are_told() -> None:
    citations = auxiliary.read_mentions(AUX)
    assert citations.first_lines() == {"iom2009": 3, "jobe2010": 3, "un2000": 4, "hrw2019": 5}
    assert citations.included_files == ("chapters/one.aux",)
    assert not citations.cites_all


@pytest.mark.parametrize("line", [r"\citation{*}", r"\abx@aux@cite{0}{*}"])
def test_a_file_of_latex_may_cite_the_whole_library(line: str) -> None:
    assert auxiliary.read_mentions(line) == Mentions(cites_all=True)
