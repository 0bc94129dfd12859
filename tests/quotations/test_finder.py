"""Which quotations stand in a text, and which citation is theirs."""

import re

import pytest

from harness.rows import every_row
from protlib.citing.documents.cited_text import CitedText, read_cited_text
from protlib.citing.documents.word import NOTE, NOTE_END
from protlib.citing.notation import find_citations
from protlib.quotations.finder import find_quotations


def quotations_in(text: str, suffix: str = ".md") -> list[tuple[str, str]]:
    """Return the words of each quotation in a document, with the first key of its citation."""
    cited = read_cited_text(text.encode(), "report", suffix)
    return [(quotation.text, quotation.citation.keys[0]) for quotation in find_quotations(cited)]


MARKS = {
    "English": "IOM says “children do not return” [@a2009, p. 3].",
    "straight": 'IOM says "children do not return" [@a2009, p. 3].',
    "British": "IOM says ‘children do not return’ [@a2009, p. 3].",
    "French": "L’OIM écrit « children do not return » [@a2009, p. 3].",
    "Spanish": "La OIM escribe «children do not return» [@a2009, p. 3].",
    "German": "IOM schreibt „children do not return“ [@a2009, S. 3].",
    "German books": "IOM schreibt »children do not return« [@a2009, S. 3].",
    "Polish": "IOM pisze „children do not return” [@a2009, s. 3].",
    "Swedish": "IOM skriver ”children do not return” [@a2009].",
    "single guillemets": "L’OIM écrit ‹children do not return› [@a2009].",
    "before its citation": "As @a2009 [p. 3] writes, “children do not return”.",
    "with a full stop inside": "IOM says “children do not return.” [@a2009]",
    "in a note": "IOM says “children do not return”.[^1]\n\n[^1]: See @a2009, p. 3.\n",
    "in an inline note": "IOM says “children do not return”.^[See @a2009, p. 3.]",
    "in a filled report": 'IOM says “children do not return” <!--PROTLIB CITE {"typed":"[@a2009]"}-->(IOM, 2009)<!--/PROTLIB-->.',
    "an apostrophe of old fonts": "IOM says “children do not return” and the teachers‟ own [@a2009, p. 3].",
    "a block": "IOM says:\n\n> children do not\n> return [@a2009, p. 3]\n",
    "a block behind its citation": "@a2009 [p. 3] says:\n\n> children do not\n> return\n\nMore [@b2010].",
    "British, with a quotation in it": "IOM says ‘children “do” not return’ [@a2009].",
    "British, from the middle": "IOM says ‘[c]hildren do not return’ [@a2009].",
    "a block before its citation": "IOM says:\n\n> children do not return\n\n[@a2009, p. 3]\n",
}


@every_row("text", MARKS.values(), ids=MARKS)
def test_knows_the_marks_of_languages(text: str) -> None:
    [(words, key)] = quotations_in(text)
    bare = " ".join(words.replace("[c]", "c").replace("“do”", "do").split()).rstrip(".")
    assert (bare, key) == ("children do not return", "a2009")


ARABIC = [
    "«الأطفال لا يعودون إلى ديارهم»",
    "”الأطفال لا يعودون إلى ديارهم“",
    "“الأطفال لا يعودون إلى ديارهم”",
    "((الأطفال لا يعودون إلى ديارهم))",
    "”\u202bالأطفال لا يعودون إلى ديارهم\u202c“",
]


@every_row("quotation", ARABIC)
def test_knows_the_marks_of_arabic(quotation: str) -> None:
    assert quotations_in(f"وتقول المنظمة {quotation} [@a2009].") == [
        (quotation.strip("()") if quotation[0] == "(" else quotation[1:-1], "a2009")
    ]


