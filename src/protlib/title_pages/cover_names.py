"""Names of bodies as they stand on covers and in titles: with a role before, an address or an office below."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from protlib.record import authority, places
from protlib.record.authority import Body
from protlib.record.names.organisations import without_short
from protlib.record.shared_words import wordings
from protlib.record.small_words import choices_for, cut_article
from protlib.text import clean
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import bodies_in, goes_on, is_office, is_organisation, may_have_parts, without_article
from protlib.title_pages.words import alternatives, fold_line

_MOST_LINES: Final = 3  # of a name on a cover
_MOST_LETTERS_OF_A_NAME: Final = 80  # letters: a longer line is a sentence, and no name as people type it
# Such as "Executive Director, Oak Council": somebody's role there.
_ROLE_NAME: Final = rf"(?:[A-ZÀ-Þ][\w-]+ ){{0,3}}(?:{alternatives('role')}), "
_ROLE: Final = re.compile(f"^{_ROLE_NAME}")
# Such as "Ann One, PhD, Research Director, Oak Displacement Project".
_PERSON_IN_ROLE: Final = re.compile(
    rf"^(?:[A-ZÀ-Þ][\w.’'-]* ){{1,3}}[A-ZÀ-Þ][\w’'-]+, (?:[A-Z][A-Za-z.]{{1,4}}, ){{0,2}}{_ROLE_NAME}"
    r"(?P<name>[A-ZÀ-Þ][^,;:]{5,70})$"
)
_QUOTED_NAME: Final = re.compile(r"[«“](?P<name>[^«»“”]+)[»”]\s")  # such as "«Oak Centre» with the help of"
_OWNING: Final = re.compile(r"['’]s?$")  # such as "Oak Council’s", before a word of the next line
_SITE: Final = re.compile(r"\s*(?:https?://|www\.)\S*$")
_ADDRESS: Final = re.compile(r"\d{3}|@|www\.|\b(?:tel|fax|e-?mail|p\.?o\.? box)\b", re.IGNORECASE)
# Such as "National Strategy", "Política nacional", "الاستراتيجية الوطنية": of a state, no "Nationality".
_POLICY: Final = re.compile(rf"\b(?:na[tc]ional(?!i[dstz])\w*|nationaux|{alternatives('policy')})\b", re.IGNORECASE)
# Such as "Lebanon's ", "of the Republic of Peru".
_STATE_AS_OWNER: Final = re.compile(
    rf"^(?P<owner>[^:'’]{{3,40}})['’]s\s|\b(?:{choices_for('genitive')})\s(?P<state>[^:,;()]{{4,60}}?)"
    r"(?=\s*(?:[:,;(]|to\b|for\b|under\b|$))",
    re.IGNORECASE,
)
_ARABIC_PREPOSITION: Final = re.compile(r"\A(?:لل|[بل])")  # such as "للمملكة" and "بالمملكة", of and in the kingdom
_ARABIC_WORD: Final = re.compile(r"[\u0600-\u06ff]+")
_SHORTEST_STATE: Final = 4  # letters, such as "Chad"
_MOST_WORDS_OF_A_STATE: Final = 4  # such as "المملكة الأردنية الهاشمية" and "جمهورية أفريقيا الوسطى"

# Such as "Annual report of the Committee on Roads" and "Informe de la Defensoría del Pueblo".
_REPORT_OF: Final = re.compile(
    rf"(?:(?:{wordings('yearly')}) )?(?:{wordings('report')})(?: (?:{wordings('yearly')}))? "
    rf"(?:{choices_for('genitive')}) (?:(?:{choices_for('before')}) |l['’])?(?P<name>\w.+)",
    re.IGNORECASE,
)
# Such as "of the Oak Council", in the line below a part of it.
_OWNER_OPENING: Final = re.compile(rf"(?:{wordings('of the')}) ?(?=[A-ZÀ-Þ])")
_DASH_BESIDE_NAME: Final = re.compile(r"\s[–—|:-]\s")  # in a running head, between a body and a title
# Such as "Oak Foundation Q3 2021 Report" and "Oak Foundation Annual Report": who reports on its work.
_PERIODICAL: Final = re.compile(r"\s(?=(?:Q[1-4]|(?:Annual|Quarterly|Activity|Progress) Report)\b)", re.IGNORECASE)


def without_role(text: str) -> str:
    """Return a name without a bullet, an article or a role before it, and without the address of a site behind it."""
    bare = _SITE.sub("", text.lstrip(" •·▪–-*"))
    bare = _OWNING.sub("", without_article(bare) if bare[:1].islower() else bare)
    bare_name = _ROLE.sub("", bare)
    if (quoted_name := _QUOTED_NAME.match(bare)) and is_organisation(quoted_name["name"]):
        return quoted_name["name"]
    if match := _PERSON_IN_ROLE.match(bare):
        return match["name"]
    return bare_name if is_organisation(bare_name) or any(bodies_in(bare_name)) else bare


def name_in_block(block: Block, *, is_cover: bool) -> str:
    """Return the text of a block, but only the name if other lines stand below it: "X Institute / Abuja, Nigeria".

    Above an office stands at times what it runs: "Programme X / Ministry of Y".
    """
    lines = [line.text for line in block.lines]
    first, *lines_below = lines
    if authority.is_known(block.text):  # such as "Oak Relief / Germany"
        return block.text
    if lines_below and len(first) < _MOST_LETTERS_OF_A_NAME and all(map(_is_address, lines_below)):
        return first
    if lines_below and _are_levels(lines):
        is_parent_below = not is_office(lines[-1]) and may_have_parts(lines[-1])
        return lines[-1] if is_parent_below else first
    if not lines_below or not is_cover or is_office(block.text):
        return block.text
    starts = (start for start in range(1, len(lines)) if not goes_on(lines[start - 1], lines[start]))
    tails = (" ".join(lines[start:]) for start in starts)
    if office := next(filter(is_office, tails), ""):
        return office
    if is_organisation(block.text):
        return block.text
    sizes = (
        size for size in range(1, min(_MOST_LINES, len(lines_below)) + 1) if not goes_on(lines[size - 1], lines[size])
    )
    heads = [" ".join(lines[:size]) for size in sizes]
    heads += [first] if _OWNER_OPENING.match(lines_below[0]) and len(lines) <= _MOST_LINES else []
    return next((head for head in heads if is_organisation(head) or authority.is_known(head)), block.text)


def _are_levels(lines: Sequence[str]) -> bool:
    """Tell whether each line of a block is an office or a part of the one above: "Ministry of X / Department of Y"."""
    first, *lines_below = lines
    is_divided = not any(goes_on(upper_line, lower_line) for upper_line, lower_line in pairwise(lines))
    return is_divided and is_office(first) and all(is_organisation(line) for line in lines_below)


def _is_address(line: str) -> bool:
    return bool(_ADDRESS.search(line)) or places.resolve(line.rpartition(",")[2]) is not None


def state_of_policy(title: str, cover: Sequence[str]) -> str:
    """Return the country that a title, else a line of the cover, says the plan or the policy is of, "" for none."""
    if not _POLICY.search(title):
        return ""
    names = (match["owner"] or match["state"] for match in _STATE_AS_OWNER.finditer(title))
    lines = (line for line in cover if len(line) >= _SHORTEST_STATE)  # "to" and "300" are codes of countries
    for name in (*(cut_article(clean(name)) for name in names), *_arabic_names(title), *lines):
        place = places.resolve(name)
        if place is not None and place.kind == "country":
            written_names = (place.name, *place.other_names, *place.foreign_names)
            default = place.name if name.isupper() else name
            return next((written for written in written_names if written.casefold() == name.casefold()), default)
    return ""


def _arabic_names(title: str) -> Iterator[str]:
    """Yield the runs of Arabic words that may be a name, the longest first; "of" and "in" begin the first word."""
    tokens = _ARABIC_WORD.findall(title)
    for start in range(len(tokens)):
        for end in range(min(start + _MOST_WORDS_OF_A_STATE, len(tokens)), start, -1):
            run = " ".join(tokens[start:end])
            yield run
            yield _ARABIC_PREPOSITION.sub(lambda match: "ال" if len(match[0]) > 1 else "", run)


def is_longer(name: str, longer_name: str) -> bool:
    """Tell whether a text is a longer name of a body: "Oak Council for Roads" for "Oak Council"."""
    plain_name, plain_other = fold_line(without_short(name)[0]), fold_line(without_short(longer_name)[0])
    is_part = plain_other != plain_name and f" {plain_name} " in f" {plain_other.replace(',', ' ,')} "
    is_one = (
        is_part
        and not _DASH_BESIDE_NAME.search(plain_other)
        and not (" " in plain_name and _is_beside(name, longer_name))
    )
    return is_one and is_organisation(longer_name)


def _is_beside(name: str, pair_of_names: str) -> bool:
    """Tell whether a text has a second body behind the first: "Oak Bureau Elm Commission", two lines of a cover."""
    second_name = pair_of_names.partition(name)[2].strip()
    ends = [position for position, letter in enumerate(f"{second_name} ") if letter == " "]
    return second_name[:1].isupper() and any(is_organisation(second_name[:end]) for end in ends)


def name_before_title(title: str) -> str:
    """Return the organisation with whose name a title begins, before a colon or "Annual Report"; "" for none."""
    head, colon, _title = title.partition(":")
    if not colon and (match := _PERIODICAL.search(title)):
        head, colon = title[: match.start()], match[0]
    return head if colon and is_organisation(head) else ""


def name_of_reporter(title: str) -> str:
    """Return the body whose report a title says it is: "Report of the Committee on Roads"; "" for none."""
    match = _REPORT_OF.fullmatch(title.partition(":")[0])
    return match["name"] if match and (authority.is_known(match["name"]) or is_organisation(match["name"])) else ""


def opens_title(title: str, body: Body) -> bool:
    """Tell whether a title begins with the name of a body: "Polaris Analysis of Data"."""
    opening = fold_line(title)
    return any(
        opening.startswith(f"{fold_line(name)} ")
        for body_name in body.names
        for name in (body_name.text, *body_name.shorts)
    )
