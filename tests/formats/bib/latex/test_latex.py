"""LaTeX to text and back: what each command is, what must not be touched, and that writing undoes reading."""

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.formats.bib.latex.decoder import decode, verbatim
from protlib.formats.bib.latex.encoder import ASCII_ENCODER, UNICODE_ENCODER
from protlib.formats.bib.latex.latex_commands import (
    ACCENTS,
    DECLARATIONS,
    IGNORED_COMMANDS,
    LETTERS,
    MARKUP,
    MATHEMATICS,
    SIGNS,
    WRITTEN_MARKUP,
)
from protlib.text import clean_paragraphs

CURSED = st.sampled_from(list("\\{}$&%#_^~-`'?!<>ib/ \n\"@(ae\u0301\u0302é中"))
TEXTS = st.text(st.one_of(CURSED, st.characters())).map(clean_paragraphs)


@every_row(
    ("raw", "text"),
    [
        (r"{\"O}zge T{\"u}rkmen, {\c{C}}etin, Aks{\i}n", "Özge Türkmen, Çetin, Aksın"),
        (r"\'Etienne, \`a, \^{o}, \~n, \={a}, \.Z, \u{g}, \v{s}, \H o, \c c, \k{a}, \r{u}, \d{h}, \b{b}", "Étienne, à, ô, ñ, ā, Ż, ğ, š, ő, ç, ą, ů, ḥ, ḇ"),
        (r"{\'{\i}} {\'\i} \'i \v{\j}", "í í í ǰ"),
        (r"{\'{\^e}} \'{\^o}", "ế ố"),
        (r"\ss{} \o \O{} \l{}\L{} \ae{} \OE{} \aa{} \dh{} \th{} \DJ{}", "ß øØ łŁ æ Œ å ð þ Đ"),
        (r"Bia{\l}ystok, K\o benhavn, Stra{\ss}e", "Białystok, København, Straße"),
        (r"\~{} \^{} \"{}", "~ ^ ¨"),
        (r"50\% of AT\&T \#1 a\_b \$5 \{x\}", "50% of AT&T #1 a_b $5 {x}"),
        (r"``so'' and `so' -- and --- that's it", "“so” and ‘so' – and — that's it"),
        (r"?`Qu\'e? !`Ya!", "¿Qué? ¡Ya!"),
        (r"J.~Organomet.\ Chem., 10\,km\quad far", "J. Organomet. Chem., 10 km far"),
        (r"\textendash \textemdash{}\textquotedblleft x\textquotedblright, \ldots", "–—“x”, …"),
        (r"5\textdegree C, \texteuro 5, \pounds 3, \S 4", "5°C, €5, £3, §4"),
        (r"{IOM} in {{W}est {A}frica}", "IOM in West Africa"),
        (r"{\noopsort{1973b}}1973", "1973"),
        (r"\LaTeX\ is \TeX{} too", "LaTeX is TeX too"),
        (r"\textmalteseh\texttstroke\eth, \textpeseta 5, non\nobreakdash-state, x$\dagger$", "ħŧð, ₧5, non-state, x†"),
        (r"\symbol{20013}\symbol{" + '"' + r"4E2D}", "中中"),
    ],
)  # fmt: skip
def test_accents_signs_and_braces_are_read(raw: str, text: str) -> None:
    assert decode(raw) == text


@every_row(
    ("raw", "text"),
    [
        (r"\emph{Natrix} \textit{cetti} {\em so} {\it that} \mkbibemph{it}", "<i>Natrix</i> <i>cetti</i> <i>so</i> <i>that</i> <i>it</i>"),
        (r"\textbf{not} {\bfseries so}", "<b>not</b> <b>so</b>"),
        (r"\textsc{iom}", '<span style="font-variant:small-caps;">iom</span>'),
        (r"CO\textsubscript{2}, 3\textsuperscript{rd}", "CO<sub>2</sub>, 3<sup>rd</sup>"),
        (r"H\sb{2}O, 3\sp{rd}", "H<sub>2</sub>O, 3<sup>rd</sup>"),
        (r"\enquote{so} \mkbibquote{that}", "“so” “that”"),
        (r"\NoCaseChange{iOS}", '<span class="nocase">iOS</span>'),
        (r"\href{http://a.b/c_d}{text} \textcolor{red}{x} \foreignlanguage{french}{y}", "text x y"),
        (r"\url{http://a.b/c\_d}", "http://a.b/c_d"),
        (r"set with {\MF} in C:\Temp{}s \x", r"set with MF in C:Temps \x"),
        (r"\mbox{a b} \textrm{c} \unknown{d} the \UNHCR{} office", "a b c d the UNHCR office"),
        (r"\begin{it}Natrix\end{it} \begin{center}is {\bf so}\end{center}\end{x}", "<i>Natrix</i> is <b>so</b>"),
        (r"\ElsevierGlyph{2014}, \bibstring{newseries}, \bibstring{unknown}", "—, new series, unknown"),
    ],
)  # fmt: skip
def test_markup_becomes_the_tags_of_csl(raw: str, text: str) -> None:
    assert decode(raw) == text


