"""The reference by which a report asks to be cited, behind words such as "suggested citation", or without."""

import re
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record.dates.months import WRITTEN_MONTHS
from protlib.record.small_words import choices_for
from protlib.text import clean, fold, squeeze
from protlib.title_pages.front import Front
from protlib.title_pages.kinds import is_printed_date
from protlib.title_pages.makers.running_heads import has_reference_list
from protlib.title_pages.words import alternatives, cut_opening, opening
from protlib.title_pages.written_dates import LONE_YEAR, YEAR
from protlib.typed_references.entry import TypedEntry, parse_entry
from protlib.typed_references.typed_imprint import is_city

# Such as "Oak Council (2019). " and "One, A. and Two, B. (2019), "; behind a colon stands a label before them.
_OPENING: Final = re.compile(rf"[^\W\d_][^():\d]{{2,120}}?[,.]? \((?:{YEAR})\)[.,:]? (?=[^\W_])")
_FEWEST_LETTERS: Final = 12  # of a title: a shorter one stands in other works, too

# Such as "©" and "all rights": rights that are reserved; "droits de l'homme" and "derechos humanos" are none.
OWNED: Final = re.compile(rf"©|\(c\)|\bcopyright\b|(?:{alternatives('rights')})", re.IGNORECASE)
SHORT_LETTERS: Final = 60  # letters: a line of an imprint, not one of a paragraph
_INITIAL: Final = re.compile(r"\b[A-Z]\.$")
_QUOTES: Final = '“”"«»'
_ACCOMPANYING_FIELDS: Final = ("publisher", "aside")
_LETTERS_OF_A_CITATION: Final = 200  # in its first line: a longer one is a paragraph that speaks of citing
# Such as "This translation was not created by the Oak Council": what translators are asked to add to a citation.
_TRANSLATION_WORDS: Final = re.compile(rf"(?:{alternatives('this translation')})\b", re.IGNORECASE)
_LONGEST_CITATION: Final = 600  # letters: some ten lines, longer than any with its authors
MOST_LINES: Final = 7  # of a suggested citation
_MOST_OF_TOWN: Final = 3  # words, such as "New York, NY"
_FOOT: Final = re.compile(r"[ivxl]{1,5}")  # such as "iii": the number of a page, below its last line
_ENDING: Final = re.compile(r"\.\s*$|https?://\S+\s*$")
_NAME_OF_WORK: Final = re.compile(
    rf"\A(?:(?:{choices_for('purpose')})\s)?(?:{alternatives('this work')})\b[^:]{{0,50}}:\s*", re.IGNORECASE
)
"""What may stand behind "how to cite": "this Technical Publication:", "for this document:"."""
# Such as "[Kenya]" behind the acronym of an office.
_COUNTRY_OF_BODY: Final = re.compile(r"(?<=\)) \[[^\[\]\d]+\]")
# Such as "Oak Bureau (OB) 2014. ", whose year is not that of the title.
_YEAR_BEHIND_BODY: Final = re.compile(rf"\A([^\W\d_][^.,;:()\d]{{3,100}}(?: \([^\W\d_]{{2,15}}\))?) ({YEAR})\. ")
# Such as "Oak Bureau, May 3, 2014, “", before a title in quotation marks.
_DATE_BEFORE_QUOTED: Final = re.compile(
    rf"\A([^“\"«\d()]{{3,200}}?)[.,] ((?:{WRITTEN_MONTHS})(?: \d{{1,2}})?),? ({YEAR})[.,]? (?=[“\"«])", re.IGNORECASE
)
# Such as "<year>", in a pattern of citations; "<https://example.org>" is an address.
_PLACEHOLDER: Final = re.compile(r"<(?!https?:|www\.)[^<>]{3,}")


class SuggestedCitation(NamedTuple):
    """The reference by which a report asks to be cited, as it stands there and in its parts."""

    text: str
    entry: TypedEntry


def find_citation(front: Front) -> SuggestedCitation | None:
    """Return the suggested citation of a report, None where it has none."""
    for number in front.imprint_pages:
        lines = [line.strip() for line in front.texts[number]]
        for position, line in enumerate(lines):
            citation = _text_behind_words(line)
            if citation is None or len(line) > _LETTERS_OF_A_CITATION:
                continue
            next_lines = lines[position + 1 : position + MOST_LINES]
            if any(_text_behind_words(next_line) is not None for next_line in next_lines):
                continue
            text = text_of_citation([citation, *next_lines])
            if _TRANSLATION_WORDS.match(text) or _PLACEHOLDER.search(text):
                continue
            dated_text = _DATE_BEFORE_QUOTED.sub(r"\1 (\3, \2). ", _COUNTRY_OF_BODY.sub("", text))
            entry = parse_entry(_YEAR_BEHIND_BODY.sub(r"\1 (\2). ", dated_text))
            has_title = len(entry.title.split()) > 1 and not squeeze(text).startswith(squeeze(entry.title))
            town = entry.title.partition(":")[0]
            is_imprint = is_printed_date(entry.title) or (is_city(town) and len(town.split()) <= _MOST_OF_TOWN)
            if has_title and not is_imprint and LONE_YEAR.search(text):
                return SuggestedCitation(text, entry)
    return None


def _text_behind_words(line: str) -> str | None:
    """Return what follows the words that announce a citation, also within a line: "should be cited as: IOM 2021"."""
    citation = cut_opening("citation", line)
    citation = citation and _NAME_OF_WORK.sub("", cut_opening("following", citation) or citation)
    if citation is not None and (
        not citation or re.search(r"[:.–-]\s*$", line[: len(line) - len(citation)]) or ":" in line
    ):
        return citation
    match = re.search(rf"{opening('citation').pattern}[^:]{{0,40}}:\s*", fold(line))
    return line[match.end() :].strip() if match and len(fold(line)) == len(line) else None


def text_of_citation(lines: list[str]) -> str:
    """Return the text of a citation that begins in a line, up to its end."""
    text = ""
    for line in lines:
        is_whole = (
            len(text) > SHORT_LETTERS and _ENDING.search(text) and LONE_YEAR.search(text) and not _INITIAL.search(text)
        )
        is_end = not line or OWNED.match(line) or _FOOT.fullmatch(line)
        is_next = is_end or any(cut_opening(kind, line) is not None for kind in _ACCOMPANYING_FIELDS)
        if text and (is_whole or is_next):
            break
        text = f"{text} {line}".strip()
    return _without_quotes(clean(text)[:_LONGEST_CITATION])


def _without_quotes(text: str) -> str:
    """Return a text without the quotation marks around it; where it has others, they are of a title in it."""
    bare = text.strip(_QUOTES)
    return text if any(sign in bare for sign in _QUOTES) else bare


def find_own_citation(front: Front, title: str) -> SuggestedCitation | None:
    """Return the reference to a report of this title in its imprint, None where it has none."""
    own_title = squeeze(title.partition(":")[0])
    numbers = [number for number in front.imprint_pages if number != front.first]
    for lines in (front.texts[number] for number in numbers if len(own_title) >= _FEWEST_LETTERS):
        for position in () if has_reference_list(lines) else range(len(lines)):
            text = text_of_citation([line.strip() for line in lines[position : position + MOST_LINES]])
            match = _OPENING.match(text)
            if match and squeeze(text[match.end() :]).startswith(own_title):
                return SuggestedCitation(text, parse_entry(text))
    return None
