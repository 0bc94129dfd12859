"""The title of a report: the largest letters of its first page that are no label, no body and no date."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from protlib.formats.reports.blocks import Block, join_blocks
from protlib.formats.reports.bodies import goes_on, is_body, is_organisation, split_bodies
from protlib.formats.reports.circulation import is_sure_mark
from protlib.formats.reports.front import Front, squeeze
from protlib.formats.reports.kinds import (
    HEADING,
    is_dated,
    is_idle,
    is_label,
    is_name,
    is_noise,
    is_of_issue,
    label_of,
    without_date,
)
from protlib.formats.reports.people import are_surely_people, people_in
from protlib.formats.reports.words import is_one_of
from protlib.formats.reports.written_dates import YEAR_ALONE
from protlib.record import places
from protlib.record.titles.all_capitals import lower_capitals
from protlib.text import clean

_LONGEST: Final = 34  # words of a title; longer texts are paragraphs
_MOST_OF_SUBTITLE: Final = 30  # words: more are a summary
_SENTENCE_END: Final = re.compile(r"[^.\s]{3,}\.\s+[A-ZÀ-Ý]")
# Such as "annual report" and "rapport sur".
_GENRE: Final = re.compile(
    r"(?:situation|annual|final|evaluation|assessment|progress|country|world|global|regional) (?:report|update"
    r"|overview)|report (?:on|of)\b|rapport (?:sur|de|annuel)|informe (?:sobre|de|anual)|تقرير",
    re.IGNORECASE,
)
_YEARLY: Final = re.compile(r"\b(?:annual|annuel|anual)\b.*\d{4}|السنوي", re.IGNORECASE)  # such as "Annual Report 2021"
_FEW: Final = 4  # words
_NEAR: Final = 3.4  # how far below the title a subtitle may stand, in heights of its own letters
_ORDINAL: Final = re.compile(r"\d{1,3}(?:st|nd|rd|th|e|er|[èe]me|[ºª])")  # such as "110th" above "Annual Report"
_TIGHT: Final = 1.5  # how far below each other the lines of one title stand whose letters differ
_FAR: Final = 4.5  # how far a title goes on whose line ends in a word such as "of"
_PAGE: Final = re.compile(  # such as "12 | " before a running head, and " - Page 3" behind it
    r"^\W*(?:page\s)?\d{1,3}(?:\s*[|•·–—-]\s*|\s+)|(?:\s*[|•·–—-]\s*|\s+)(?:page\s)?\d{1,3}$", re.IGNORECASE
)
_HEAD, _FOOT = 0.08, 0.92  # the shares of a page's height above and below which running heads and feet stand
_BELOW: Final = 2.3  # how far below each other a title and its subtitle may stand, in heights of its letters
_LEAST: Final = 0.0
"""The score of a title at least: with less it is a paragraph, where the cover is a picture."""
_MOST_WORDS: Final = 110
"""Words of a page that has the title and little else."""
_INNER: Final = 15  # points of a score that a heading within the text loses
_HUGE: Final = 1.8  # times the usual letters: a title, also above text
_MOST_LARGER: Final = 2.4  # times: more, and the larger text is a title of its own
_ORDINARY_SHARE: Final = 1.12  # times the usual letters: what is larger is set off


class Candidate:
    """A block that may be the title, and how likely it is."""

    def __init__(self, block: Block, score: float) -> None:
        self.block = block
        self.score = score


def find_title(front: Front) -> tuple[Block | None, str]:
    """Return the block of the title, and the title with its subtitle; None and "" where there is none."""
    best = max(_candidates(front), key=lambda candidate: candidate.score, default=None)
    if best is None or best.score < _LEAST:
        return None, ""
    block = _first_line(front, best.block)
    title, rest = _split_capitals(block)
    if title != clean(block.text):
        return block, _join_parts(_spell(front, title), rest)
    title = _with_label(front, block)
    if title != clean(block.text):
        return block, _spell(front, title)
    year = _year_below(front, block)
    subtitle = _spell(front, _subtitle(front, year or block))
    return block, _join_parts(f"{_spell(front, title)} {year.text if year else ''}".rstrip(), subtitle)


def _year_below(front: Front, title: Block) -> Block | None:
    """Return the year right below a title, in letters as large: "Global Study of Camps / 2018"; None where none is."""
    for below in title_blocks(front, title.page):
        is_next = 0 < below.lines[0].top - title.bottom < _BELOW * title.size
        if is_next and below.size > title.size / _ORDINARY_SHARE and YEAR_ALONE.fullmatch(below.text.strip()):
            return below
    return None


def running_title(front: Front) -> str:
    """Return the title that stands at the head or the foot of several pages, or of one beside the page's number."""
    edges: Counter[str] = Counter()
    for page in front.pages.values():
        heads = [line.text for line in page.lines if not _HEAD < line.top / (page.height or 1) < _FOOT]
        edges.update(dict.fromkeys(map(_bare_head, heads), 1))
        edges.update(bare for text in heads if (bare := _bare_head(text)) != clean(text))
    texts = [text for text, count in edges.most_common() if count > 1 and len(text.split()) > 2]
    return next(
        (_spell(front, text) for text in texts if not (is_idle(text) or is_body(text) or is_organisation(text))), ""
    )


