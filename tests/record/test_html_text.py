"""HTML and the XML of journals become text in one way, wherever they come from."""

import pytest

from harness.rows import every_row
from protlib.record.html_text import break_blocks, convert_tags, note_text, strip_tags, unescape_html


@every_row(
    ("text", "times", "plain"),
    [
        ("Roe &amp; Doe &#233;&#xE9;&eacute;", 1, "Roe & Doe ééé"),
        ("Roe &amp;amp; Doe", 1, "Roe &amp; Doe"),
        ("Roe &amp;amp; Doe", 2, "Roe & Doe"),
        ("https://iom.int?a=1&copy=2", 2, "https://iom.int?a=1&copy=2"),
        ("R&D; AT&T", 2, "R&D; AT&T"),
    ],
)
def test_entities_are_characters(text: str, times: int, plain: str) -> None:
    assert unescape_html(text, times) == plain


@every_row(
    ("text", "plain"),
    [
        ("<jats:p>One</jats:p> <p class='a'>two</p>", "One\n\ntwo"),
        ("One<br/>two <em>three</em>", "One\ntwo three"),
        ("<table><tr><td>Annual report</td><td>2020</td></tr></table>", "Annual report\n\n2020"),
        ("<blockquote>One</blockquote><blockquote>two</blockquote>", "One\n\ntwo"),
        ("<A study of camps.pdf> and <Camps.pdf>", "<A study of camps.pdf> and <Camps.pdf>"),
        ("p < 0.05 and a > b", "p < 0.05 and a > b"),
        ("see <https://iom.int> or <roe@iom.int>", "see <https://iom.int> or <roe@iom.int>"),
    ],
)
def test_blocks_are_lines_and_tags_go(text: str, plain: str) -> None:
    assert strip_tags(break_blocks(text)).strip() == plain


@pytest.mark.parametrize(
    ("text", "strips_unknown", "marked"),
    [
        (
            "<em>In</em> <jats:sup>2</jats:sup> <strong class='x'>b</strong>",
            True,
            "<i>In</i> <sup>2</sup> <b>b</b>",
        ),
        ("<u>a</u> <i>b</i>", True, "a <i>b</i>"),
        ("<u>a</u> <i>b</i>", False, "<u>a</u> <i>b</i>"),
    ],
)
def test_tags_that_csl_has_are_kept(text: str, strips_unknown: bool, marked: str) -> None:
    assert convert_tags(text, strips_unknown=strips_unknown) == marked


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("<p>Read <b>twice</b> &amp; cited</p><p>by Ann</p>", "Read twice & cited\n\nby Ann"),
        ("<P>", "<P>"),
        ("<p></p>", "<p></p>"),
        ("see <b>page 3</b>", "see <b>page 3</b>"),
    ],
)
def test_a_note_in_html_is_text_and_another_stays(note: str, text: str) -> None:
    assert note_text(note) == text
