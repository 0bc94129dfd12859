"""A change that protlib makes in styles when it reads them."""

from protlib.frozen import NamedTuple


class Mend(NamedTuple):
    """A change of styles: a text that marks those that need it, a pattern in their XML, and its replacement.

    It keeps the XML whole by itself: a derived style may need one change, and not the next.
    """

    description: str
    pattern: str
    mended: str
