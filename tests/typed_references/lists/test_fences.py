"""The parts of Markdown that are no text: blocks of code, and metadata."""

from harness.rows import every_row
from protlib.typed_references.lists.fences import fenced_lines, metadata_lines, with_plain_fences


@every_row(
    ("fence", "plain"),
    [
        ('```{r map, echo=FALSE, fig.cap="A map"}', "```{.r}"),
        ("```{r}", "```{.r}"),
        ("> ~~~ {python, eval=TRUE}", "> ~~~{.python}"),
        ("```{mermaid}", "```{.mermaid}"),
        ("```r", "```r"),
        ("```{.r .numberLines}", "```{.r .numberLines}"),
        ("```{=html}", "```{=html}"),
        ('```{startFrom="3"}', '```{startFrom="3"}'),
        ("```{note} A title", "```{note} A title"),
    ],
)
def test_a_block_with_options_of_a_chunk_begins_as_pandoc_wants_it(fence: str, plain: str) -> None:
    marks = fence.removeprefix("> ")[:3]
    text = f"Text.\n\n{fence}\nx <- 1\n\n# no heading\ny@slot\n{marks}\n\nEnd [@a].\n"
    assert with_plain_fences(text) == text.replace(fence, plain)


def test_a_chunk_that_a_longer_fence_shows_and_one_that_nothing_closes_stay() -> None:
    text = "````markdown\n```{r a, echo=FALSE}\n```\n````\n\n```{r b, echo=FALSE}\nno end\n"
    assert with_plain_fences(text) == text
    assert fenced_lines(text.split("\n")) == {0, 1, 2, 3}


@every_row(
    ("text", "count"),
    [
        ("---\ntitle: Reading list\ntags:\n  - migration\n- ports\n# a remark\nauthor:\n---\nIOM (2009). Caring.", 8),
        ("---\ntitle: Reading list\n...\n", 3),
        ("---\n---\n", 2),
        ("---\ntitle: Reading list\n", 0),
        ("---\nIOM (2009). Caring for trafficked persons.\n---\n", 0),
        ("\n---\ntitle: Reading list\n---\n", 0),
        ("", 0),
    ],
)
def test_the_metadata_of_a_page_end_at_a_second_rule(text: str, count: int) -> None:
    assert metadata_lines(text.split("\n")) == range(count)