LATEX = [
    r"IOM says ``children do not return'' \parencite[3]{a2009}.",
    r"IOM says \enquote{children do not return} \autocite[p.~3]{a2009}.",
    r"\textcite{a2009} says \enquote{children do not return}.",
    r"\textquote[{\cite[3]{a2009}}]{children do not return} \cite{a2009}",
    r"\textcquote[3]{a2009}{children do not return} and \textcite{b2010} agrees.",
    r"\textcquote[3]{a2009}{children do not return} \parencite{b2010}.",
    r"\blockcquote[see][3]{a2009}{children do not return}",
    r"\begin{quote}children do not return \cite{a2009}\end{quote}",
    "\\textcite[3]{a2009} says:\n\n\\begin{quote}\nchildren do not return\n\\end{quote}\n\nMore \\cite{b2010}.",
    r"IOM says `children do not return' \cite{a2009}.",
    r"\begin{displayquote}children do not return\end{displayquote} \cite{a2009}",
    r"\begin{displayquote}[{\cite[3]{a2009}}][.]children do not return\end{displayquote}",
    r"\begin{displaycquote}[3]{a2009}children do not return\end{displaycquote}",
    r"\begin{foreigndisplayquote}{french}[{\cite[3]{a2009}}]children do not return\end{foreigndisplayquote}",
    r"\begin{hyphendisplaycquote}{french}[see][3]{a2009}children do not return\end{hyphendisplaycquote}",
    r"\begin{quoting}children do not return\end{quoting} \cite{a2009}",
    r"\foreigntextcquote{french}[3]{a2009}{children do not return}",
    r"L’OIM écrit \og children do not return\fg{} \parencite[p.~3]{a2009}.",
    r"L’OIM écrit \og{}children do not return\fg\ \footcite[3]{a2009}.",
    r"\frquote{children do not return} \parencite[voir][p. 3]{a2009}",
    r"Dice ``children do not return''\footfullcite[p. 4]{a2009}.",
    r"Dice <<children do not return>> \parencite[pág. 3]{a2009}.",
    r"Dice \guillemotleft children do not return\guillemotright{} \citep{a2009}",
    r"Es heißt: \glqq children do not return\grqq{} \cite{a2009}",
    r"Es heißt: ,,children do not return'' \cite{a2009}",
    r"\say{children do not return} \citep[p. 4]{a2009}",
    r"\hyphenblockcquote{french}[3]{a2009}{children do not return} and \textcite{b2010} agrees.",
]


@pytest.mark.parametrize(
    "text",
    [
        "> Children do not return.\n>\n> -- @a2009, p. 3\n",
        "> Children do not return.\n> — @a2009 [p. 3]\n",
        "> Children do not return.\n\n[@a2009, p. 3]\n",
    ],
)
def test_the_citation_behind_a_block_is_no_part_of_its_words(text: str) -> None:
    [(words, key)] = quotations_in(text)
    assert (words.split(".")[0], words.split(".")[1].strip(" \n-—"), key) == ("Children do not return", "", "a2009")


@every_row("text", LATEX)
def test_knows_the_marks_of_latex(text: str) -> None:
    [(words, key)] = quotations_in(text, ".tex")
    assert (words.strip(), key) == ("children do not return", "a2009")


SEVERAL = [
    ("“One two three” and “four five six” [@a2009].", ["a2009", "a2009"]),
    ("“One two three” [@a2009], but “four five six” [@b2010].", ["a2009", "b2010"]),
    ("@a2009 says “one two three”, and @b2010 says “four five six”.", ["a2009", "b2010"]),
    ("“One two three”, says @a2009. In @b2010 stands “four five six”.", ["a2009", "b2010"]),
    ("As shown before [@a2009]. It is “one two three” [@b2010].", ["b2010"]),
    ("“One “two three” four” [@a2009].", ["a2009"]),
    ("@a2009 пишет: «раз два три». Об этом @b2010 [p. 1] молчит.", ["a2009"]),
    ("- He said “one two three”.\n- And [@a2009].", []),
    ("- He [@a2009] said.\n- So “one two three”.\n* “Four five six” [@b2010].\n", ["b2010"]),
    ("1. He said “one two three”.\n2. And [@a2009].\n", []),
    ("So “one two three”.\n# Next [@a2009]\n", []),
    ("\\item “One two three”.\n\\item And [@a2009].\n", []),
    ("> One two three [@a2009].\n>\n> Four five six [@b2010].\n", ["a2009", "b2010"]),
    ("> One two three [@a2009]\n> and four.\n>\n> Five six seven [@b2010].\n", ["b2010"]),
    ("@a2009 says:\n- “one two three”,\n- “four five six”.\n", ["a2009", "a2009"]),
    ("@a2009 says:\n- “one two three”.\n\nSo:\n- “four five six”\n- or [@b2010].\n", ["a2009"]),
    ("“One two three”\n- so it is - [@a2009]", []),
    ("“One two\nthree” - so it is - [@a2009]", ["a2009"]),
    ("[@a2009]: “one two three”; [@b2010]: “four five six”.", ["a2009", "b2010"]),
    ("[@a2009]: “one two three” [@b2010]: “four five six”.", ["a2009", "b2010"]),
    ("So it is [@a2009]: “one two three” [@b2010].", ["b2010"]),
    ("“One two three” [@a2009]: “four five six” [@b2010].", ["a2009", "b2010"]),
    ("As @a2009 says, “one two three” and “four five six” [@b2010].", ["a2009", "b2010"]),
    ("@a2009 says:\n\n- “one two three”,\n- “four five six”.\n", ["a2009", "a2009"]),
    ("[@a2009] says:\n\n1. “one two three”,\n\n2. “four five six”.\n\nSo “seven eight nine”.", ["a2009", "a2009"]),
    ("@a2009 says:\n\n“One two three”\n\n“Four five six.” (p. 3)\n", ["a2009", "a2009"]),
    (
        "@a2009 says:\n\n- “one two three”\n- “four five six” [@b2010]\n- “seven eight nine”",
        ["a2009", "b2010", "a2009"],
    ),
    ("@a2009 says:\n\nSo “one two three”.\n", []),
    ("So (@a2009) it is. It says “one two three”. @b2010 says “four five six”.", ["a2009", "b2010"]),
]


