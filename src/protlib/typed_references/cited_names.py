"""Names as citations write them."""

import re
from dataclasses import replace
from typing import Final

from protlib.record.model import Name

# Such as "J." or "J.-P.".
INITIALS: Final = r"[^\W\d_]\.(?:[ -]?[^\W\d_]\.)*"


def name_as_cited(name: Name) -> Name:
    """Return a name as a citation means it: given names are initials, so "M. Klein Solomon" is Klein Solomon, M."""
    match = re.fullmatch(rf"({INITIALS}) (\w\w.*)", name.given)
    if not match or name.particle:
        return name
    return replace(name, given=match[1], family=f"{match[2]} {name.family}")
