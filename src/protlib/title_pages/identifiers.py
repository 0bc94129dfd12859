"""The identifiers of a report itself, never those of works that it cites."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from protlib.record import identifiers
from protlib.record.identifiers import dois
from protlib.record.shared_words import wordings
from protlib.title_pages.front import FIRST_PAGES, Front
from protlib.title_pages.words import alternatives, cut_opening

_LABEL: Final = re.compile(r"\bdoi\b\s*:?|doi\.org/", re.IGNORECASE)
# Such as "[12] Smith, J.", "Smith, J. (2019)", "12. Smith J, Jones K. Title. Journal 2019;3:1".
_REFERENCE: Final = re.compile(
    rf"^\s*\[?\d{{1,3}}[\].]\s|\((?:19|20)\d\d[a-z]?\)|\b(?:{wordings('others', '-')})\b"
    r"|(?:19|20)\d\d;\s?\d|\bVol\.\s?\d+.*pp?\.",
    re.IGNORECASE,
)
# Such as "1 Smith, J.", "1 Smith J", "1 UNHCR, Global Trends": a footnote, and no page number of a running foot.
_FOOTNOTE: Final = re.compile(r"^\s*(?:\[\d{1,3}\]|\d{1,3}\.|\d{1,3}\s+(?=[^\W\d_][\w'’-]+(?:,|\s+[A-Z]{1,2}\b)))\s*")
# Such as "7. References".
_REFERENCES: Final = re.compile(rf"^\s*(?:\d+\.?\s+)?(?:{alternatives('references')})\s*(?::|$)", re.IGNORECASE)
# Such as "corrigendum" and "review of".
_WORDS_OF_ANOTHER: Final = re.compile(
    rf"\b(?:(?:{alternatives('of another work')})\b|{alternatives('another work')})", re.IGNORECASE
)
# Such as "how to cite".
_WORDS_OF_ITSELF: Final = re.compile(alternatives("of itself"), re.IGNORECASE)
_DEPOSITS: Final = (
    "10.5061/",
    "10.5281/",
    "10.6084/",
    "10.17605/",
    "10.7910/",
    "10.17632/",
    "10.5255/",
    "10.3886/",
    "10.21203/rs",
)
_PUBLISHERS: Final = ("10.1101/", "10.2139/", "10.31235/", "10.31234/", "10.48550/")
"""Beginnings of DOIs of preprints, which count less beside another DOI."""
_NAMES: Final = (
    "prism:doi",
    "pdfx:doi",
    "dc:identifier",
    "pdfx:WPS-ARTICLEDOI",
    "Subject",
    "doi",
    "WPS-ARTICLEDOI",
    "prism:url",
    "dc:description",
    "Title",
    "dc:title",
)
_COMPLETE_DOI: Final = re.compile(r"10\.\d{4,9}/\S*[^\W_]")
# Such as "© 2010" and "ISBN".
_WORDS_OF_IMPRINT: Final = re.compile(
    r"©|\(c\) ?\d|copyright|\bISBN\b|\bISSN\b|published by|received|accepted", re.IGNORECASE
)
_LINES_AROUND: Final = 6  # lines
_EDGE_WITH_DOI: Final = 0.14  # the share of a page's height, at its head and its foot, where the work's own DOI stands
_HEAD: Final = 0.1  # the share of a page's height above all text
_LONGEST_LABEL: Final = len("https://www.doi.org/ doi: Article ")
_STANDARD: Final = re.compile(rf"\b(e-?|p)?({alternatives('standard number')})\b", re.IGNORECASE)
# Such as "hdl.handle.net/10986/32436".
_HANDLE: Final = re.compile(r"\bhdl\.handle\.net/[\w.]+/[\w./-]+|\bhandle/\d[\w.]*/[\w./-]+", re.IGNORECASE)
_SURE_POINTS: Final = 10.0  # points: the file's own metadata, which nothing else outweighs
_LETTERS_BEFORE_DOI: Final = 40  # letters: a label stands right before its number
_LOST_POINTS_INSIDE: Final = 5  # points that a DOI loses on a page behind the cover, where those of other works stand
_POINTS_OF_REPEAT: Final = 3  # points for each further page with the DOI, such as one with running heads
_POINTS: Final = {
    "labelled": 2.0,
    "alone": 2.0,
    "at an edge": 1.5,
    "of itself": 3.0,  # "suggested citation", "this report"
    "cited": -6.0,
    "in a list": -8.0,  # of references
    "of another": -5.0,  # "see also", "supplement to"
    "of a deposit": -3.0,  # data and drafts, which go with many reports
    "of a publisher": -1.5,  # of preprints
}
"""The points that a DOI wins or loses as the report's own, by its line and what stands around it."""
_LEAST_POINTS: Final = 1.0  # points of a number on the first page
_LEAST_INSIDE: Final = 2.5  # points of one on a later page, where those of other works stand: more than a label gives


