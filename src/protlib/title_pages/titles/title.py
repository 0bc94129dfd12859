"""The title of a report: the largest letters of its first page that are no label, no body and no date."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from protlib.record import authority, places
from protlib.record.names.lexicon import SMALL_WORDS
from protlib.record.shared_words import wordings
from protlib.text import clean, squeeze, words
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import collection_of_laws, is_body, is_company
from protlib.title_pages.front import Front
from protlib.title_pages.kinds import HEADING, is_label, is_noise, reads_like_body
from protlib.title_pages.people import are_surely_people, people_in, people_of_block
from protlib.title_pages.titles.acts import is_title_of_act, title_of_act
from protlib.title_pages.titles.around_titles import weigh_surroundings
from protlib.title_pages.titles.heads import block_below_head, heads_next_page, is_head, name_before
from protlib.title_pages.titles.issues import with_issue
from protlib.title_pages.titles.judgments import case_of_judgment
from protlib.title_pages.titles.other_pages import line_before_elsewhere, line_behind_elsewhere, line_of_title_page
from protlib.title_pages.titles.own_titles import (
    is_in_metadata,
    is_of_host,
    metadata_title,
    spell,
    spell_names,
    title_around,
)
from protlib.title_pages.titles.short_titles import short_title
from protlib.title_pages.titles.subjects import find_subject, subject_of_answer
from protlib.title_pages.titles.subtitles import SENTENCE_END, subtitle_below
from protlib.title_pages.titles.title_blocks import MOST_WORDS, SET_OFF, title_blocks
from protlib.title_pages.titles.title_parts import (
    fuller_title,
    genre_of_cover,
    join_parts,
    label_before,
    line_above,
    split_capitals,
    subject_above,
    text_above,
    upper_line,
    whole_title,
    with_label,
    without_trailer,
    year_above,
    year_below,
)
from protlib.title_pages.titles.topics import title_of_form, topic_of
from protlib.title_pages.words import alternatives, cut_opening, is_one_of
from protlib.title_pages.written_dates import YEAR_ALONE

# Such as "annual report" and "rapport sur".
_GENRE: Final = re.compile(rf"(?:{alternatives('title of report')})\b|{wordings('report', 'ar')}", re.IGNORECASE)
_YEARLY: Final = re.compile(
    rf"\b(?:{wordings('yearly')})\b.*\d{{4}}|{wordings('yearly', 'ar')}", re.IGNORECASE
)  # such as "Annual Report 2021"
_FIELD: Final = re.compile(r"[A-Z][\w-]*(?: [\w-]+)?: (?:N/A|[\d.-]+)\b")  # such as "Reference: N/A" of a form
_NUMBER_BEFORE: Final = re.compile(r"\A\d{1,3}\s+")  # such as "12" before "Risk factors" in a table of contents
_FEW_WORDS: Final = 4  # words
_MOST_OF_TITLE: Final = 20  # words, in the letters of the text: more, up to a point, are a sentence
_LONGEST_ACRONYM: Final = 8  # letters
# Such as "About the Agency", "Welcome letter" and "Minister of Health".
_HEADING_BEGINNING: Final = re.compile(
    rf"(?:{alternatives('no title begins')})\b|{alternatives('opens no title')}", re.IGNORECASE
)
# Such as "Article 1" above its heading; "Article 19 of the Covenant" may be a title.
_ARTICLE_OF_LAW: Final = re.compile(rf"(?:{alternatives('article of law')}) ?[(]?\d{{1,3}}[)]?[.:]?", re.IGNORECASE)
_LEAST_SCORE: Final = 0.0
"""The score of a title at least: with less it is a paragraph, where the cover is a picture."""
_MOST_WORDS: Final = 110
"""Words of a page that has the title and little else."""
_FEW_OF_PLAIN: Final = 30  # words of a cover that says who reports, in what kind of report, and when
_HEAD: Final = 0.06  # the share of a page's height above which a running head stands
_LOSS_OF_LABEL: Final = 8  # points that a label loses, such as "Final report": a title stands near it
_LOSS_OF_YEARLY_LABEL: Final = 2  # points that "Annual report 2021" loses, which may be all that a cover has
_LOSS_OF_PAGE: Final = 9  # points that a block loses for each page before its own
_INNER: Final = 15  # points of a score that a heading within the text loses
_SERIES_NUMBER: Final = re.compile(r",?\s(?:N[ro°º][.º]?\s?)?\d")  # behind the name of a series
_FEWEST_LETTERS: Final = 8  # letters of the name of a series
_LETTERS_OF_REPEATED: Final = 12  # shorter texts stand on many pages by chance
_HUGE: Final = 1.8  # times the usual letters: a title, also above text
_FOOT: Final = 0.85  # the share of a page's height below which its foot begins
_SHORT: Final = 2  # words of a title that most titles exceed
_UNSPACED_LETTER: Final = re.compile("[\u0600-\u06ff\u3000-\u9fff]")
"""A letter of Arabic, Chinese or Japanese, in which one word says what English says in several."""
_POINTS_OF_LARGEST: Final = 14  # points of the largest letters of a page; smaller ones have their share of them
_LOW_LOSS: Final = 4  # points that a block at the lower edge of a page loses; higher ones lose their share of them
_AGAIN: Final = 3  # points for a title that stands again in the running heads, and once more in the metadata
_POINTS: Final = {
    # A title has several words, seldom a sentence, and larger letters than the text.
    "one word": -4,
    "two words": -1,
    "piece of a picture": -6,  # a word beside one or two others, as pictures of letters leave them
    "many words": -7,
    "paragraph": -9,  # beside the points of many words
    "at the foot": -5,  # where the publisher stands
    "letters of the text": -5,
    "sentence": -6,
    "begins small": -5,  # the rest of what stands above
    "ends in a comma": -5,
    "end of a sentence": -9,
    "opens a list": -5,
    # Who made a report, for whom and where may have the largest letters of a cover: these lose most.
    "people": -9,
    "has people": -5,
    "body": -9,
    "like a body": -4,
    "host": -9,
    "place": -4,  # a country alone may be the title of its report
    "series": -14,  # in however large letters
    "heading": -9,
    "about its maker": -8,
    "kind of report": 2,  # such as "Report on"
    "numbered act": 6,  # beside the state and its motto in larger letters
}
"""The points that a block wins or loses as a title by what it is."""


class TitleCandidate:
    """A block that may be the title, and how likely it is."""

    def __init__(self, block: Block, score: float) -> None:
        self.block = block
        self.score = score


def find_title(front: Front) -> tuple[Block | None, str]:
    """Return the block of the title, and the title with its subtitle; None and "" where there is none."""
    block, title = _find_printed_title(front)
    name_of_law = short_title(front, title)
    return (None, name_of_law) if name_of_law else (block, title)


def _find_printed_title(front: Front) -> tuple[Block | None, str]:
    """Return the same, by the letters of the first pages alone."""
    if named_by_form := _title_by_form(front):
        return named_by_form
    best_candidate = max(_candidates(front), key=lambda candidate: candidate.score, default=None)
    if genre := genre_of_cover(front):
        return None, genre
    if best_candidate is None or best_candidate.score < _LEAST_SCORE or is_head(front, best_candidate.block):
        title_block = block_below_head(front)
        return title_block, _title_of(front, title_block) if title_block else title_of_form(front)
    if metadata_title(front) and _is_inner(front, best_candidate.block):
        return None, ""
    block = subject_of_answer(front, best_candidate.block) or line_above(front, best_candidate.block)
    if opening := text_above(front, block):
        return block, join_parts(
            spell(front, f"{opening} {clean(block.text)}"), spell(front, subtitle_below(front, block))
        )
    if upper := upper_line(front, block):
        return upper, join_parts(spell(front, clean(upper.text)), _title_of(front, block))
    title = " ".join(filter(None, [name_before(front, block), without_trailer(_title_of(front, block))]))
    title = spell(front, title_around(front, title)) or title
    line_below = line_of_title_page(front, block, title) or line_behind_elsewhere(front, block, title)
    title = join_parts(
        spell(front, line_before_elsewhere(front, block, title)), join_parts(title, spell(front, line_below))
    )
    if _needs_form(best_candidate.block, title) and (form_title := title_of_form(front)):
        return block, spell(front, form_title)
    topic = spell(front, topic_of(front, block, title))
    return block, join_parts(with_issue(front, block, title), topic)


def _title_by_form(front: Front) -> tuple[Block, str] | None:
    """Return the case of a judgment, the subject of a letter or what an act is about; None for other pages."""
    if case := case_of_judgment(front):
        return case, spell_names(front, clean(case.text))
    subject = find_subject(front) or title_of_act(front)
    return (subject, spell(front, clean(subject.text))) if subject else None


def _needs_form(block: Block, title: str) -> bool:
    """Tell whether the form on the pages tells the title: this is an acronym, or a field of it: "Reference: N/A"."""
    is_field = _FIELD.match(title) is not None or is_one_of("title label", title.partition(":")[0])
    is_field |= is_one_of("title label", block.lines[0].text)
    return authority.is_acronym(title) or _is_short_name(title) or is_field


def _is_short_name(title: str) -> bool:
    """Tell whether a title is one short word in capitals, as acronyms are: "AJGR"."""
    return title.isupper() and title.isalpha() and len(title) <= _LONGEST_ACRONYM


def _title_of(front: Front, block: Block) -> str:
    """Return the title of which a block has the largest letters: what other pages have for it, where that is more."""
    full_title, printed_title = fuller_title(front, block), _title_on_page(front, block)
    is_whole = places.resolve(block.text) is not None and set(words(full_title)) - SMALL_WORDS <= set(
        words(printed_title)
    )
    return printed_title if is_whole else spell(front, full_title) or printed_title


def _title_on_page(front: Front, block: Block) -> str:
    """Return the title as its page has it, put together from its parts."""
    halves = whole_title(front, block)
    if len(halves) > 1:
        title = ""
        for half in halves:
            year = year_below(front, half)
            title = join_parts(title, f"{spell(front, clean(half.text))} {year.text if year else ''}".rstrip())
        return join_parts(title, spell(front, subtitle_below(front, halves[-1])))
    if subject := subject_above(front, block):
        year = year_below(front, block)
        return join_parts(
            spell(front, subject), f"{spell(front, clean(block.text))} {year.text if year else ''}".rstrip()
        )
    title, small_part = split_capitals(block)
    if title != clean(block.text):
        return join_parts(join_parts(spell(front, title), small_part), spell(front, subtitle_below(front, block)))
    title = with_label(front, block)
    if title != clean(block.text):
        return spell(front, title)
    if label := label_before(front, block):
        title = join_parts(spell(front, label), title)
    year = year_below(front, block)
    inner_subtitle = spell(front, subtitle_below(front, block)) if year and year.lines[0].top > block.bottom else ""
    if year and inner_subtitle and not (year.text in inner_subtitle or inner_subtitle.startswith("(")):
        return join_parts(spell(front, title), f"{inner_subtitle} {year.text}")
    subtitle = spell(front, subtitle_below(front, year or block))
    return join_parts(_with_year(front, block, spell(front, title), year), subtitle)


def _with_year(front: Front, block: Block, title: str, year: Block | None) -> str:
    """Return a title with the year below or above it; that above "Annual Report" stands behind it, too."""
    if year:
        return f"{title} {year.text}"
    upper_year = year_above(front, block)
    return f"{title} {upper_year}" if is_label(title) or title[:1].islower() else f"{upper_year} {title}".lstrip()


def _candidates(front: Front) -> Iterator[TitleCandidate]:
    pages = [number for number in (front.first, front.first + 1, front.first + 2) if number in front.blocks]
    for position, number in enumerate(pages):
        blocks = title_blocks(front, number)
        entries = front.entries_of_contents(number)
        if entries and position:
            continue  # a table of contents behind a cover that is a picture
        candidates = [
            (index, block)
            for index, block in enumerate(blocks)
            if not (is_noise(block.text) or _NUMBER_BEFORE.sub("", block.lines[0].text) in entries)
        ]
        largest = max((block.size for _index, block in candidates if not _is_of_series(front, block.text)), default=0)
        for index, block in candidates:
            score = _score(front, block, largest) - _LOSS_OF_PAGE * position
            yield TitleCandidate(block, score - weigh_surroundings(front, block, blocks[:index], blocks))


def _score(front: Front, block: Block, largest: float) -> float:
    """Return how likely a block is the title: high with large letters at the top, and what its text tells."""
    score = _POINTS_OF_LARGEST * min(block.size / (largest or 1), 1) - _LOW_LOSS * block.top
    signs = chain(
        _signs_of_length(front, block),
        _signs_of_sentence(front, block, largest),
        _signs_of_makers(front, block),
        _signs_of_headings(front, block.text),
        ["heading"] if _ARTICLE_OF_LAW.fullmatch(block.lines[0].text.strip()) else (),
    )
    label_loss = _points_of_label(front, block, largest) if is_label(block.text) else 0
    return score + sum(_POINTS[sign] for sign in signs) - label_loss + _points_of_pages(front, block, largest)


def _signs_of_length(front: Front, block: Block) -> Iterator[str]:
    """Yield the rows of `_POINTS` for the number of words in a block, and for where it stands in which letters."""
    count = len(block.text.split())
    if count == 1 and front.count_words(block.page) < _FEW_WORDS:
        yield "piece of a picture"
    if count <= _SHORT and not _UNSPACED_LETTER.search(block.text):
        yield "one word" if count == 1 else "two words"
    if count > MOST_WORDS:
        yield "many words"
    if count > 2 * MOST_WORDS:
        yield "paragraph"
    if block.top > _FOOT:
        yield "at the foot"
    if block.size < SET_OFF * front.usual_size and not block.is_bold:
        yield "letters of the text"


def _signs_of_sentence(front: Front, block: Block, largest: float) -> Iterator[str]:
    """Yield the rows of `_POINTS` for how the text of a block begins and ends."""
    text = block.text
    begins_small = text[:1].islower()
    is_in_text = len(text.split()) > _MOST_OF_TITLE and block.size < SET_OFF * front.usual_size and not text.isupper()
    if SENTENCE_END.search(text) or text.endswith(";"):
        yield "sentence"
    if begins_small:
        yield "begins small"
    if text.endswith(","):
        yield "ends in a comma"
    if text.endswith(".") and (begins_small or is_in_text):
        yield "end of a sentence"
    if text.endswith(":") and not (text.isupper() or block.size == largest > _HUGE * front.usual_size):
        yield "opens a list"


def _signs_of_makers(front: Front, block: Block) -> Iterator[str]:
    """Yield the rows of `_POINTS` for whom and where the text of a block names."""
    text = block.text
    if are_surely_people(people_in(text)):
        yield "people"
    if people_of_block(block):
        yield "has people"
    if is_body(text) or is_company(text):
        yield "body"
    if reads_like_body(text):
        yield "like a body"
    if places.resolve(text) is not None:
        yield "place"
    if is_of_host(front, text):
        yield "host"


def _signs_of_headings(front: Front, text: str) -> Iterator[str]:
    """Yield the rows of `_POINTS` for a text that says what follows: a kind of report, a heading, a series."""
    if len(text.split()) > _FEW_WORDS and _GENRE.match(text) and not is_label(text):
        yield "kind of report"
    if is_title_of_act(front, text):
        yield "numbered act"
    if HEADING.match(text) or (text.startswith("(") and text.endswith(")")):  # such as "(Text with EEA relevance)"
        yield "heading"
    if _HEADING_BEGINNING.match(text):
        yield "about its maker"
    if _is_of_series(front, text) or collection_of_laws(text):
        yield "series"


def _points_of_pages(front: Front, block: Block, largest: float) -> int:
    """Return the points that a block wins where other pages or the metadata have it, and loses within the text."""
    is_known = is_in_metadata(front, block.text) and not is_company(block.text)
    is_running_head = block.top < _HEAD and block.size < largest > SET_OFF * front.usual_size
    is_again = is_known or (_is_repeated(front, block) and not is_running_head)
    is_inner = block.page > 0 and not is_known and _is_of_text(front, block)
    is_only_head = is_running_head and not is_known and heads_next_page(front, block)
    return _AGAIN * (is_again + is_known - is_only_head) - _INNER * is_inner


def _points_of_label(front: Front, block: Block, largest: float) -> int:
    """Return the points that a label loses, fewer for one with its year: a yearly report, or what a plain cover has."""
    year = year_below(front, block) if block.page == front.first else None
    text = f"{block.text} {year.text if year else year_above(front, block)}"
    is_plain = front.count_words(block.page) < _FEW_OF_PLAIN
    is_head = is_plain or block.size == largest
    has_year = _YEARLY.search(text) or (is_head and YEAR_ALONE.search(text))
    return _LOSS_OF_YEARLY_LABEL if has_year else _LOSS_OF_LABEL


def _is_of_series(front: Front, text: str) -> bool:
    """Tell whether the pages name a text as a series: "Oak Papers" above "Serie Oak Papers, 2019-19"."""
    name = squeeze(text)
    rests = (cut_opening("series", line) for lines in front.texts.values() for line in lines)
    names = (
        squeeze(series[: match.start()]) for series in rests if series and (match := _SERIES_NUMBER.search(series))
    )
    return len(name) > _FEWEST_LETTERS and len(text.split()) <= _FEW_WORDS and name in names


def _is_inner(front: Front, block: Block) -> bool:
    """Tell whether a block is a heading behind a cover that is a picture, and not a title page."""
    count = front.count_words(block.page)
    is_behind = block.page > front.first or (block.page > 0 and count > _MOST_WORDS)
    return is_behind and not (is_in_metadata(front, block.text) or _is_repeated(front, block))


def _is_of_text(front: Front, block: Block) -> bool:
    """Tell whether a block behind the cover is of the text itself: of a page full of words, or in letters as usual."""
    if block.size < SET_OFF * front.usual_size and not block.is_bold:
        return True
    is_title = block.size > _HUGE * front.usual_size and block.lines[0] is front.blocks[front.first][0].lines[0]
    return not is_title and front.count_words(block.page) > _MOST_WORDS


def _is_repeated(front: Front, block: Block) -> bool:
    """Tell whether a title stands again on a page behind its own: a title page, a running head."""
    text = squeeze(block.text)
    pages = (page_text for number, page_text in front.squeezed.items() if number != block.page)
    return len(text) > _LETTERS_OF_REPEATED and any(text in page_text for page_text in pages)
