"""What a report says of its makers: "About the Oak Council", "The Oak Council is a network", a signed foreword."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from protlib.record.dates.months import ENGLISH_WEEKDAYS
from protlib.record.shared_words import wordings
from protlib.record.small_words import choices_for
from protlib.record.tables import choices_of
from protlib.title_pages.bodies import is_organisation
from protlib.title_pages.front import Front
from protlib.title_pages.head_nouns import OPENING_ARTICLE
from protlib.title_pages.words import alternatives, is_one_of

_MOST_LETTERS_OF_A_LINE: Final = 90  # letters: a heading or a signature, and no sentence
_MOST_WORDS: Final = 10  # of a name
_MANY_COMMAS: Final = 2  # a list of persons and their roles has as many
# Such as "About the Oak Council", "8.1 Over Oak Council", "À propos de l’OIM".
_ABOUT_HEADING: Final = re.compile(
    rf"^[\d.\s]*(?i:{alternatives('about')})\s?"
    rf"(?i:(?:{choices_for('before')})\s|l['’]\s?)?"
    r"(?P<name>[A-ZÀ-Þ][^.:;?!]{2,80}?)[:?]?$"
)
# Such as "this report", "the authors", "l'étude".
_WORK: Final = re.compile(rf"\b(?:{wordings('report')}|{alternatives('about itself')})s?$", re.IGNORECASE)
_SMALL_WORD: Final = rf"(?:{choices_for('inside')})"
_NAME: Final = rf"(?P<name>[A-ZÀ-Þ][\w&’'-]*(?:(?: {_SMALL_WORD}){{0,3}},? [A-ZÀ-Þ&][\w&’'-]*){{0,8}})"
# Such as "Oak Council for Safe Passage": words with capitals, and small ones between.
_RUN: Final = re.compile(rf"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]+(?:(?: {_SMALL_WORD}){{0,2}} [A-ZÀ-Þ&][\w’'-]*)+")
# Such as "The Oak Council (OC) is an independent, non-governmental organisation".
_IS_ONE: Final = re.compile(
    rf"(?:(?<=[.!?:•] )|^){OPENING_ARTICLE}?{_NAME}(?:, A\.C\.)?(?: \([^)]{{2,50}}\))?,?"
    rf" (?i:{alternatives('being')}) (?i:an?|the|l['’]|un['’]|{choices_for('indefinite')})"
    rf"\s?(?:[\w’'-]+,? ){{0,7}}?(?i:{alternatives('kind of body')})\b"
)
# Such as "The Oak Council would like to thank", "L’OIM remercie".
_THANKS: Final = re.compile(
    rf"(?:(?<=[.!?:•] )|^|(?<=[A-ZÀ-Þ]{{2}} )(?={OPENING_ARTICLE})){OPENING_ARTICLE}?{_NAME}"
    rf"(?: \([^)]{{2,20}}\))?(?: (?:{wordings('of the')}) [A-ZÀ-Þ][^.;:,()]{{3,60}}?)?,? "
    rf"(?i:{alternatives('thanks')}"
    rf"|(?:{alternatives('presents')}) (?:a la sociedad )?(?:(?:{choices_for('before')}) (?:{alternatives('results')})"
    rf"|{alternatives('its')}))\b"
)
# Such as "President, Oak Council": below the name of the person who signs a foreword.
_SIGNER: Final = re.compile(
    rf"^(?:[A-ZÀ-Þ][\w-]+ ){{0,3}}(?:{alternatives('signer')})(?: [A-ZÀ-Þ][\w-]+){{0,2}},"
    r"\s(?:the )?(?P<name>[A-ZÀ-Þ].{3,80})$"
)
# Such as "Director of the Oak Council", "Directora del Instituto de Derechos".
_HEAD_OF_BODY: Final = re.compile(
    rf"\b(?i:{alternatives('head of body')}) (?i:of|{choices_for('joining')})"
    rf" (?i:(?:{choices_for('before', 2)}) |l['’] ?)?{_NAME}"
)
_CAPITALS: Final = re.compile(
    rf"^(?:[A-ZÀ-Þ]{{2,}} )+{OPENING_ARTICLE}(?=[A-ZÀ-Þ][a-zà-þ])"
)  # a heading and an article
# Such as "This report", "We thank".
_NO_BODY: Final = re.compile(rf"^(?:{alternatives('no name begins')})\b", re.IGNORECASE)
# Such as "Oak Council Dr", of the person in the next line, and "Oak Council Tuesday", of a date there.
_TITLE_BEHIND: Final = re.compile(
    rf"\s(?:{alternatives('short title')}|(?:{choices_of(map(str.capitalize, ENGLISH_WEEKDAYS))}))$"
)
_ENDS_IN_SUBJECT: Final = re.compile(rf"\s(?:{alternatives('pronoun')})$", re.IGNORECASE)
"""A heading and the first word of the sentence below it: "Acknowledgements We"."""


def names_in_headings(front: Front) -> Iterator[str]:
    """Yield the names behind "About", "À propos de" or "Acerca de", where a line says nothing else."""
    pairs = (pair for lines in front.texts.values() for pair in pairwise(("", *lines)))
    for line_above, line in pairs:
        if len(line) >= _MOST_LETTERS_OF_A_LINE or (line.isupper() and line_above.isupper()):
            continue  # "INVESTIGACIONES / SOBRE DESAPARECIDOS" is a title
        match = _ABOUT_HEADING.match(line.strip())
        if match and not is_one_of("heading", line) and not _WORK.search(match["name"]) and _is_named(match["name"]):
            yield match["name"]


def names_in_sentences(front: Front) -> Iterator[str]:
    """Yield the names of which sentences say that they are an organisation, or that they thank others."""
    for lines in front.texts.values():
        text = " ".join(f"{line}." if is_one_of("heading", line) else line for line in lines)
        for pattern in (_IS_ONE, _THANKS):
            names = (_without_heading(match["name"]) for match in pattern.finditer(text))
            yield from (name for name in names if _is_named(name) and not front.is_mostly_small(name))


def names_in_signatures(front: Front) -> Iterator[str]:
    """Yield the names behind "Director of", and behind "President," in short lines."""
    for lines in front.texts.values():
        names = (_TITLE_BEHIND.sub("", match["name"]) for match in _HEAD_OF_BODY.finditer(" ".join(lines)))
        yield from filter(is_organisation, names)
    for line in (
        line.strip() for lines in front.texts.values() for line in lines if len(line) < _MOST_LETTERS_OF_A_LINE
    ):
        if (match := _SIGNER.match(line)) and _is_named(match["name"]):
            yield match["name"]


def names_by_form(front: Front) -> Counter[str]:
    """Return how often the pages name each organisation whose name only reads like one."""
    runs = Counter(run for lines in front.texts.values() for run in _RUN.findall(" ".join(lines)))
    return Counter({run: count for run, count in runs.items() if count > 1 and is_organisation(run)})


def _without_heading(name: str) -> str:
    """Return a name without the heading in capitals that stands above it: "PRESENTACIÓN Oak Council"."""
    first, _, bare_name = name.partition(" ")
    is_heading = first.isupper() and not bare_name.isupper() and is_one_of("heading", first)
    return bare_name if is_heading else _CAPITALS.sub("", name)


def _is_named(name: str) -> bool:
    """Tell whether a name is one of a body: no role, and nothing that runs from one sentence into the next."""
    is_whole = not (_NO_BODY.search(name) or _ENDS_IN_SUBJECT.search(name)) and " The " not in name
    is_whole = is_whole and name.count(", ") < _MANY_COMMAS
    return len(name.split()) <= _MOST_WORDS and is_whole and not any(map(str.isdigit, name))