@every_row(
    ("raw", "text"),
    [
        (r"H$_2$O, $_{\textrm{2}}$, $4^{\textrm{ème}}$", "H<sub>2</sub>O, <sub>2</sub>, 4<sup>ème</sup>"),
        (r"20 $^\circ$C, $\alpha$, $x \leq y$", "20 °C, α, x ≤ y"),
        (r"\ensuremath{\mu}m, \(\pi\), $\frac{1}{2}$", "μm, π, 1/2"),
        ("costs US$5 million or $6 million more", "costs US$5 million or $6 million more"),
        ("a dollar ($) alone", "a dollar ($) alone"),
        (r"$O(n \log n)$", "O(n log n)"),
        (r"10 $$^{\circ}$$C of CO$$_2$$", "10 °C of CO<sub>2</sub>"),
        ("Mentally ill$$QMentally ill, $$5 and $$6 million", "Mentally ill$$QMentally ill, $$5 and $$6 million"),
    ],
)  # fmt: skip
def test_dollars_are_mathematics_but_not_round_prose(raw: str, text: str) -> None:
    assert decode(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a line\n  and its rest", "a line and its rest"),
        ("a paragraph\n \n another", "a paragraph\n\nanother"),
        (r"a line\\ another \par{} a paragraph", "a line\n another \n\n a paragraph"),
    ],
)
def test_wrapped_lines_are_joined_and_paragraphs_kept(raw: str, text: str) -> None:
    assert decode(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Oil &amp; Gas &#8220;x&#x201D; {\\&}amp; {\\&}{\\#}8217;", "Oil & Gas “x” & ’"),
        (r"{\textless}i{\textgreater}x{\textless}/i{\textgreater}", "<i>x</i>"),
        (r"\&amp; is an entity; A&E; &nothing; is none", r"&amp; is an entity; A&E; &nothing; is none"),
    ],
)
def test_entities_of_html_that_databases_leave_are_read(raw: str, text: str) -> None:
    assert decode(raw) == text


@every_row(
    "raw",
    ["plain", "don't", "a - b", r"C:\temp\foo", "{", "}", "$", "\\", "\\'", r"\textit", "{a", "$a", r"\url{"],
)
def test_what_is_not_latex_or_broken_never_fails(raw: str) -> None:
    assert isinstance(decode(raw), str)


def test_an_unknown_command_without_an_argument_stays_as_it_is() -> None:
    assert decode(r"saved in C:\temp\foo") == r"saved in C:\temp\foo"


@every_row(
    ("raw", "text"),
    [
        (r"http://a.b/c\_d\%20e\&f\#g", "http://a.b/c_d%20e&f#g"),
        (r"http://a.b/\~{}x/{\textasciitilde}y/$\sim$z", "http://a.b/~x/~y/~z"),
        (r"\url{http://a.b}", "http://a.b"),
        (r"{http://a.b}", "http://a.b"),
        (r"10.1002/(SICI)1{\textless}1::A{\textgreater}3", "10.1002/(SICI)1<1::A>3"),
        (r"10.1000/a{\_}b", "10.1000/a_b"),
        (r"E:\some\folder", r"E:\some\folder"),
        (" http://a.b/~x_y ", "http://a.b/~x_y"),
    ],
)
def test_addresses_lose_only_the_escapes_that_programs_put_into_them(raw: str, text: str) -> None:
    assert verbatim(raw) == text


