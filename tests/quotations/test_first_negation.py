"""A quotation that leaves out the word with which a sentence begins, such as “No”, says the opposite."""

from harness.rows import every_row
from protlib.quotations.alignment import align
from protlib.quotations.first_negation import with_first_negation
from protlib.quotations.source import Source
from sample_files.file_texts import text_of

SOURCE = Source(
    text_of(
        "Title",
        "It was asked. No children return to their homes in the valley. "
        "No se ha podido encontrar ninguna información. States decide whether or not families may come at all.",
    )
)
CASES = {
    "Children return to their homes": ["No"],
    "[C]hildren return to their homes": ["No"],
    "Se ha podido encontrar ninguna información": ["No"],
    "Children return to their houses": ["No", "homes"],
    "No children return to their homes": [],
    "children return to their homes": [],
    "… Children return to their homes": [],
    "Families may come at all": [],
    "It was asked. No children return": [],
}


@every_row(("quotation", "lost_words"), CASES.items())
def test_tells_a_negation_that_stands_before_a_quoted_sentence(quotation: str, lost_words: list[str]) -> None:
    match = align(quotation, SOURCE)
    assert match
    assert [difference.source for difference in with_first_negation(quotation, match).differences] == lost_words
