"""Pages that list bodies, such as maps of who does what where: whom they name did not make them."""

from typing import Final

from protlib.title_pages.bodies import bodies_in
from protlib.title_pages.front import Front

_MOST_BODIES: Final = 8  # of a cover, in its short texts: maps and tables of partners name a dozen, joint reports seven
_MOST_WORDS: Final = 24  # of a text that names bodies: a longer one is a paragraph


def lists_partners(front: Front) -> bool:
    """Tell whether the first page of a report names so many bodies that they are its subject, and no makers."""
    blocks = front.blocks.get(front.first, [])
    texts = (block.text for block in blocks if len(block.text.split()) <= _MOST_WORDS)
    return len({code for text in texts for code, _body in bodies_in(text)}) > _MOST_BODIES