@every_row(("text", "keys"), SEVERAL)
def test_gives_each_quotation_its_citation(text: str, keys: list[str]) -> None:
    assert [key for _words, key in quotations_in(text)] == keys


SIGNS = [
    (
        r"\enquote{\textins*{t}he children \textelp{} return \textins{home}} \cite{a2009}",
        ".tex",
        "[t]he children […] return [home]",
    ),
    (r"\enquote{children \emph{do not} return~home, Jos\'e} \cite{a2009}", ".tex", "children do not return home, José"),
    (r"“children *do not* return \[…\] home&nbsp;again” [@a2009]", ".md", "children *do not* return […] home\xa0again"),
]


@pytest.mark.parametrize(("text", "suffix", "words"), SIGNS)
def test_leaves_out_the_signs_of_markup(text: str, suffix: str, words: str) -> None:
    assert quotations_in(text, suffix) == [(words, "a2009")]


NONE = [
    "This is a “term of art” without anything beside it.",
    "This is a “so-called term” [@a2009].",
    "Nothing is quoted [@a2009].",
    "The workers’ rights and the children’s home [@a2009].",
    '`"code that is quoted here"` [@a2009]',
    "A quotation “without an end [@a2009].",
    "“One two three”.\n\nAnother paragraph [@a2009].",
    "<!-- “one two three” [@a2009] -->",
]


@every_row("text", NONE)
def test_leaves_alone_what_is_no_quotation_from_a_work(text: str) -> None:
    assert quotations_in(text) == []


AGAIN = [
    ("Before [@a2009, p. 3]. “One two three” (ibid., p. 5).", ".md", "a2009", "5"),
    ("Before [@a2009, p. 3]. “One two three” [Ibid.].", ".md", "a2009", "3"),
    ("Before [@a2009]. Then [@b2010]. “One two three”.[^1]\n\n[^1]: Ibid., 5–6.\n", ".md", "b2010", "5–6"),
    ("Avant [@a2009]. « Un deux trois » (*ibid.*, p. 5).", ".md", "a2009", "5"),
    ("قبل ذلك [@a2009]. «واحد اثنان ثلاثة» (المرجع نفسه، ص 5).", ".md", "a2009", "5"),
    (r"Before \parencite[3]{a2009}. ``One two three'' (ibid., p.~5).", ".tex", "a2009", "5"),
    (r"``One two three'' \autocite[pág.~5]{a2009}.", ".tex", "a2009", "5"),
    (r"\textcite{a2009} says ``one two three'' (p.~5).", ".tex", "a2009", "5"),
    ("@a2009 says “one two three” (p. 5, emphasis added).", ".md", "a2009", "5"),
    ("@a2009 schreibt: „eins zwei drei“ (S. 5), „vier fünf“ [@b2010].", ".md", "a2009", "5"),
    ("“One two three”, as @a2009, pp. 5–6, says.", ".md", "a2009", "5–6"),
    ("Nothing before. “One two three” (ibid., p. 5), and [@a2009, p. 7].", ".md", "a2009", "7"),
]


