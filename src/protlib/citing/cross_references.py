"""References of a report to its own figures, tables and sections, typed like citations: `@fig-map`, `[@tbl:ages]`."""

import re
from typing import Final

# Such as "@fig-map" of Quarto and "@tbl:ages" of pandoc-crossref: they refer to a part of the document.
_CROSS_REFERENCE: Final = re.compile(
    r"(?:fig|tbl|lst|eq|sec|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau)[-:].+",
    re.IGNORECASE,
)


def is_cross_reference(key: str) -> bool:
    """Tell whether a key refers to a part of the document, such as a figure, in Quarto or pandoc-crossref."""
    return _CROSS_REFERENCE.fullmatch(key) is not None