def _bare_head(text: str) -> str:
    """Return a running head without the number of the page: "12 | The Way Home"."""
    return _PAGE.sub("", clean(text))


def _first_line(front: Front, block: Block) -> Block:
    """Return the line right above a block in letters of its size, or bolder: the title then; or the block itself."""
    blocks = title_blocks(front, block.page)
    for above in blocks[max(blocks.index(block) - 1, 0) : blocks.index(block)]:
        is_near = 0 < block.lines[0].top - above.bottom < _BELOW * block.size
        is_alike = above.is_bold >= block.is_bold and abs(above.size - block.size) < block.size / 8
        if is_near and is_alike and not is_idle(above.text) and not is_name(above):
            return above
    return block


def _split_capitals(block: Block) -> tuple[str, str]:
    """Return the lines of a title in capitals, and those below that are not: its subtitle in letters of one size."""
    loud = next((position for position, line in enumerate(block.lines) if not line.text.isupper()), 0)
    if loud:
        title, rest = (clean(block._replace(lines=part).text) for part in (block.lines[:loud], block.lines[loud:]))
        if min(len(title.split()), len(rest.split())) > 1 and not goes_on(title, rest):
            return title, rest
    return clean(block.text), ""


def title_blocks(front: Front, number: int) -> list[Block]:
    """Return the blocks of a page: a name of a body is one, and so is a title that goes on in other letters."""
    blocks: list[Block] = []
    for whole_block in front.blocks.get(number, ()):
        for block in split_bodies(whole_block, lambda text: is_dated(text) or is_sure_mark(text)):
            if blocks and _goes_on_in(front, blocks[-1], block):
                blocks[-1] = join_blocks(blocks[-1], block)
            else:
                blocks.append(block)
    return blocks


def _goes_on_in(front: Front, above: Block, below: Block) -> bool:
    """Tell whether a title goes on in the block below it, in larger or smaller letters: "Primer / to share data"."""
    smaller, larger = sorted((above.size, below.size))
    distance = below.lines[0].top - above.bottom
    is_loud = smaller > _ORDINARY_SHARE * front.usual_size or (above.is_bold and below.is_bold)
    are_short = len(above.text.split()) + len(below.text.split()) < _LONGEST
    if not (0 < distance < _FAR * larger and is_loud and larger < _MOST_LARGER * smaller and are_short):
        return False
    if _ORDINAL.fullmatch(above.text.strip()):
        return not is_noise(below.text)
    if is_noise(above.text) or is_noise(below.text) or is_body(above.text):
        return False
    return goes_on(above.text, below.text) or _is_piece(above, below, distance < _TIGHT * larger)


