"""Who ordered a report, or paid for it: the words that say so, and the lines and blocks that name them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from protlib.title_pages.blocks import Block
from protlib.title_pages.words import alternatives, cut_opening, is_one_of, phrases

KINDS_THAT_PAY: Final = frozenset({"donor", "state", "bank", "company"})
_MOST_LETTERS_OF_A_LINE: Final = 120  # letters: a longer line is of a sentence
_SENTENCE_BORDER: Final = re.compile(r"(?<=[a-zà-ÿ\d)]\.)\s+(?=[A-ZÀ-Þ])")  # behind "Bank.", and not behind "U.S."
_SOURCE: Final = re.compile(rf"\W*(?:data )?(?:{alternatives('source')})\b[^:]{{0,60}}:", re.IGNORECASE)
"""How a line below a table or a picture begins that says where its figures come from: "Source: UNHCR"."""


@lru_cache(maxsize=4096)
def speaks_of_payer(text: str) -> bool:
    """Tell whether a text has words that say that somebody pays or helps."""
    return phrases("paying").search(text) is not None


def pays(line_above: str, line: str) -> bool:
    """Tell whether a line speaks of who pays or whose figures these are, also where the line before begins it."""
    goes_on = bool(line_above) and not line_above.rstrip().endswith((".", ":", ";"))
    return any(speaks_of_payer(text) or _SOURCE.match(text) for text in ((line_above, line) if goes_on else (line,)))


def texts_of_payers(text: str) -> Iterator[str]:
    """Yield what stands behind the first word for paying in each sentence: "funded by a grant of the Elm Office"."""
    for sentence in _SENTENCE_BORDER.split(text):
        if match := phrases("paying").search(sentence):
            yield sentence[match.end() :]


def announces_payer(line: str) -> bool:
    """Tell whether a line ends in the words before who pays: "prepared with the support of"."""
    return speaks_of_payer(line) and not line.rstrip().endswith((".", ";"))


def names_payer(block: Block, block_above: Block | None) -> bool:
    """Tell whether a block of a cover names who ordered or paid: words say so in it, or alone in the block before."""
    is_labelled = block_above is not None and any(
        is_one_of(kind, block_above.lines[-1].text) for kind in ("aside", "client")
    )
    return is_labelled or cut_opening("aside", block.text) is not None or speaks_of_payer(block.text)


def addressee_in(line: str, next_line: str) -> str:
    """Return who gets a submission: "Shadow report to the Oak Committee"."""
    return client_in(line, next_line, "addressee")


def client_in(line: str, next_line: str, kind: str = "client") -> str:
    """Return who ordered a report, where the first words of a line say so, or all its words and the next line."""
    client = cut_opening(kind, line)
    is_of_sentence = line[:1].islower() and line.rstrip().endswith(".")  # "submitted to the Assembly for approval."
    if client is None or is_of_sentence or len(line) > _MOST_LETTERS_OF_A_LINE:
        return ""
    label = line[: len(line) - len(client)] if client else line
    is_marked = ":" in label or " " in label.strip(" :") or not client
    return (client or next_line) if is_marked else ""
