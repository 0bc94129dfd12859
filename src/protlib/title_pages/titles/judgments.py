"""The title of a judgment or an order of a court: the case, below the kind of decision, the court and the day."""

import re
from collections.abc import Sequence
from typing import Final

from protlib.text import clean
from protlib.title_pages.blocks import Block
from protlib.title_pages.front import Front
from protlib.title_pages.words import alternatives, cut_opening

_HEAD: Final = 12  # blocks of a page, at its head
_FEWEST, _MOST = 3, 30  # words of a case
# Such as "TRIBUNAL" in "TRIBUNAL DE LAS LENGUAS", in capitals, as the heads of judgments have it.
_COURT: Final = re.compile(rf"(?<!\w)(?:{alternatives('court').upper()})(?!\w)")
# Such as "Oak v. Elm" and "CASO ROBLE VS. OLMO".
_PARTIES: Final = re.compile(
    r"[A-ZÀ-Þ](?=.{2}).{0,120}\s(?:(?i:vs?|contra|versus)\.?|[Cc]\.)\s?(?=[A-ZÀ-Þ]).{3,}", re.DOTALL
)


def case_of_judgment(front: Front) -> Block | None:
    """Return the case that a decision of a court is about; None for other pages, where a report only names one."""
    blocks = front.blocks.get(front.first, [])[:_HEAD]
    if not (any(map(_has_kind, blocks)) and any(_COURT.search(block.text) for block in blocks)):
        return None
    parts = [part for block in blocks for part in _split_at_case(block)]
    return next((part for part in parts if _is_case(part)), None)


def _has_kind(block: Block) -> bool:
    """Tell whether a block begins with the kind of a decision: "RESOLUCIÓN DE LA CORTE", "JUDGMENT"."""
    return block.text.isupper() and cut_opening("decision of court", block.text) is not None


def _is_case(block: Block) -> bool:
    """Tell whether a block names a case and nothing else: who stands against whom, or "CASE OF", set off."""
    text = clean(block.text)
    is_set_off = text.isupper() or block.is_bold
    is_fit = _FEWEST <= len(text.split()) <= _MOST and not text.endswith((",", ";", ":"))
    is_named = cut_opening("case of court", text) is not None or _PARTIES.fullmatch(text) is not None
    return is_set_off and is_fit and is_named


def _split_at_case(block: Block) -> Sequence[Block]:
    """Return a block in two where a line of it begins with such as "CASO", below the measures that it is about."""
    starts = (
        position for position, line in enumerate(block.lines) if cut_opening("case of court", line.text) is not None
    )
    start = next(starts, 0)
    return [block._replace(lines=block.lines[:start]), block._replace(lines=block.lines[start:])] if start else [block]
