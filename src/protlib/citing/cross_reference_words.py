"""Cross-references beside citations of publications, which become words of those citations."""

import re
from typing import Final

from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.notation import notation

# Such as "@fig-map" of Quarto and "@tbl:ages" of pandoc-crossref: they refer to a part of the document.
_CROSS_REFERENCE: Final = re.compile(
    r"(?:fig|tbl|lst|eq|sec|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau)[-:].+",
    re.IGNORECASE,
)


def is_cross_reference(key: str) -> bool:
    """Tell whether a key refers to a part of the document, such as a figure, in Quarto or pandoc-crossref."""
    return _CROSS_REFERENCE.fullmatch(key) is not None


def citation_as_words(citation: Citation) -> Citation:
    """Return a citation of publications, with its cross-references as words: "[@fig-map; @key]" cites one work."""
    works: list[CitedPublication] = []
    waiting: list[str] = []
    for cited in citation.cited:
        if not is_cross_reference(cited.key):
            works.append(cited._replace(prefix=" ".join([*waiting, cited.prefix]).strip()))
            waiting = []
        elif works:
            works[-1] = works[-1]._replace(suffix=f"{works[-1].suffix}, {_text_of(cited)}")
        else:
            waiting.append(f"{_text_of(cited)};")
    return citation if len(works) == len(citation.cited) else Citation(tuple(works))


def _text_of(work: CitedPublication) -> str:
    return notation(Citation((work._replace(mode=CitationMode.IN_BRACKETS),)))[1:-1]
