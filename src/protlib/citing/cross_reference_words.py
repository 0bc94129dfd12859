"""Cross-references beside citations of publications, which become words of those citations."""

from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.notation import is_cross_reference, notation


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
