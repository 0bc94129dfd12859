"""The subtitle of a cover, where another page says it behind the title, and a cover alone does not tell it."""

from itertools import pairwise

from protlib.text import clean, squeeze
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import is_body
from protlib.title_pages.front import Front
from protlib.title_pages.kinds import is_idle, is_label, is_of_issue
from protlib.title_pages.titles.own_titles import is_of_host, metadata_title
from protlib.title_pages.titles.subtitles import (
    FEW_OF_COVER,
    MOST_OF_SUBTITLE,
    SENTENCE_END,
    is_subtitle,
    is_surely_name,
)
from protlib.title_pages.titles.title_blocks import SET_OFF, title_blocks
from protlib.title_pages.words import cut_opening


def line_behind_elsewhere(front: Front, block: Block, title: str) -> str:
    """Return the line of a cover that stands right behind the title on another page, too: its subtitle; "" for none."""
    pages = [text for number, text in front.squeezed.items() if number != block.page]
    for candidate in title_blocks(front, block.page) if ": " not in title else ():
        is_fit = 1 < len(candidate.text.split()) <= MOST_OF_SUBTITLE and candidate.lines[0].top > block.bottom
        is_fit = (
            is_fit and candidate.size > SET_OFF * front.usual_size and squeeze(candidate.text) not in squeeze(title)
        )
        is_aside = (
            SENTENCE_END.search(candidate.text)
            or cut_opening("adopted", candidate.text) is not None
            or candidate.text[-1:].isdigit()
            or is_of_issue(candidate.text)
        )
        if is_fit and not (is_aside or is_idle(candidate.text) or is_surely_name(candidate)):
            title_and_line = squeeze(f"{title} {candidate.text}")
            if any(title_and_line in text for text in pages):
                return clean(candidate.text)
    return ""


def line_before_elsewhere(front: Front, block: Block, title: str) -> str:
    """Return the line above a title that a line of another page, or the metadata, has before it; "" for none."""
    texts = [squeeze(metadata_title(front))]
    texts += [squeeze(inner.text) for page, blocks in front.blocks.items() if page != block.page for inner in blocks]
    for candidate in title_blocks(front, block.page):
        text = clean(candidate.text)
        is_fit = 1 < len(text.split()) <= MOST_OF_SUBTITLE and candidate.bottom < block.lines[0].top
        if is_fit and not (is_idle(text) or is_of_issue(text) or squeeze(text) in squeeze(title)):
            whole_title = squeeze(f"{text} {title}")
            is_again = any(whole_title in text_elsewhere for text_elsewhere in texts)
            if is_again and not (is_body(text) or is_of_host(front, text)):
                return text
    return ""


def line_of_title_page(front: Front, block: Block, title: str) -> str:
    """Return the line that a title page has below the title, which its cover lacks: "Gender Summary"; "" for none."""
    page = block.page + 1
    count = sum(len(line.split()) for line in front.texts.get(page, ()))
    squeezed_title = squeeze(title)
    for title_end, next_block in pairwise(title_blocks(front, page) if 0 < count < FEW_OF_COVER else ()):
        is_end = squeezed_title.endswith(squeeze(title_end.text)) and squeezed_title in front.squeezed[page]
        is_fit = next_block.size > SET_OFF * front.usual_size and not is_label(next_block.text)
        if is_end and is_fit and squeeze(next_block.text) not in front.squeezed[block.page]:
            return clean(next_block.text) if is_subtitle(front, title_end, next_block) else ""
    return ""
