"""The states whose laws a report is: a catalogue enters a law under its state, or its union (RDA, 6.29.1)."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from protlib.record import places
from protlib.record.places.gazetteer import by_code
from protlib.text import clean, squeeze, words
from protlib.title_pages.bodies import bodies_in, collection_of_laws, is_state
from protlib.title_pages.front import Front
from protlib.title_pages.head_nouns import ARTICLE
from protlib.title_pages.words import alternatives, cut_opening, phrases, words_of

# Such as "Oak Commission Act", "Roads (Amendment) Act, No. 11 of 2025" and "Roads Act,2017".
_ENDS_AS_LAW: Final = re.compile(
    rf"\b(?:{alternatives('end of law')})(?:,? (?:no\.? ?)?[\d/]+)?(?:(?:, ?| )(?:of )?\d{{4}})?$", re.IGNORECASE
)
# Such as "Submission on the Roads Bill", "Understanding the Roads Act" and "Failure to act".
_WORDS_ABOUT_A_LAW: Final = re.compile(
    rf"\b(?:{alternatives('before a law')}) (?:the|an?|this|our)\b|\A\w+ing (?:the|an?)\b"
    rf"|\bto (?:{alternatives('end of law')})$|\A(?:{alternatives('no law')})\b",
    re.IGNORECASE,
)
_FEWEST_LINES: Final = 2  # lines that only laws have: other reports quote one
_MOST_BEFORE, _MOST_BEHIND = 3, 5
"""Words of a state's full name before "Republic", and from there on: "Democratic Socialist Republic of Sri Lanka"."""
_STATE: Final = re.compile(rf"(?:{alternatives('state')})", re.IGNORECASE)
_WORD: Final = re.compile(r"\w[\w’'-]*")


def state_of_law(front: Front, title: str) -> str:
    """Return the state whose law a report is, under the name that its pages have; "" for any other report."""
    head = clean(title.partition(":")[0])
    name_behind = cut_opening("law", head)
    if name_behind is None and not _ENDS_AS_LAW.search(head):
        return ""
    if name_behind and is_state(bare := ARTICLE.sub("", name_behind)):
        return bare  # such as "Constitution of the Oak Republic"
    if _WORDS_ABOUT_A_LAW.search(head):
        return ""
    lines = [line for lines in front.texts.values() for line in lines]
    if state := next(filter(None, map(collection_of_laws, lines)), ""):
        return state
    works = words_of("form") | words_of("work") | words_of("about a law")  # such as "Penal Code: A Guide"
    is_work = not works.isdisjoint(words(title))
    if is_work or sum(phrases("enacting").search(line) is not None for line in lines) < _FEWEST_LINES:
        return ""
    page_texts = (" ".join(page_lines) for page_lines in front.texts.values())  # a name may go on in the next line
    full_names = Counter(name for text in (*page_texts, front.metadata.get("Title", "")) for name in _full_names(text))
    if full_names:
        return full_names.most_common(1)[0][0]
    codes = _countries_of_law([title, *lines])
    if len(codes) == 1:
        return _name_on_pages(front, next(iter(codes)))
    return next((body.names[0].text for _code, body in bodies_in(head)), "")


def _countries_of_law(lines: Sequence[str]) -> set[str]:
    """Return the countries behind words such as "Enacted by the Parliament of", or all that lines name."""
    matches = ((line, phrases("enacting").search(line)) for line in lines)
    ends = (line[match.end() :] for line, match in matches if match is not None)
    codes = {code for end in ends for code in places.find_countries(words(end))}
    return codes or set(places.find_countries(words(" ".join(lines))))


def _full_names(text: str) -> list[str]:
    """Return the full names of states in a text, each the longest with its word: "Socialist Republic of Sri Lanka"."""
    tokens = list(_WORD.finditer(text))
    names: list[str] = []
    for position, token in enumerate(tokens):
        if _STATE.fullmatch(token[0]):
            starts = range(max(position - _MOST_BEFORE, 0), position + 1)
            ends = range(min(position + _MOST_BEHIND, len(tokens)), position + 1, -1)
            runs = (text[tokens[start].start() : tokens[end - 1].end()] for start in starts for end in ends)
            names += [run for run in runs if _has_whole_words(run) and is_state(run)][:1]
    return names


def _has_whole_words(run: str) -> bool:
    """Tell whether a run of words begins and ends as a name: no "Republic of Sri Lanka of" before a date."""
    return not (run[0].islower() or run.rpartition(" ")[2].islower())


def _name_on_pages(front: Front, code: str) -> str:
    place = by_code()[code]
    names = (place.name, *place.other_names, *place.foreign_names)
    printed_names = [name for name in names if squeeze(name) in front.folded]
    return max(printed_names, key=len, default=place.name)
