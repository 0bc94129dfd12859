"""What `verify --quotes` says of the paragraphs that a report cites."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from protlib.text import list_first, make_printable

if TYPE_CHECKING:
    from protlib.quotations.report_check import CheckedQuotation, SourcePassage

_MOST_NAMES: Final = 3  # of works, in a message of one line
_MARKS_OF_SEVERAL: Final = "–-,&"


def name_paragraphs(numbers: str) -> str:
    """Return the numbers of paragraphs as they are cited: "para. 21", "paras. 3–4 of Annex II"."""
    return f"{'paras.' if any(mark in numbers for mark in _MARKS_OF_SEVERAL) else 'para.'} {numbers}"


def number_paragraphs(passage: "SourcePassage") -> str:
    """Return the numbers of a passage's paragraphs, with the annex that counts them: "21", "3 of Annex II"."""
    return f"{passage.paragraphs} of {make_printable(passage.part)}" if passage.part else passage.paragraphs


def name_paragraph_of(passage: "SourcePassage") -> str:
    """Return the paragraphs of a passage, "" where they are not known."""
    return name_paragraphs(number_paragraphs(passage)) if passage.paragraphs else ""


def contrast_paragraphs(outcome: "CheckedQuotation") -> str:
    """Return the right paragraph and the cited one: "para. 21, not para. 20"."""
    return f"{name_paragraph_of(outcome.passage)}, not {name_paragraphs(outcome.paragraphs)}"


def describe_doubt(outcome: "CheckedQuotation") -> str:
    """Return why nobody can say in which paragraph a quotation stands, "" where somebody can."""
    from protlib.quotations.cited_paragraphs import ParagraphDoubt

    verdict = outcome.paragraph_verdict
    if not (verdict and verdict.doubt):
        return ""
    name = outcome.passage.file or outcome.passage.key
    if verdict.doubt is ParagraphDoubt.OUTSIDE:
        return f"{name} has it outside its numbered paragraphs"
    return f"{name} has no paragraphs that are numbered in one row"


def count_doubts(outcomes: "Sequence[CheckedQuotation]") -> list[str]:
    """Return how many quotations are not checked by paragraph, and why; nothing for none."""
    reasons = [reason for outcome in outcomes if (reason := describe_doubt(outcome))]
    if not reasons:
        return []
    return [f"{len(reasons)} not checked by paragraph: {list_first([*dict.fromkeys(reasons)], _MOST_NAMES)}"]
