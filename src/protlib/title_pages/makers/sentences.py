"""What the sentences of an imprint say of who wrote a report: "was prepared by", "do not reflect the views of"."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.record import authority
from protlib.record.small_words import choices_for
from protlib.title_pages.bodies import is_office, is_organisation, without_article
from protlib.title_pages.head_nouns import OPENING_ARTICLE
from protlib.title_pages.words import alternatives, cut_opening, phrases

_WORK: Final = rf"(?:{alternatives('work')})"
_MAKER: Final = rf"(?:(?:{choices_for('before')}|de)\s|l['’]\s?)?(?=(?P<name>.{{3,140}}))"
_MADE_BY: Final = (
    rf"(?:\w+ly\s)?(?:{alternatives('made')})\s(?:(?:{alternatives('jointly')})\s)?"
    rf"(?:{choices_for('maker')})['’]?\s?\b{_MAKER}"
)
# Such as "estuvo a cargo de la Oficina": whom a sentence gives the charge of the work.
_CHARGE_WORDS: Final = (
    rf"(?:{alternatives('in charge')}) (?:{choices_for('joining')})(?: (?:{choices_for('before')}))?\s"
    r"(?P<charged>.{3,140})"
)
# Such as "This report was jointly prepared by the", "Ce rapport a été élaboré par", "Este informe fue elaborado por".
_MAKING_VERB: Final = re.compile(
    rf"\b{_WORK}(?:\s[a-zà-ÿ]+){{0,4}}?\s(?:(?:{alternatives('was made')})\s{_MADE_BY}|{_CHARGE_WORDS})", re.IGNORECASE
)
# Such as "The Oak Council’s Working Group (WG) created this playbook".
_MAKES: Final = re.compile(
    rf"(?:(?<=[.!?:•] )|^){OPENING_ARTICLE}?(?P<name>[A-ZÀ-Þ][^.;:]{{3,90}}?)"
    rf"\s(?:(?:{alternatives('has made')})\s)?(?:(?:{alternatives('jointly')})\s)?(?:{alternatives('made', 'makes')})"
    rf"\s(?:{alternatives('pointing')})\s(?:\w+\s)?{_WORK}\b"
)
# Such as "The Data Protection Board, having regard to": how opinions and recommendations begin.
_ADOPTING: Final = re.compile(
    rf"\b(?:{OPENING_ARTICLE}|THE )\s?(?P<name>[A-ZÀ-Þ][^.;:]{{3,80}}?),?"
    rf"\s(?i:{alternatives('adopting')}|(?<=[,\n] )(?:hereby )?(?:decides|resolves|recommends):?)\b"
)
# Such as "by " and "par l'".
_ADOPTER: Final = re.compile(
    rf"\b(?:{choices_for('maker')})\s(?:(?:{choices_for('before')})\s|l['’]\s?)?", re.IGNORECASE
)
_LETTERS_TO_ADOPTER: Final = 60  # letters between "adopted" and "by": such as "and opened for ratification"
_LETTERS_OF_ADOPTER: Final = 90  # letters that have a whole name
_MADE_ON_COVER: Final = re.compile(rf"\A{_WORK}\s{_MADE_BY}", re.IGNORECASE)  # such as "Rapport élaboré par l'OIM"
# Such as "IN THE HIGH COURT OF JUSTICE" and "IN THE SUPREME COURT OF KENYA AT NAIROBI": a line of capitals.
_COURT: Final = re.compile(
    rf"IN THE (?P<name>(?:[A-Z][A-Z’'-]+ ){{0,4}}(?:{alternatives('court').upper()})"
    r"(?: (?:OF|FOR) [A-Z’' -]{3,50}?)?)(?: AT [A-Z ]+)?"
)
# Such as "do not reflect the views of the Agency", "on the part of the Agency", "are the responsibility of the Agency".
_DISCLAIMER: Final = re.compile(
    rf"\b(?:(?:{alternatives('reflecting')})\s(?:the\s|those\s|any\s)?(?:official\s)?"
    rf"(?:(?:{alternatives('views')}|or|and|the)\s)*of|on\sthe\spart\sof|responsibility\sof"
    rf"|(?:{alternatives('disowning')})\s(?:of+ici\w+\s)?(?:{choices_for('joining')}))"
    rf"\s(?:(?:{choices_for('before')})\s|l['’]\s?)?(?=(?P<name>.{{3,90}}))",
    re.IGNORECASE,
)
# Such as "The European Commission is not liable for".
_NOT_LIABLE: Final = re.compile(rf"\bThe (?P<name>[A-ZÀ-Þ][^.;:]{{3,60}}?) (?:{alternatives('liable')})\b")
# Such as "Working Group" in "the Oak Council’s Working Group".
_GROUP: Final = re.compile(rf"\b(?:{alternatives('group')})\b", re.IGNORECASE)
# Such as "Oak Centre for Roads and Paths": words with capitals, and small ones between.
_RUN: Final = re.compile(rf"[A-ZÀ-Þ][\w’'-]+(?:(?: (?:{choices_for('inside')})){{0,3}},? [A-ZÀ-Þ&][\w’'-]*)*")
# Where a name ends: "by the Protection Institute with the help of", "of the Institute or of its donors".
_END: Final = re.compile(
    rf"\.(?!\w)|[;:()\[\]]|,\s|\s(?:{choices_for('ending')}|{alternatives('behind name')})\s"
    r"|\s(?:in|on)\s(?!the\b)(?=[a-z\d])"
)


def makers(text: str) -> Iterator[str]:
    """Yield the names behind "this report was prepared by", and before "having regard to", up to where a name ends."""
    yield from (_without_part(_cut(match["name"] or match["charged"])) for match in _MAKING_VERB.finditer(text))
    yield from (_without_part(_cut(match["name"])) for match in _MAKES.finditer(text))
    yield from (match["name"] for match in _ADOPTING.finditer(text))


def makers_on_cover(line: str) -> Iterator[str]:
    """Yield the name behind words such as "report prepared by" that begin a line, or the court of a judgment."""
    yield from (_cut(match["name"]) for match in _MADE_ON_COVER.finditer(line))
    if court := _COURT.fullmatch(line.strip()):
        yield court["name"]


def adopters(text: str) -> Iterator[str]:
    """Yield who adopted a treaty, as the line below its title says: "Adopted and opened for signature by the Board"."""
    for match in phrases("adopted").finditer(text):
        adopter = _ADOPTER.search(text, match.start(), match.end() + _LETTERS_TO_ADOPTER)
        if adopter:
            yield _cut(text[adopter.end() : adopter.end() + _LETTERS_OF_ADOPTER])


def disclaimers(text: str) -> Iterator[str]:
    """Yield the names of those whose views a report does not claim to have: they publish it, or pay for it."""
    yield from (_cut(match["name"]) for match in _DISCLAIMER.finditer(text))
    yield from (match["name"] for match in _NOT_LIABLE.finditer(text))


def _without_part(name: str) -> str:
    """Return a name without the group of the body that made the work: "the Oak Council’s Working Group"."""
    owner, mark, part = name.replace("'", "’").partition("’s ")
    return owner if mark and " " in owner and _GROUP.search(part) else name


def _cut(name: str) -> str:
    """Return a name up to its end; if it runs on into a sentence, its longest part that names a body."""
    full_text = without_staff(_END.split(f"{name} ", maxsplit=1)[0].strip())
    run = _RUN.match(full_text)
    if run is None or run[0] == full_text or is_organisation(full_text) or authority.is_known(full_text):
        return full_text
    ends = [match.start() for match in re.finditer(r" |$", run[0])]
    parts = [part for end in reversed(ends) if is_organisation(part := run[0][:end]) or authority.is_known(part)]
    before_office = (part for part in parts if is_office(run[0].removeprefix(part)))
    return next(before_office, next(iter(parts), full_text))


def without_payer(name: str) -> str:
    """Return a name without who pays behind it: "Oak Council with funding from the Elm Bank"."""
    match = next((match for match in phrases("aside").finditer(name) if " " in match[0]), None)
    return name[: match.start()].strip(" ,") if match else name


def without_staff(name: str) -> str:
    """Return a name without words such as "the staff of the" before it; they may begin the name of a known body."""
    body_name = None if authority.is_known(name) else cut_opening("staff", name)
    return name if not body_name else without_article(body_name)
