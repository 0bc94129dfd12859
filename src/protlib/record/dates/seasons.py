"""The numbers of the seasons in EDTF, which stand in place of a month."""

from typing import Final

SPRING: Final = 21
"""Spring; summer and autumn follow."""
WINTER: Final = 24
"""Winter, the last."""