def _is_piece(above: Block, below: Block, is_tight: bool) -> bool:
    """Tell whether a word stands so near above others that both are one title: "Global / Slavery Index"."""
    fewer, more = sorted(len(block.text.split()) for block in (above, below))
    if not (is_tight and fewer == 1 and more < _FEW and above.is_bold == below.is_bold):
        return False
    blocks = (above, below)
    return not any(
        is_label(block.text) or places.resolve(block.text) is not None or is_name(block) or block.text.endswith(":")
        for block in blocks
    )


def _candidates(front: Front) -> Iterator[Candidate]:
    pages = [number for number in (front.first, front.first + 1, front.first + 2) if number in front.blocks]
    for position, number in enumerate(pages):
        blocks = [block for block in title_blocks(front, number) if not is_noise(block.text)]
        largest = max((block.size for block in blocks), default=0)
        for block in blocks:
            yield Candidate(block, _score(front, block, largest) - 9 * position)


def _score(front: Front, block: Block, largest: float) -> float:
    text = block.text
    count = len(text.split())
    score = 14 * block.size / (largest or 1) - 4 * block.top
    score -= {1: 4, 2: 1}.get(count, 0) if not re.search("[\u0600-\u06ff\u3000-\u9fff]", text) else 0
    score -= 7 * (count > _LONGEST) + 9 * (count > 2 * _LONGEST) + 5 * (block.top > 0.85)
    score -= 5 * (block.size < _ORDINARY_SHARE * front.usual_size and not block.is_bold)
    score -= 6 * bool(_SENTENCE_END.search(text) or text.endswith(";")) + 5 * text[:1].islower()
    score -= 5 * (text.endswith(":") and not text.isupper()) + 9 * are_surely_people(people_in(text))
    score -= (2 if _YEARLY.search(text) else 8) * is_label(text) + 9 * is_body(text)
    score -= 4 * (places.resolve(text) is not None) + 2 * is_organisation(text)
    score += 2 * (count > _FEW and _GENRE.match(text) is not None and not is_label(text))
    score -= 9 * (HEADING.match(text) is not None)
    is_known = _is_in_metadata(front, text)
    score += 3 * (is_known or _is_repeated(front, block)) + 3 * is_known
    return score - _INNER * (block.page > 0 and not is_known and _is_of_text(front, block))


def _is_of_text(front: Front, block: Block) -> bool:
    """Tell whether a block behind the cover is of the text itself: of a page full of words, or in letters as usual."""
    if block.size < _ORDINARY_SHARE * front.usual_size and not block.is_bold:
        return True
    is_title = block.size > _HUGE * front.usual_size and block.lines[0] is front.blocks[front.first][0].lines[0]
    return not is_title and sum(len(line.split()) for line in front.texts[block.page]) > _MOST_WORDS


def _is_repeated(front: Front, block: Block) -> bool:
    """Tell whether a title stands again on a page behind its own: a title page, a running head."""
    text = squeeze(block.text)
    others = [squeeze(" ".join(lines)) for number, lines in front.texts.items() if number != block.page]
    return len(text) > 12 and any(text in other_text for other_text in others)


def _is_in_metadata(front: Front, text: str) -> bool:
    title = squeeze(metadata_title(front))
    return bool(title) and len(squeeze(text)) > 8 and squeeze(text) in title


def metadata_title(front: Front) -> str:
    """Return the title in a file's metadata where it reads as one; "" for the name of a file or a program."""
    for name in ("dc:title", "Title"):
        text = clean(front.metadata.get(name, "")).strip()
        text = re.sub(r"^Microsoft (?:Word|PowerPoint) - ", "", text)
        if re.search(r"\.(?:docx?|indd|pptx?|xlsx?|pdf|rtf|odt|qxd|ai|pub|p65|wpd|fm)\b", text, re.IGNORECASE):
            continue
        if len(text.split()) >= 3 and not re.search(r"_\w+_|^untitled|^document\d?$", text, re.IGNORECASE):
            return text
    return ""


