"""References of a report to its own figures, tables and sections, which are typed as citations are: `@fig-map`, `[@tbl:ages]`."""

import re
from typing import Final

from protlib.citing.citation import Citation, Cited, Mode
from protlib.citing.notation import notation

# Such as "@fig-map" of Quarto and "@tbl:ages" of pandoc-crossref: they refer to a part of the document.
_CROSS_REFERENCE: Final = re.compile(
    r"(?:fig|tbl|lst|eq|sec|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau)[-:].+",
    re.IGNORECASE,
)


def is_cross_reference(key: str) -> bool:
    """Tell whether a key is one of Quarto or pandoc-crossref, for a part of the document such as a figure."""
    return _CROSS_REFERENCE.fullmatch(key) is not None


def as_words(citation: Citation) -> Citation:
    """Return a citation of publications alone, in whose words its cross-references stand: "[@fig-map; @key]" cites one work."""
    kept: list[Cited] = []
    waiting: list[str] = []
    for cited in citation.cited:
        if not is_cross_reference(cited.key):
            kept.append(cited._replace(prefix=" ".join([*waiting, cited.prefix]).strip()))
            waiting = []
        elif kept:
            kept[-1] = kept[-1]._replace(suffix=f"{kept[-1].suffix}, {_typed(cited)}")
        else:
            waiting.append(f"{_typed(cited)};")
    return citation if len(kept) == len(citation.cited) else Citation(tuple(kept))


def _typed(cited: Cited) -> str:
    return notation(Citation((cited._replace(mode=Mode.IN_BRACKETS),)))[1:-1]
