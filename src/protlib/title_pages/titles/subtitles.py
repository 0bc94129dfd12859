"""The subtitle of a cover: the text right below a title that is no name, no label and no sentence."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from protlib.record import authority
from protlib.record.small_words import ARTICLE, between, choices_for, words_of_kind
from protlib.record.titles.common_words import is_common
from protlib.text import clean, squeeze, words
from protlib.title_pages.blocks import Block, join_blocks
from protlib.title_pages.bodies import is_body, is_organisation
from protlib.title_pages.front import Front
from protlib.title_pages.head_nouns import OPENING_ARTICLE
from protlib.title_pages.kinds import is_idle, is_label, is_name, is_of_issue, is_work
from protlib.title_pages.people import are_surely_people, people_in
from protlib.title_pages.titles.acts import tells_subject_of_act
from protlib.title_pages.titles.own_titles import is_of_host
from protlib.title_pages.titles.title_blocks import says_title_again, title_blocks
from protlib.title_pages.words import alternatives, cut_opening, is_one_of, words_of

SENTENCE_END: Final = re.compile(r"(?<![^.\s])[^.\s]{3,}\.\s+[A-ZÀ-Ý]")
FEW_OF_COVER: Final = 70  # words
MOST_OF_SUBTITLE: Final = 30  # words: more are a summary
HEIGHTS_BELOW: Final = 2.3  # how far below each other a title and its subtitle may stand, in heights of its letters
HEIGHTS_NEAR: Final = 3.4  # how far below the title a subtitle may stand, in heights of its own letters
_COVER_HEIGHTS: Final = 5.5  # the same, on a cover of few words, for letters nearly as large as those of the title
_LARGE_SHARE: Final = 0.7  # times the letters of the title
_LARGER: Final = 1.15  # times the usual letters: a subtitle is set off
_LARGEST: Final = 1.05  # times the letters of the title, which files round
_LINE_SPACING: Final = 1.1  # times the distance of the lines above: so far goes a text on
_TIGHT: Final = 1.75  # how far below each other lines of one text stand, in heights of its letters
_LONG: Final = 7  # words of a text that goes on in another weight
_LIST_NUMBER: Final = re.compile(r"(?:[A-Z]|[IVX]{1,4}|\d{1,2})\.\s")  # such as "A. General information"
_STOP: Final = re.compile(r"[^A-Z]\.\s*$")  # the end of a sentence, and not of "the U.S."
_ARTICLES: Final = "|".join(sorted(words_of_kind(ARTICLE)))
# Such as "is an" in "The Oak Council is an office of the Elm Bank".
_STATEMENT: Final = re.compile(
    rf"\A{OPENING_ARTICLE}.*\b(?:{alternatives('being')}) (?:an?|{choices_for('indefinite')}|{_ARTICLES})\b"
)
_FEWEST_LETTERS: Final = 12  # letters of a line that two pages have by more than chance
_MANY_PEOPLE: Final = 3  # a list of so many has no other reading
_NAME: Final = re.compile(r"[A-ZÀ-Þ](?:\.|[a-zß-ÿŀ-ž’'-]+(?:-[A-ZÀ-Þ][a-zß-ÿŀ-ž]+)?)")  # such as "Olga" and "V."
_MOST_OF_NAMES: Final = 8  # words
_UNFINISHED_END: Final = re.compile(rf"(?:,|\s(?:{between()}|&))$")  # such as "and" behind names that go on below
_INITIALS: Final = re.compile(r"(?:[A-Z]\.\s?)+")  # such as "P. P." before a family name
_INITIAL: Final = re.compile(r"\b[A-Z]\.")  # such as the second given name of "Ana V."


def subtitle_below(front: Front, title: Block) -> str:
    """Return the text right below a title, in letters smaller than it and larger than the usual ones."""
    blocks_below = [
        block
        for block in title_blocks(front, title.page)
        if block.lines[0].top > title.bottom and min(block.end, title.end) > max(block.start, title.start)
    ]
    if len(blocks_below) > 1 and is_label(blocks_below[0].text) and blocks_below[0].size < title.size:
        if len(title.text.split()) == 1 and title.is_bold == blocks_below[0].is_bold:
            return clean(blocks_below[0].text)  # such as "Situation Report" below "EBOLA"
        title, blocks_below = (
            join_blocks(title, blocks_below[0]),
            blocks_below[1:],
        )  # such as "Final report" between both
    if not blocks_below or not is_subtitle(front, title, blocks_below[0]):
        return ""
    distance = blocks_below[0].lines[0].top - title.bottom
    is_spaced = blocks_below[0].is_as_large_as(title)
    return clean(" ".join([blocks_below[0].text, *(_lines_behind(blocks_below, distance) if is_spaced else ())]))


def is_subtitle(front: Front, title: Block, block: Block) -> bool:
    """Tell whether the text right below a title is its subtitle: near, set off, and no sentence, label or name."""
    text = block.text
    if tells_subject_of_act(title.text, text):
        return True
    distance = block.lines[0].top - title.bottom
    is_list = "•" in text or text.count("|") > 1 or len(people_in(_UNFINISHED_END.sub("", text))) >= _MANY_PEOPLE
    is_list |= cut_opening("series", text) is not None and any(map(str.isdigit, text))
    if cut_opening("adopted", text) is not None or is_list or is_one_of("title label", text):
        return False
    if _LIST_NUMBER.match(text) or _asks_again(title, text):
        return False
    if is_one_of("heading", text) and block.size <= _LARGER * front.usual_size:
        return False  # it stands above the text
    if is_label(text) and block.size >= title.size and distance < HEIGHTS_BELOW * block.size:
        return True
    is_near = distance < max(HEIGHTS_BELOW * title.size, HEIGHTS_NEAR * block.size) or _is_far_below(
        front, title, block, distance
    )
    is_larger = block.size > _LARGER * front.usual_size or (block.is_bold and block.size >= front.usual_size)
    is_larger = is_larger or _is_named_again(front, title, block)
    is_fit = 2 <= len(text.split()) <= MOST_OF_SUBTITLE and not SENTENCE_END.search(text)
    is_sentence = _STOP.search(text) or _STATEMENT.search(text)
    if not (is_near and is_larger and is_fit) or block.size > _LARGEST * title.size or is_sentence:
        return False
    if _goes_on_in_other_weight(title, block, distance):
        return True
    return not (is_surely_name(block) or is_idle(text) or is_of_issue(text) or _names_maker(front, text))


def _asks_again(title: Block, text: str) -> bool:
    """Tell whether a text is a question about its title, as a heading is, or the title in another language.

    Such as "What is child labour?" below that.
    """
    if says_title_again(title.text, text):
        return True
    return text.endswith(("?", "؟")) and set(words(title.text)) <= set(words(text))


def _names_maker(front: Front, text: str) -> bool:
    """Tell whether a text is only names, the name of a site, or a kind of report with its body: "Final report OAKC"."""
    label, _, name = text.rpartition(" ")
    is_of_body = is_label(label) and authority.is_known(name)
    return is_of_body or is_of_host(front, text, front.imprint_pages) or _has_only_names(front, text)


def _goes_on_in_other_weight(title: Block, block: Block, distance: float) -> bool:
    """Tell whether a long text goes on from a bold title in letters as large: no name of an unknown body is so long."""
    is_other_weight = block.is_as_large_as(title) and block.is_bold != title.is_bold
    is_long = len(block.text.split()) > _LONG and not is_body(block.text)
    return is_other_weight and is_long and distance < _TIGHT * title.size


def _has_only_names(front: Front, text: str) -> bool:
    """Tell whether a text has only capital words that the pages write small nowhere: "Sinnath Vijay, Olga B."."""
    tokens = [word.strip(",") for word in text.split()]
    is_of_names = all(_NAME.fullmatch(word) for word in tokens) and not any(map(is_common, tokens))
    lowered_words = {word for lines in front.texts.values() for line in lines for word in line.split()}
    return (
        is_of_names
        and len(tokens) <= _MOST_OF_NAMES
        and lowered_words.isdisjoint(map(str.lower, tokens))
        and not is_work(text)
    )


def _is_named_again(front: Front, title: Block, block: Block) -> bool:
    """Tell whether a small line on a cover of few words stands again on another page, as a reference has it."""
    text = squeeze(block.text)
    count = front.count_words(title.page)
    pages = (page_text for number, page_text in front.squeezed.items() if number != title.page)
    is_phrase = len(text) > _FEWEST_LETTERS and not any(map(str.isdigit, text))
    return count < FEW_OF_COVER and is_phrase and any(text in page_text for page_text in pages)


def _lines_behind(blocks: Sequence[Block], distance: float) -> Iterator[str]:
    """Yield the lines that go on below the first line of a subtitle, in its letters and as far from each other."""
    for upper_block, block in pairwise(blocks):
        is_next = 0 < block.lines[0].top - upper_block.bottom <= distance * _LINE_SPACING
        goes_on = is_next and block.is_set_as(upper_block)
        if not goes_on or is_idle(block.text) or is_surely_name(block) or is_of_issue(block.text):
            return
        yield block.text


def _is_far_below(front: Front, title: Block, block: Block, distance: float) -> bool:
    """Tell whether a subtitle in large letters stands far below its title, on a cover of few words."""
    count = front.count_words(title.page)
    return count < FEW_OF_COVER and block.size > title.size * _LARGE_SHARE and distance < _COVER_HEIGHTS * title.size


def is_surely_name(block: Block) -> bool:
    """Tell whether a block is a name, and no text such as "Advancing the Data Strategy" that reads like one."""
    tokens = words(block.text)
    is_team = bool(tokens) and tokens[-1] in words_of("team")
    name, _, office = block.text.partition(", ")
    is_of_office = is_organisation(office) and bool(people_in(name))  # "Ana Ruiz, University of the North"
    are_people = _have_initials(block.text) or _are_people_below_each_other(block)
    return is_team or is_of_office or are_people or (is_name(block) and not is_work(block.text))


def _have_initials(text: str) -> bool:
    """Tell whether a text is the name of a person whose given names are initials: "P. P. SNEHA"."""
    people = people_in(text)
    return bool(people) and all(_INITIALS.fullmatch(name.given) for name in people)


def _are_people_below_each_other(block: Block) -> bool:
    """Tell whether lines are persons, one with an initial ("Ana V. Ruiz / Ben Two"), or a person above a body."""
    people = [people_in(line.text) for line in block.lines]
    has_initial = any(_INITIAL.search(name.given) for match in people for name in match)
    is_above_body = are_surely_people(people[0]) and any(is_organisation(line.text) for line in block.lines[1:])
    return is_above_body or (len(people) > 1 and all(len(match) == 1 for match in people) and has_initial)