@every_row(("text", "suffix", "key", "pages"), AGAIN)
def test_knows_the_citation_before_by_ibid(text: str, suffix: str, key: str, pages: str) -> None:
    [quotation] = find_quotations(read_cited_text(text.encode(), "report", suffix))
    [cited] = quotation.citation.cited
    assert (cited.key, quotation.pages or cited.locator) == (key, pages)


def test_a_page_behind_the_quotation_counts() -> None:
    cited = read_cited_text("@a2009 says “children do not return” (pp. 3–4).".encode(), "report", ".md")
    [quotation] = find_quotations(cited)
    assert quotation.pages == "3–4"


def test_tells_the_line() -> None:
    cited = read_cited_text("# Title\n\nText.\nIOM says “children do not return” [@a2009].".encode(), "report", ".md")
    assert [quotation.line for quotation in find_quotations(cited)] == [4]


_SIZE = 30_000  # of a text that takes minutes where each mark reads what follows


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "“so " * _SIZE,
        ("‘so " * 145 + "“ ’. ") * (_SIZE // 145),
        "\\textcquote[so" * _SIZE,
        "“one report says” [@a]. " * _SIZE,
        "“one report says” [@a]:\n- " * _SIZE,
    ],
)
def test_each_mark_is_read_once(text: str) -> None:
    citations = tuple(find_citations(text))
    assert len(find_quotations(CitedText(text, citations))) == len(citations)


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("“The children went home.\n\n“Nobody asked them why” [@a2009].", ["a2009", "a2009"]),
        ("« Les enfants sont partis.\n\n« Et sans papiers.\n\n« Personne ne demande » [@a2009].", ["a2009"] * 3),
        ("“The children went home.\n\nNobody asked them “why this is” [@a2009].", ["a2009"]),
        ("“The children went home” [@b2010].\n\n“Nobody asked them why” [@a2009].", ["b2010", "a2009"]),
        ("“The children went home.\n\n- And their mothers.\n\nNobody asked them why” [@a2009].", ["a2009"]),
        ('He says "the children went home.\n\nNobody asked them why" [@a2009].', ["a2009"]),
        ("“The children went home.\n\nNobody asked “them” why” [@a2009].", []),
        ("“The children went home.\n\nNobody asked them why”. So it is [@a2009].", []),
        ('A "so-called" home of 5".\n\nNobody asked them why" [@a2009].', []),
    ],
    ids=[
        "two paragraphs",
        "three",
        "a mark that nobody closed",
        "two quotations",
        "one pair of marks",
        "straight marks",
        "marks between",
        "no citation behind",
        "inches",
    ],
)
def test_a_quotation_of_several_paragraphs_has_one_citation(text: str, citations: list[str]) -> None:
    quotations = find_quotations(read_cited_text(text.encode(), "report", ".md"))
    assert [quotation.citation.cited[0].key for quotation in quotations] == citations


@every_row(
    ("citation", "is_translated"),
    [
        ("[@a2009, p. 3; my translation]", True),
        ("[@a2009, p. 3] (our translation)", True),
        ("[@a2009] (traduction de l’autrice)", True),
        ("[@a2009]. Much is lost in my translation of it", False),
        ("[@a2009]", False),
    ],
    ids=repr,
)
def test_tells_what_the_report_has_translated(citation: str, is_translated: bool) -> None:
    text = f"So “nobody asked them why” {citation}."
    (quotation,) = find_quotations(read_cited_text(text.encode(), "report", ".md"))
    assert quotation.is_translated is is_translated


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“go to https://a.org/ and ask” [@a2009].", "go to https://a.org/ and ask"),
        ("“ask the office at https://a.org” [@a2009].", "ask the office at https://a.org"),
        ("“ask [the office](https://a.org) first” [@a2009].", "ask the office first"),
        ("“less than $2.50 a day, at most 9 reais /R$/” [@a2009].", "less than $2.50 a day, at most 9 reais /R$/"),
    ],
    ids=["within", "before the mark", "the target of a link", "two amounts"],
)
def test_addresses_and_amounts_in_a_quotation_are_words_of_it(text: str, words: str) -> None:
    (quotation,) = find_quotations(read_cited_text(text.encode(), "report", ".md"))
    assert " ".join(re.sub(r"[\[\]()]", " ", quotation.text).split()) == words


