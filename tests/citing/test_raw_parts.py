"""What a report has in the language of its document: what of it stays, and what is told to be left out."""

from pathlib import Path

from harness.rows import every_row
from protlib.citing.engine import confinement
from protlib.record.tables import words_by_section


@every_row(
    ("language", "text", "stays", "out"),
    [
        ("html", "<b>x</b>", "<b>x</b>", ()),
        ("html", "<td colspan=2 onclick='x' style='color:red'>", '<td colspan="2" style="color:red">', ()),
        ("html", "<p style='background:url(x)'>a &lt; b", "<p>a &lt; b", ()),
        (
            "html",
            "<a href=\"java\nscript:x\">y</a><a href='https://un.org'>",
            '<a>y</a><a href="https://un.org">',
            (),
        ),
        ("html", "<script>alert(1)</script>x", "x", ("<script>",)),
        ("html", "<style>a</style><iframe src=x></iframe>", "", ("<style>", "<iframe>")),
        ("html", "<!-- private -->", "", ()),
        ("html", "<svg><script>x</script></svg>", "", ("<svg>", "<script>")),
        ("latex", r"\newpage \begin{center}x\end{center}", r"\newpage \begin{center}x\end{center}", ()),
        ("latex", r"\input{/etc/x}\write18{y}", "", (r"\input", r"\write")),
        ("latex", r"\begin{input}{/etc/x}", "", (r"\begin{input}",)),
        ("latex", "^^5cinput{x}", "", ("^^",)),
        ("latex", r"\includegraphics{/x}", "", (r"\includegraphics",)),
        ("typst", "#pagebreak()", "#pagebreak()", ()),
        ("typst", "#v(2em)", "#v(2em)", ()),
        ("typst", '#read("/etc/x")', "", ("#read",)),
        ("typst", '#pagebreak()#read("/etc/x")', "", ("#pagebreak",)),
        (
            "openxml",
            '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
            '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
            (),
        ),
        ("openxml", "<w:altChunk r:id='x'/>", "", ("<w:altChunk>",)),
        ("opendocument", "<text:soft-page-break/>", "<text:soft-page-break/>", ()),
        ("opendocument", "<draw:image/>", "", ("<draw:image>",)),
        ("rst", ".. include:: x", "", ("rst",)),
    ],
)
def test_what_shapes_text_stays_and_the_rest_is_named(
    language: str, text: str, stays: str, out: tuple[str, ...]
) -> None:
    assert confinement.safe_part(language, text) == (stays, out)


@every_row(
    ("url", "is_link"),
    [
        ("https://un.org", True), ("mailto:me@example.org", True), ("#part", True), ("annex.pdf", True), ("../a b.pdf", True), ("", True),
        ("javascript:x", False), (" JAVA\tscript:x", False), ("\x01javascript:x", False), ("vbscript:x", False), ("data:text/html,x", False),
        ("file:///etc/x", False), ("http://[x", False), (r"\\host\share", False), ("//host/share", False), (r"/\host/share", False),
        (" \\\t\\host", False), ("%5C%5Chost%5Cshare", False), ("/annex.pdf", True),
    ],
)  # fmt: skip
def test_a_link_leads_to_a_page_a_file_or_an_address(url: str, is_link: bool) -> None:
    assert confinement.is_safe_link(url) is is_link


@every_row(
    ("text", "is_formula"),
    [
        (r"\frac{a}{b} \left( x \right) \mathopen{(}", True), (r"\sum_{i=1}^{n} \alpha_i \text{ if } x", True),
        (r"\input{/etc/x}", False), (r"\begin{input}{x}", False), ("^^5cinput x", False), (r"\csname input\endcsname x", False),
        (r"\catcode`x=0", False), (r"\immediate\write18{x}", False), (r"\let\x\y", False), (r"\newcommand\x{y}", False),
    ],
)  # fmt: skip
def test_a_formula_has_signs_alone(text: str, is_formula: bool) -> None:
    assert confinement.is_formula(text) is is_formula


def test_a_picture_of_html_is_one() -> None:
    assert confinement.image('<img src="a.png" alt="A &amp; b">') == {"src": "a.png", "alt": "A & b"}
    assert confinement.image("<img alt=x>") == {}
    assert confinement.image("<b><img src=x></b>") == {}


def test_the_table_of_what_may_stay_has_words_in_each_section_and_nothing_that_loads() -> None:
    table = words_by_section(Path(confinement.__file__).with_name("raw_parts.txt"))
    assert set(table) == {"html", "html text", "latex", "latex environments", "openxml", "opendocument"}
    assert all(table.values())
    assert not table["html"] & {"script", "style", "iframe", "object", "embed", "form", "link", "meta", "img", "svg"}
    assert not table["latex"] & {"input", "include", "write", "csname", "def", "href", "includegraphics", "directlua"}
    assert all(":" in name for language in ("openxml", "opendocument") for name in table[language])
