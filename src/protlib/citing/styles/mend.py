"""A change that is made in styles when they are read."""

from typing import NamedTuple


class Mend(NamedTuple):
    """A change of styles: a text that all those have that it is for, what is found in their XML, and what stands there instead.

    It leaves the XML whole by itself: a style made after another may have what one changes, and not what the next does.
    """

    description: str
    pattern: str
    mended: str
