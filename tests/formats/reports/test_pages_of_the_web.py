"""Reports that are pages of the web: what a browser shows apart stays apart, and nothing that it shows is lost."""

from harness.rows import every_row
from protlib.formats.reports.front_reader import read_front


@every_row(
    ("body", "lines"),
    [
        ("<table><tr><td>Annual report</td><td>2020</td></tr></table>", ["Annual report", "2020"]),
        ("<blockquote>Caught in it</blockquote><blockquote>The road</blockquote>", ["Caught in it", "The road"]),
        ("<p>p < 0.05 and q > 1</p>", ["p < 0.05 and q > 1"]),
        ("<!-- a > b --><p>The <em>road</em> &amp; the coast</p>", ["The road & the coast"]),
        ("<h1>The road</h1><p>Write &amp;lt; for a sign</p>", ["The road", "Write &lt; for a sign"]),
    ],
)
def test_the_text_of_a_page_is_what_a_browser_shows(body: str, lines: list[str]) -> None:
    page = f"<!doctype html><html><head><title>x</title></head><body>{body}</body></html>"
    (front,) = read_front(page.encode()).pages.values()
    assert [line.text for line in front.lines] == lines