def _subtitle(front: Front, title: Block) -> str:
    """Return the text right below a title, in letters smaller than it and larger than the usual ones."""
    below = [
        block
        for block in title_blocks(front, title.page)
        if block.lines[0].top > title.bottom and min(block.end, title.end) > max(block.start, title.start)
    ]
    if not below:
        return ""
    block = below[0]
    text = block.text
    distance = block.lines[0].top - title.bottom
    is_near = distance < max(_BELOW * title.size, _NEAR * block.size)
    is_larger = block.size > 1.15 * front.usual_size or (block.is_bold and block.size >= front.usual_size)
    is_fit = 2 <= len(text.split()) <= _MOST_OF_SUBTITLE and not _SENTENCE_END.search(text)
    if not (is_near and is_larger and is_fit) or block.size > 1.05 * title.size or text.rstrip().endswith("."):
        return ""
    return "" if is_name(block) or is_idle(text) or is_of_issue(text) else text


def _with_label(front: Front, block: Block) -> str:
    """Return the text of a title; a place, or a label, gets what stands beside it: "Sudan: Situation Report"."""
    text = clean(block.text)
    blocks = front.blocks[block.page]
    issue = _issue_beside(block, blocks)
    if issue or places.resolve(text) is not None:
        label = issue or next((label.text for label in blocks if label is not block and is_label(label.text)), "")
        return _join_parts(text, label)
    if place := _place_above(block, blocks):
        return _join_parts(place, text)
    if is_label(text):
        place = next((place.text for place in blocks if place is not block and places.resolve(place.text)), "")
        return _join_parts(place, text) if place else text
    return text


def _place_above(block: Block, blocks: Sequence[Block]) -> str:
    """Return the country right above a title, in letters as large: "YEMEN / Humanitarian Needs Overview"."""
    for above in blocks:
        is_near = 0 < block.lines[0].top - above.bottom < _BELOW * above.size
        is_place = places.resolve(above.text) is not None and not is_body(above.text)
        if is_near and is_place and above.size >= block.size:
            return clean(above.text)
    return ""


def _issue_beside(block: Block, blocks: Sequence[Block]) -> str:
    """Return what a title that comes out again and again stands beside: "Situation Report – 14", without its date."""
    for other_text in blocks:
        distance = max(other_text.lines[0].top - block.bottom, block.lines[0].top - other_text.bottom)
        text = without_date(other_text.text)
        number = re.search(r"\d[\w/.-]*\s*$", text)
        if other_text is not block and distance < 2.5 * block.size and number and is_one_of("issue", label_of(text)):
            return text
    return ""


def _join_parts(title: str, subtitle: str) -> str:
    title = title.strip(" :|–—-")
    subtitle = subtitle.strip(" :|–—-")
    if not subtitle or squeeze(subtitle) in squeeze(title):
        return title
    return f"{title}{' ' if title.endswith(('?', '!')) else ': '}{subtitle}" if title else subtitle


def _spell(front: Front, title: str) -> str:
    """Return a title as the other pages or the metadata spell it, where it is in capitals or its spaces are lost."""
    if not title.isupper():
        return title
    for text in (metadata_title(front), *_other_texts(front, title)):
        if squeeze(text) == squeeze(title) and not text.isupper():
            return text.strip(" :|–—-")
    return lower_capitals(title, front.language or "en")


def _other_texts(front: Front, title: str) -> Sequence[str]:
    """Return the runs of lines of other pages that have just the letters of a title."""
    squeezed_title = squeeze(title)
    runs: list[str] = []
    for lines in front.texts.values():
        for start in range(len(lines)):
            text = ""
            for line in lines[start : start + 8]:
                text = f"{text} {line}".strip()
                if squeeze(text) == squeezed_title:
                    runs.append(text.strip("‘’“”«»\"' "))
                if not squeezed_title.startswith(squeeze(text)):
                    break
    return runs