@pytest.mark.parametrize(
    ("note", "key"),
    [
        (r"who were afraid\footnote{An aside by \textcite{b2010}.} of the police", "a2009"),
        (r"who were afraid of the police\footnote{So \textcite[3]{b2010}.}", "b2010"),
        (r"who were afraid\footnote[2]{An \emph{aside of \textbf{ours}}.} of the police", "a2009"),
    ],
    ids=["an aside", "the citation", "no citation"],
)
def test_a_footnote_in_a_quotation_of_latex_is_no_part_of_its_words(note: str, key: str) -> None:
    quotations = quotations_in(rf"So \enquote{{{note}}} \parencite{{a2009}}.", ".tex")
    assert quotations == [("who were afraid of the police", key)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("“Many were afraid^[An aside by @b2010 [p. 3].] of the police” [@a2009].", "a2009"),
        ("“Many were afraid[^1] of the police” [@a2009].\n\n[^1]: An aside by @b2010.", "a2009"),
        ("“Many were afraid[^1] of the police”.\n\n[^1]: So @b2010.", "b2010"),
        ("“Many were afraid of the police.[^1]” So @a2009 says, too.\n\n[^1]: @b2010.", "b2010"),
    ],
    ids=["in the text", "below", "the only citation", "at the end"],
)
def test_a_note_in_a_quotation_is_an_aside_if_it_goes_on(text: str, key: str) -> None:
    (quotation,) = find_quotations(read_cited_text(text.encode(), "report", ".md"))
    words = re.sub(r"\[\^\d\]", "", quotation.text).strip(". ")
    assert (words, quotation.citation.keys[0]) == ("Many were afraid of the police", key)


def test_a_note_of_word_in_a_quotation_is_an_aside_if_it_goes_on() -> None:
    note = f"{NOTE}An aside by @b2010 [p. 3].{NOTE_END}"
    text = f"So “many were afraid{note} of the police” [@a2009]."
    (quotation,) = find_quotations(CitedText(text, tuple(find_citations(text))))
    assert (quotation.text, quotation.citation.keys[0]) == ("many were afraid of the police", "a2009")


NOTES = [
    ("It is so.{“One two three”.} And more.{[@b2010]}", []),
    ("It is so.{[@a2009, p. 3]. He notes “one two three”.} And more.{[@b2010]}", ["a2009"]),
    ("@b2010 says so.{@a2009 [p. 3]. He notes “one two three”, and goes on. Others differ.}", ["a2009"]),
    ("So “one two three”.{@a2009. It adds “four five six”.} And more.{[@b2010]}", ["a2009", "a2009"]),
    ("So “one two three”.{[@a2009]} And @b2010 says “four five six”.", ["a2009", "b2010"]),
]


@every_row(("text", "keys"), NOTES)
def test_a_note_has_its_own_works(text: str, keys: list[str]) -> None:
    with_notes = text.replace("{", NOTE).replace("}", NOTE_END)
    cited = CitedText(with_notes, tuple(find_citations(with_notes)))
    assert [quotation.citation.keys[0] for quotation in find_quotations(cited)] == keys
    as_latex = re.sub(r"\[?@(\w+)(?:[, \[]+p. 3)?\]?", r"\\cite{\1}", text.replace("{", r"\footnote{"))
    assert [key for _words, key in quotations_in(as_latex, ".tex")] == keys


BEHIND_A_CITED_SENTENCE = {
    "He says “boys do not return” [@a2009, p. 3]. “Girls do return,” writes @b2010 [p. 5], “to their homes”.": "b2010",
    "He says “boys do not return”.[^1] “Girls do return”, @b2010 [p. 5] writes.\n\n[^1]: [@a2009, p. 3].": "b2010",
    "@a2009 [p. 3] is blunt. “Girls do return” is its verdict, while @b2010 says “boys do not return”.": "a2009",
    "Much is known [@a2009, p. 3]. “Girls do return” (p. 4), and @b2010 [p. 5] agrees.": "a2009",
    "As they say [@a2009, p. 3], “girls do return” is what @b2010 [p. 20] doubts.": "a2009",
}


@every_row(("text", "key"), BEHIND_A_CITED_SENTENCE.items())
def test_a_quotation_that_begins_a_sentence_is_of_the_author_in_it(text: str, key: str) -> None:
    keys = [own_key for words, own_key in quotations_in(text) if words.lower().startswith("girls do return")]
    assert keys == [key]
