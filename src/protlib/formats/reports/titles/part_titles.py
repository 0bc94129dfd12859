"""What a cover says of a report that is a part of another one: "Executive summary", "Annex", "Volume 2"."""

import re
from typing import Final

from protlib.formats.reports.blocks import Block
from protlib.formats.reports.front import Front
from protlib.formats.reports.words import alternatives, is_one_of
from protlib.text import squeeze

_FEW_OF_COVER: Final = 70  # words: of a page with more, "Summary" is the heading of what stands below it
# Such as "Annex 2", "Appendix B", "Volume II" and "Part 3"; the first volume may be all that its record means. "Annex
# to" begins what stands on the next line.
_APPENDIX: Final = re.compile(
    rf"(?:{alternatives('appendix')}) (?:\d{{1,3}}|[A-Z]|(?-i:[A-Z]{{2,3}}))"
    rf"|(?:{alternatives('part')})\.? (?:[2-9]|1\d|I[IVX]|III|VI{{0,3}})",
    re.IGNORECASE,
)


def with_part(front: Front, block: Block | None, title: str) -> str:
    """Return a title with the part that a line of its cover names, of which it would be that of the whole work."""
    if block is None or front.count_words(block.page) >= _FEW_OF_COVER:
        return title
    labels = (line.strip() for line in front.texts.get(block.page, ()))
    part = next((label for label in labels if is_one_of("part of work", label) or _APPENDIX.fullmatch(label)), "")
    if squeeze(part) in squeeze(title):
        return title
    return f"{title}: {part.capitalize() if part.isupper() and is_one_of('part of work', part) else part}"
