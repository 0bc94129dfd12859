"""Words that introduce a citation, as people type them."""

import re
from typing import Final

# Such as "see also, e.g., " and "as cited in ": words that introduce a citation, one after the other.
LEAD: Final = re.compile(
    r"(?:(?:see|cf|e\.\s?g|i\.\s?e|for (?:example|instance|an? \w+)|(?:as )?(?:cited|quoted|reported) (?:in|by)|"
    r"(?:as )?in|also|and|but|compare|adapted from|based on|sources?|after|from|voir|aussi|véase|ver|vgl|"
    r"siehe|por ejemplo|par exemple)\b[.,:]*\s+)+",
    re.IGNORECASE,
)