@every_row(
    ("text", "raw"),
    [
        ("50% & more: a_b #1 $5", r"50\% \& more: a\_b \#1 \$5"),
        ("{x} \\ ~ ^ `", r"\textbraceleft{}x\textbraceright{} \textbackslash{} \textasciitilde{} \textasciicircum{} \textasciigrave{}"),
        ("a -- b ''", "a -{}- b '{}'"),
        ("<i>a <b>b</b></i> 2 < 3 <i>", r"\textit{a \textbf{b}} 2 < 3 <i>"),
        ("Özge — “x”", "Özge — “x”"),
        ("one\ntwo\n\nthree\n\n@book(x", "one\\\\ two\n\nthree\n\n{}@book(x"),
    ],
)  # fmt: skip
def test_text_is_escaped_without_a_brace_that_bibtex_would_count(text: str, raw: str) -> None:
    assert UNICODE_ENCODER.encode(text) == raw


@every_row(
    ("text", "raw"),
    [
        ("Özge Šimić ế ß ł í", r"{\"O}zge {\v S}imi{\'c} {\'{\^e}} {\ss} {\l} {\'i}"),
        (
            "“a” – b’s €",
            r"{``}a{''} {--} b{\textquoteright}s {\texteuro}",
        ),
        ("Ǽ ǿ x̱ ẋ̱", r"{\'{\AE}} {\'{\o}} {\b x} {\.{\b x}}"),
        ("Δ ≥ 5 µ α-", r"\ensuremath{\Delta} \ensuremath{\geq} 5 {\textmu} \ensuremath{\alpha}-"),
        # What has no command in LaTeX, or only with a package or an encoding of its own.
        ("中 Помощь مساعدة 😀 Ελλάδα ả ħ ə", "中 Помощь مساعدة 😀 Ελλάδα ả ħ ə"),
    ],
)
def test_ascii_writes_commands_for_what_latex_has_them_for(text: str, raw: str) -> None:
    assert ASCII_ENCODER.encode(text) == raw


@given(TEXTS, st.booleans())
def test_reading_undoes_writing(text: str, ascii_only: bool) -> None:
    raw = (ASCII_ENCODER if ascii_only else UNICODE_ENCODER).encode(text)
    assert not ascii_only or all(char.isascii() or char in unicodedata.normalize("NFC", text) for char in raw)
    assert clean_paragraphs(decode(raw)) == text


@given(TEXTS)
def test_written_text_never_breaks_the_braces_of_its_field(text: str) -> None:
    raw = UNICODE_ENCODER.encode(text)
    depth = 0
    for char in raw:
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0


@given(st.text(st.one_of(CURSED, st.characters())))
def test_any_text_can_be_read(raw: str) -> None:
    decode(raw)
    verbatim(raw)


def test_no_command_stands_in_two_tables() -> None:
    tables = (ACCENTS, LETTERS, SIGNS, MATHEMATICS, MARKUP, DECLARATIONS, dict.fromkeys(IGNORED_COMMANDS))
    names = [name for table in tables for name in list(table)]
    assert sorted(names) == sorted(set(names))


def test_each_tag_is_written_as_a_command_that_is_read_as_it() -> None:
    assert all(MARKUP[command][0] == tag for tag, command in WRITTEN_MARKUP.items())


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="LaTeX is not installed")
def test_latex_sets_every_command_that_ascii_writes(tmp_path: Path) -> None:
    letters = [unicodedata.normalize("NFC", chr(code)) for code in range(0xA0, 0x2300)]
    commands = [ASCII_ENCODER.encode(letter) for letter in letters if len(letter) == 1]
    lines = "\n".join(f"x{raw}y\\par" for raw in commands if raw.isascii())
    assert lines.count("\n") > 600
    document = f"\\documentclass{{article}}\\usepackage[T1]{{fontenc}}\\begin{{document}}{lines}\\end{{document}}\n"
    (tmp_path / "a.tex").write_text(document, encoding="ascii")
    command = ["pdflatex", "-interaction=nonstopmode", "-draftmode", "a.tex"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    log = (tmp_path / "a.log").read_text(encoding="latin-1").splitlines()
    assert [line for line in log if line.startswith(("!", "Missing character"))] == []
