"""Words that introduce a citation, as people type them."""

import re
from typing import Final

from protlib.citing.citation_words import citation_choices

# Such as "see also, e.g., " and "as cited in ": words that introduce a citation, one after the other.
LEAD: Final = re.compile(rf"(?:(?:{citation_choices('lead')}|for an? \w+)\b[.,:]*\s+)+", re.IGNORECASE)