def find_own_doi(front: Front) -> str:
    """Return the DOI of the work itself, "" where none is surely its own."""
    scores: dict[str, float] = {}
    spellings: dict[str, str] = {}
    on_first: set[str] = set()
    pages: dict[str, set[int]] = {}
    for doi, score, number, is_edge in _weighed_dois(front):
        key = doi.lower()
        spellings.setdefault(key, doi)
        scores[key] = max(scores.get(key, score), score)
        if is_edge:
            pages.setdefault(key, set()).add(number)
        if number <= front.first:
            on_first.add(key)
    for key, numbers in pages.items():  # a running head or foot has it
        scores[key] += _POINTS_OF_REPEAT * (len(numbers) - 1)
    for name in _NAMES:
        for doi in dois.dois_in(dois.unescape_doi(front.metadata.get(name, ""))):
            if _is_whole(doi):
                spellings.setdefault(doi.lower(), doi)
                scores[doi.lower()] = scores.get(doi.lower(), 0) + _SURE_POINTS
                on_first.add(doi.lower())
    for key, score in sorted(scores.items(), key=lambda item: -item[1]):
        is_alone = not any(longer_key != key and longer_key.startswith(key) for longer_key in scores)
        if score >= (_LEAST_POINTS if key in on_first else _LEAST_INSIDE) and (is_alone or score >= _SURE_POINTS):
            return spellings[key]
    return ""


def _weighed_dois(front: Front) -> Iterator[tuple[str, float, int, bool]]:
    """Yield the DOIs of the pages, each with its points, its page, and whether it may stand in a running line.

    The last page cites others.
    """
    is_list = False
    for number in [number for number in front.pages if number < FIRST_PAGES]:
        page = front.pages[number]
        texts = [line.text for line in page.lines]
        for position, line in enumerate(page.lines):
            is_list = is_list or bool(_REFERENCES.match(line.text))
            for doi in filter(_is_whole, dois.dois_in(dois.unescape_doi(_with_next(texts, position)))):
                if doi[:8] not in dois.unescape_doi(line.text):
                    continue
                surroundings = " ".join(texts[max(0, position - 2) : position + 1])
                top = line.top / page.height
                score = _weigh(doi, surroundings, line.text, top, is_list=is_list)
                is_edge = not (
                    _EDGE_WITH_DOI / 2 < top < 1 - _EDGE_WITH_DOI / 2 or is_list or _FOOTNOTE.match(line.text)
                )
                yield (
                    doi,
                    score - _LOST_POINTS_INSIDE * (number > front.first and not _is_imprint(texts, position, top)),
                    number,
                    is_edge,
                )


def _is_imprint(texts: list[str], position: int, top: float) -> bool:
    """Tell whether a DOI in a line of an inner page is in the imprint: it stands alone, or says what it is of."""
    if _WORDS_OF_ITSELF.search(" ".join(texts[max(0, position - 2) : position + 1])):
        return True
    is_alone = len(_text_before_doi(texts[position])) < _LONGEST_LABEL and not _cites(
        " ".join(texts[max(0, position - 1) : position])
    )
    surroundings = " ".join(texts[max(0, position - _LINES_AROUND) : position + _LINES_AROUND])
    return is_alone and bool(_WORDS_OF_IMPRINT.search(surroundings) or top < _HEAD)


