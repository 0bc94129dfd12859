"""Citations and lists as text, Markdown and HTML."""

import json

from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from programs.engine import needs_engine
from protlib.citing import markup
from protlib.citing.citation import Runs, TextRun, plain_text
from protlib.citing.engine import inlines
from protlib.citing.engine.engine_program import run_pandoc
from protlib.citing.sections import ListEntry, Section

RUNS: Runs = (
    TextRun("IOM & "),
    TextRun("A <b>", italic=True),
    TextRun(" "),
    TextRun("http://x.org/a_b", link="http://x.org/a_b"),
)
LIST = (
    Section("On women", (ListEntry("a", "", RUNS, ("Below.", "Further\nbelow.")),)),
    Section("On men", (ListEntry("b", "[2]", (TextRun("B"),)), ListEntry("c", "3.", (TextRun("C"),), ("Below.",)))),
)


@every_row(
    ("form", "html", "markdown"),
    [
        ({"italic": True}, "<i>x y</i>", "*x y*"),
        ({"bold": True}, "<b>x y</b>", "**x y**"),
        ({"small_caps": True}, '<span style="font-variant: small-caps">x y</span>', "[x y]{.smallcaps}"),
        ({"superscript": True}, "<sup>x y</sup>", "^x\\ y^"),
        ({"subscript": True}, "<sub>x y</sub>", "~x\\ y~"),
        ({"underlined": True}, "<u>x y</u>", "[x y]{.underline}"),
        ({"link": 'http://x/"'}, '<a href="http://x/&quot;">x y</a>', '[x y](<http://x/">)'),
        ({"italic": True, "bold": True}, "<b><i>x y</i></b>", "***x y***"),
    ],
)
def test_each_form_has_its_marks(form: dict[str, bool], html: str, markdown: str) -> None:
    runs: Runs = (TextRun("x y", **form),)  # type: ignore[arg-type]
    assert (markup.html(runs), markup.markdown(runs)) == (html, markdown)


def test_html_has_no_markup_of_the_text() -> None:
    assert markup.html(RUNS) == 'IOM &amp; <i>A &lt;b&gt;</i> <a href="http://x.org/a_b">http://x.org/a_b</a>'


def test_markdown_has_no_markup_of_the_text() -> None:
    assert markup.markdown((TextRun("a_b *c* [d] @e $f$"), TextRun(" g ", italic=True))) == (
        r"a\_b \*c\* \[d\] \@e \$f\$ *g* "
    )
    assert markup.markdown((TextRun("2009. A"),)) == r"2009\. A"
    assert markup.markdown((TextRun("#. A"),)) == r"\#. A"


def test_forms_side_by_side_share_their_marks_in_markdown() -> None:
    runs: Runs = (
        TextRun("The ", italic=True),
        TextRun("CO", italic=True),
        TextRun("2", italic=True, subscript=True),
        TextRun("s", italic=True, bold=True),
        TextRun(" A", italic=True),
    )
    assert markup.markdown(runs) == "*The CO~2~**s** A*"


@needs_engine
@given(st.lists(st.text("ab1.-#*_[]()<>~^$@\\`|&\"' ", min_size=1), max_size=4))
def test_markdown_is_read_back_as_the_text_it_is(texts: list[str]) -> None:
    runs = tuple(TextRun(f" {' '.join(text.split())} ", italic=place % 2 == 1) for place, text in enumerate(texts))
    syntax_tree = json.loads(run_pandoc(["-f", "markdown-smart", "-t", "json"], markup.markdown(runs).encode()).data)
    plain = " ".join(plain_text(inlines.runs(block["c"])) for block in syntax_tree["blocks"])
    assert plain.split() == plain_text(runs).split()


@every_row(
    ("run", "rtf"),
    [
        (TextRun("a{b}\\c"), r"a\{b\}\\c"),
        (TextRun("é–🌍"), r"\u233?\u8211?\u55356?\u57101?"),
        (TextRun("Title", italic=True), r"{\i Title}"),
        (TextRun("S", small_caps=True, superscript=True), r"{\scaps\super S}"),
        (TextRun("1\tA\nB"), r"1\tab A\line B"),
        (TextRun("x", link='https://a.org/"q"'), r'{\field{\*\fldinst HYPERLINK "https://a.org/%22q%22"}{\fldrslt x}}'),
    ],
)
def test_rtf_is_ascii_with_its_forms(run: TextRun, rtf: str) -> None:
    assert markup.rtf((run,)) == rtf


def test_a_list_as_text_has_an_entry_on_a_line() -> None:
    assert list(markup.text_list(LIST)) == [
        "On women", "", "IOM & A <b> http://x.org/a_b", "    Below.", "    Further below.",
        "", "On men", "", "[2] B", "3. C", "    Below.",
    ]  # fmt: skip


def test_a_list_as_markdown_has_an_entry_in_a_paragraph() -> None:
    assert list(markup.markdown_list(LIST)) == [
        "## On women", "", r"IOM & *A \<b\>* <http://x.org/a_b>", "", "> Below.", "", "> Further below.", "",
        "## On men", "", r"\[2\] B", "", "3. C", "", "    Below.", "",
    ]  # fmt: skip


def test_a_list_as_html_hangs_where_the_style_has_it() -> None:
    lines = list(markup.html_list(LIST, is_hanging=True))
    assert lines[:2] == ['<meta charset="utf-8">', "<h2>On women</h2>"]
    assert lines[2].startswith('<p id="ref-a" style="padding-left: 2em; text-indent: -2em">IOM &amp; <i>')
    assert '<p id="ref-b">[2] B</p>' in markup.html_list(LIST, is_hanging=False)
    assert "<blockquote>Below.</blockquote>" in lines
