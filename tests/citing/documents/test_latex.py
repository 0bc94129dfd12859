"""Citations in LaTeX: what its commands cite, and what is a comment, code, or the making of a command."""

from harness.rows import every_row
from protlib.citing.citation import CitationMode, CitedPublication
from protlib.citing.documents import latex


def keys(text: str) -> list[str]:
    return list(latex.read_mentions(text).first_lines())


@every_row(
    ("text", "expected"),
    [
        (r"\cite{iom2009}", ["iom2009"]),
        (r"\cite{ iom2009 , jobe2010}", ["iom2009", "jobe2010"]),
        ("\\cite[p.~3]{iom2009,%\n  jobe2010}", ["iom2009", "jobe2010"]),
        ("\\cite\n  [see][]\n  {iom2009}", ["iom2009"]),
        (r"\citep*[see][p. {[3]}]{iom2009}", ["iom2009"]),
        (r"\citet{a} \Citeauthor{b} \citealp{c} \citeyearpar{d} \citenum{e}", ["a", "b", "c", "d", "e"]),
        (r"\autocite{a} \footcite[3]{b} \Textcite{c} \fullcite{d} \supercite{e} \footfullcite{f}", list("abcdef")),
        (r"\parencites(see)(and more)[1]{a}[see][2]{b,c} {\em x}", ["a", "b", "c"]),
        (r"\textcites{a}{b} \Autocites[1]{c}[2]{d}", ["a", "b", "c", "d"]),
        (r"\volcite{2}[3]{a} \pvolcite[see]{2}{b} \volcites{1}{c}{2}{d}", ["a", "b", "c", "d"]),
        (r"\citefield{a}{title} \citetitle*{b} \bibentry{c}", ["a", "b", "c"]),
        (r"\nocite{a,b} \mycite{c}", ["a", "b", "c"]),
        (r"\shortciteA<see>[p. 3]{a}", ["a"]),
        (r"\citetext{see \citealp{a}, and \citealp{b}}", ["a", "b"]),
        (r"50\% of them \cite{a} \\% not \cite{b}", ["a"]),
        (r"\cite[\emph{see} {]}]{a}", ["a"]),
    ],
)  # fmt: skip
def test_finds_what_is_cited(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@every_row(
    "text",
    [
        r"% \cite{a}",
        r"\\% \cite{a}",
        r"\verb|\cite{a}| \lstinline!\cite{b}!",
        "\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}",
        "\\begin{lstlisting}[language=TeX]\n\\cite{a}\n\\end{lstlisting}",
        "\\begin{comment}\n\\cite{a}\n\\end{comment}",
        r"\iffalse \cite{a} \fi",
        "\\end{document}\n\\cite{a}",
        r"\newcommand{\mycite}[1]{\cite{#1}}",
        r"\renewcommand{\cite}[2][]{\parencite[#1]{#2}}",
        r"\DeclareCiteCommand{\cite}{\usebibmacro{a}}{b}{c}{d}",
        r"\defcitealias{a}{Paper} \citestyle{apa} \setcitestyle{round} \newcites{sec}{More}",
        r"\cite and \cite{} and \cite{\thekey}",
        "\\cite",
        r"\cite{never closed",
    ],
)
def test_passes_over_what_cites_nothing(text: str) -> None:
    assert keys(text) == []


@every_row(
    ("text", "expected"),
    [
        (r"\citet{a}", [CitedPublication("a", CitationMode.IN_TEXT)]),
        (r"\parencite*{a}", [CitedPublication("a", CitationMode.WITHOUT_AUTHOR)]),
        (r"\citet*{a}", [CitedPublication("a", CitationMode.IN_TEXT)]),
        (r"\cite[12--14]{a}", [CitedPublication("a", locator="12–14", label="page")]),
        (r"\cite[see][p.~3]{a}", [CitedPublication("a", locator="3", label="page", prefix="see")]),
        (r"\cite[see][the annex]{a,b}", [CitedPublication("a", prefix="see"), CitedPublication("b", suffix="the annex")]),
        (r"\parencites[see][1]{a}[2]{b}", [
            CitedPublication("a", locator="1", label="page", prefix="see"), CitedPublication("b", locator="2", label="page"),
        ]),
        (r"\volcite{2}[3]{a}", [CitedPublication("a", locator="3", label="page")]),
    ],
)  # fmt: skip
def test_keeps_what_a_citation_says_beside_the_key(text: str, expected: list[CitedPublication]) -> None:
    [mention] = latex.read_mentions(text).mentions
    assert list(mention.citation.cited) == expected


def test_tells_the_line_of_each_citation() -> None:
    text = "\\documentclass{article}\n% \\cite{x}\nA \\cite{a}\n\nB \\cite{b,\na}\n"
    assert [(line, citation.keys) for line, citation in latex.read_mentions(text).mentions] == [
        (3, ("a",)),
        (5, ("b", "a")),
    ]


def test_tells_that_all_is_cited() -> None:
    citations = latex.read_mentions(r"\nocite{*} \cite{a}")
    assert citations.cites_all
    assert list(citations.first_lines()) == ["a"]


def test_names_the_files_that_belong_to_the_document() -> None:
    text = "\\input{chapters/one}\n\\include{two}\n%\\include{three}\n\\input{chapters/one}\\input{\\jobname}"
    assert latex.read_mentions(text).included_files == ("chapters/one", "two")


def test_takes_no_longer_than_its_length_asks_for() -> None:
    assert keys("\\begin{verbatim}x\\end{verbatim}" * 2000 + "\\cite[" * 2000 + "] \\cite{a}") == ["a"]