def _cites(text: str) -> bool:
    """Tell whether a text reads like a reference to another work."""
    return bool(_REFERENCE.search(text) or _FOOTNOTE.match(text) or _REFERENCES.match(text))


def _text_before_doi(line: str) -> str:
    bare = line.strip()
    return bare[: max(0, bare.find("10."))]


def _with_next(texts: list[str], position: int) -> str:
    """Return a line, with the next one where a DOI at its end goes on there."""
    text = texts[position].strip()
    next_text = texts[position + 1].strip() if position + 1 < len(texts) else ""
    is_open = re.search(r"10\.\d{4,9}/\S*[-/_]$|10\.\d{4,9}/?$", text) is not None
    return f"{text}{next_text.split(' ')[0]}" if is_open and next_text else text


def _weigh(doi: str, surroundings: str, line: str, top: float, *, is_list: bool) -> float:
    """Return how likely a DOI is that of the report itself, by its line and what stands around it."""
    bare = line.strip()
    lead = _text_before_doi(line)
    is_of_itself = _WORDS_OF_ITSELF.search(surroundings) is not None
    is_edge = top < _EDGE_WITH_DOI / 2 or top > 1 - _EDGE_WITH_DOI / 2
    is_own = is_of_itself or (is_edge and not _FOOTNOTE.match(bare))
    signs = {
        "labelled": _LABEL.search(lead[-_LETTERS_BEFORE_DOI:]) is not None,
        "alone": len(lead) < _LONGEST_LABEL,
        "at an edge": top < _EDGE_WITH_DOI or top > 1 - _EDGE_WITH_DOI,
        "of itself": is_of_itself,
        "cited": _cites(bare) and not is_own,
        "in a list": is_list,
        "of another": _WORDS_OF_ANOTHER.search(surroundings) is not None and not _WORDS_OF_ITSELF.search(bare),
        "of a deposit": doi.startswith(_DEPOSITS),
        "of a publisher": doi.startswith(_PUBLISHERS),
    }
    return 1.0 + sum(_POINTS[name] for name, is_there in signs.items() if is_there)


def _is_whole(doi: str) -> bool:
    """Tell whether a DOI is one, and not a date or a number with a stroke."""
    return _COMPLETE_DOI.match(doi) is not None and bool(identifiers.read_valid(identifiers.doi, doi))


def find_isbns(front: Front) -> str:
    """Return the ISBNs that stand with their name on an imprint page, with spaces between."""
    return _find_labelled(front, "ISBN", identifiers.isbn)


def find_issns(front: Front) -> str:
    """Return the ISSNs that stand with their name on the first pages, with spaces between."""
    return _find_labelled(front, "ISSN", identifiers.issn)


def _find_labelled(front: Front, label: str, reader: Callable[[str], str]) -> str:
    for number in dict.fromkeys((*front.imprint_pages, front.first)):
        numbers: list[str] = []
        lines = _own_lines(front, number)
        for position, line in enumerate(lines):
            if (match := _STANDARD.search(line)) and (match[2].upper() == "ISSN") == (label == "ISSN"):
                is_cited = _cites(line[: match.start()]) and cut_opening("citation", line) is None
                labelled_text = line[match.start() :]
                both = " ".join([labelled_text, *lines[position + 1 : position + 2]])
                value = identifiers.read_valid(reader, labelled_text) or identifiers.read_valid(reader, both)
                numbers += [] if is_cited else value.split()
        if numbers:
            return " ".join(dict.fromkeys(numbers))
    return ""


def _own_lines(front: Front, number: int) -> list[str]:
    """Return the lines of a page before a list of references."""
    lines = front.texts.get(number, [])
    return lines[: next((position for position, line in enumerate(lines) if _REFERENCES.match(line)), len(lines))]


def find_link(front: Front) -> str:
    """Return the handle of a report, as a link; "" for none."""
    for number in dict.fromkeys((front.first, *front.imprint_pages)):
        for line in _own_lines(front, number):
            if (match := _HANDLE.search(line)) and not _cites(line):
                path = re.sub(r"^.*?(?:handle\.net/|handle/)", "", match[0]).rstrip(".")
                return f"https://hdl.handle.net/{path}"
    return ""
