"""The names of organisations on the pages of a report: known bodies, states, and what only reads like a name."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from protlib.record import authority, names, places
from protlib.record.authority import Body
from protlib.record.dates.months import WRITTEN_MONTHS
from protlib.record.names.lexicon import SMALL_WORDS
from protlib.record.names.organisations import without_short
from protlib.record.shared_words import wordings
from protlib.record.small_words import ELIDED, between, choices_for, words_for
from protlib.record.titles.common_words import is_common
from protlib.system.pdf.page import StyledLine
from protlib.text import clean, fold, words
from protlib.title_pages.blocks import Block
from protlib.title_pages.circulation import is_circulation_mark
from protlib.title_pages.head_nouns import ARTICLE, is_built_on_body, is_lone_office
from protlib.title_pages.words import alternatives, cut_opening, fold_line, is_one_of, words_of

_WORD: Final = re.compile(r"[^\W_][\w'’&.-]*")
_MOST_WORDS: Final = 14  # of a name: the longest that reports use in running text
MOST_WORDS_ALONE: Final = 15  # of a name that is a whole text: a longer one is a sentence
_CAPITAL: Final = re.compile(r"[A-ZÀ-Þ\u0400-\u042f\u0600-\u06ff]")
_EDGES: Final = " .,|–—-©"
# Such as "IVe République" and "Septième législature".
_REGIME: Final = rf"\A(?:[IVX]+(?:e|.me|re)?|\w+i.me)\s(?:{alternatives('regime')})\b"
# Such as "2010", "@", "approved by", "about" and "Building a" before "Foundation for Safe Roads".
_NO_NAME: Final = re.compile(
    rf"\A(?:{choices_for('indefinite')})\s|\A[\ue000-\uf8ff]|\bbefore the\b"
    rf"|\A(?:{choices_for('outside')})\b|\A\w+ by\b|\bto [a-z]{{4,}}"
    rf"|\A(?:prime )?minister (?:{choices_for('open')})\b|\b(?:on|of|to|in|by) an? |\A\w+ing an? "
    rf"|\A(?:{alternatives('no opening', 'holder')})\b"
    r"|\A(?:section|part|chapter|annex) (?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
    rf"|{_REGIME}|\b(?:{alternatives('post')})$"
    rf"|\d|@|[.!?;:]\s|[.!?;:]$|\bi$|\b(?:(?-i:I)|{alternatives('no body has')})\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"\s[a-z]{4,}(?:s|ed)\s(?:the|its|an?|that|to)\b")  # such as "The Council leads the work"
# Such as "The Council (OC), presents the results", "Oak», which", "Oak Council (in": a piece of a sentence.
_PIECE: Final = re.compile(
    rf"\),\s[a-z]|\s(?:{alternatives('presents')})\s(?:{choices_for('before')})\b|\A[^«]*»|«[^»]*\Z|\A[^“]*”|“[^”]*\Z"
    r"|\([^)]*\Z|\A[^(]*\)"
)
# Such as "Departamento de Puno" and "District of Bihar".
_AREA: Final = re.compile(
    rf"(?:{alternatives('district')})"
    rf" (?:{choices_for('genitive')}) (?P<place>.+)",
    re.IGNORECASE,
)
_ELISION: Final = re.compile(rf"(?<!\w)(?:[DL]|{ELIDED})['’](?=[A-ZÀ-Þ])")  # such as "de l'OMS", "d'UNICEF"
_INITIALS: Final = re.compile(r"\b((?:[A-Z]\.){2,})(?=\s)")  # such as "U.S. Department of Defense"
_ACRONYM_ENDING: Final = re.compile(r"-[A-Z].*")  # such as "WFP-HQ"; "EU-funded" is none
_MOTTO: Final = re.compile(r"[^\W\d_]+(?:\s*[-–—,]\s*[^\W\d_]+){2,}")  # such as "Honneur - Fraternité - Justice"
# Such as " for " in "Oak Fund for Rivers".
_GOES_FOR: Final = re.compile(rf" (?:{choices_for('purpose')}) (?=[A-ZÀ-Þ][a-zà-þ])")
# What stands between two names: "X and the Ministry of Y"; in Arabic "and" is a part of the next word.
_BODY_SEPARATOR: Final = re.compile(
    rf"((?:(?<!\s)\s+)?[|/&]\s*|,\s+(?:(?:{between()})\s+)?|(?<!\s)\s+(?:{between()})\s+"
    rf"|(?<!\s)\s+(?:{choices_for('attached')})\s?(?=\w))"
)
_NAME_SEPARATOR: Final = re.compile(rf"(?:(?<!\s)\s+)?[|/&,+]\s*|(?<!\s)\s+(?:{between()})\s+")
# Such as "report" and "plans", but not "planning", of which there are ministries.
_GENRES: Final = re.compile(rf"\b(?:{wordings('report')}|{alternatives('plan')})(?:e?s)?\b", re.IGNORECASE)
_MOST_LINES: Final = 8
"""Lines of a text that may be a title with a body above or below it."""
_LONGEST_NAME: Final = 3  # lines
_GO_ON: Final = words_for("open") | words_for("between")
# Such as "Oak Security B.V." and "Oak Consulting, Inc.": in the letters of the law, for "as" and "sa" are words.
_LEGAL_FORM: Final = re.compile(
    r"(?<=[\w)]),?\s(?:B\.?V\.?|N\.V\.|Ltd\.?|Limited|Inc\.?|LLC|L\.L\.C\.|LLP|PLC|plc|g?GmbH|e\.\s?V\.?|AG|"
    r"S\.A\.(?:S\.)?|SARL|S\.L\."
    r"|SAS|A\.\s?C\.|A/S|Oy|ASBL|asbl|S\.?p\.?A\.|S\.?r\.?l\.|Pty(?:\.? Ltd\.?)?|Ltda\.?|vzw|VZW|ONLUS|Onlus)$"
)
_CAPITAL_JOINERS: Final = f"{choices_for('joining', 2)}|{choices_for('between', 2)}|of|the|for".upper()
# Such as "Socialist Republic of" and "MINISTERE DE LA SANTE ET DE LA": the name goes on in the next line.
_UNFINISHED_NAME: Final = re.compile(
    rf"\s(?:{choices_for('inside')}|{_CAPITAL_JOINERS}|(?i:degli studi|(?:de|et|y) l[ao]s?|et les)|Y)$"
)
KINDS_WITH_PARTS: Final = frozenset({"state", "research"})
"""Kinds of listed bodies of which reports name a part: others beside it pay."""
_LONG_LINE: Final = 40  # letters: a shorter line is no sentence's
_MONTH: Final = re.compile(WRITTEN_MONTHS, re.IGNORECASE)
_FEWEST, _LONGEST_LABEL = 8, 24
"""Letters of a name of two or three words without its spaces, as hosts have it."""
_SHORTEST_NAME: Final = 5  # letters of a full name within a text
_MOST_WORDS_OF_A_PLACE: Final = 3  # such as "Papua New Guinea"
_SHORTEST_WORD: Final = 2  # letters of a label that was glued together from words


def is_body(text: str) -> bool:
    """Tell whether a text is the name of an organisation, a state or an office and nothing else."""
    bare = clean(text).strip(_EDGES)
    if authority.is_known(bare) and not is_one_of("genre", bare):
        return True
    literal, acronym = without_short(bare)
    parts = [part for part in _NAME_SEPARATOR.split(literal) if part]
    are_known = len(parts) > 1 and all(map(authority.is_known, parts))
    return bool(acronym and authority.is_known(acronym)) or are_known or is_state(bare) or is_office(bare)


def may_have_parts(text: str) -> bool:
    """Tell whether a line is a body with departments: no part of one itself, and no state or government."""
    body = authority.find_body(clean(text).strip(_EDGES))
    if body is not None:
        return body.kind in KINDS_WITH_PARTS
    return is_organisation(text) and not (
        is_unit(text) or is_state(text) or cut_opening("government", text) is not None
    )


def is_state(text: str) -> bool:
    """Tell whether a text is the full name of a state, or of its government: "Republic of Lebanon"."""
    bare = clean(text).strip(_EDGES)
    if words_of("state").isdisjoint(words(bare)):
        return False
    bare_name = cut_opening("government", bare) or bare
    place = places.resolve(bare) or places.resolve(ARTICLE.sub("", bare_name))
    return place is not None and place.kind == "country"


def is_government(text: str) -> bool:
    """Tell whether a text is the government of a state or a province: "Gouvernement du Québec"."""
    return cut_opening("government", text) is not None


def collection_of_laws(text: str) -> str:
    """Return the state all whose laws a text names: "Malaysia" for "LAWS OF MALAYSIA"; "" for any other text."""
    place = places.resolve(cut_opening("collection of laws", clean(text)) or "")
    return place.name if place is not None and place.kind == "country" else ""


def is_office(text: str) -> bool:
    """Tell whether a text is the name of a ministry, an agency or another office: it begins with such a word."""
    bare = ARTICLE.sub("", clean(text).strip(_EDGES))
    is_name = cut_opening("office", bare) is not None and (is_organisation(bare) or any(bodies_in(bare)))
    return is_name and not _GENRES.search(bare)


def is_unit(text: str) -> bool:
    """Tell whether a text is the name of a part of a body: "Faculty of Law", "Roots Division"."""
    last_word = fold_line(text).rpartition(" ")[2]
    return cut_opening("part of body", text) is not None or last_word in words_of("end of part")


def without_article(text: str) -> str:
    """Return a name without the articles and prepositions before it: "the Agency"; one of the name stays."""
    bare = ARTICLE.sub("", text)
    is_of_name = authority.is_known(text) and not authority.is_known(bare)  # such as "the engine room"
    return text[:1].upper() + text[1:] if is_of_name else bare


def without_place_before(text: str) -> str:
    """Return a text without the country or the region before it: "Field Office" of "Sudan Field Office"."""
    parts = text.split()
    ends = range(1, min(len(parts), _MOST_WORDS_OF_A_PLACE + 1))
    return next((" ".join(parts[end:]) for end in ends if places.resolve_wide(" ".join(parts[:end]))), text)


def is_generic_name(text: str) -> bool:
    """Tell whether every word of a name is said of bodies of any kind, or is a month: "Implementing Agency"."""
    if _MONTH.fullmatch(text):
        return True
    tokens = {token.strip("()[],.;:") for token in fold_line(text).split()} - SMALL_WORDS - words_of("joining")
    return bool(tokens) and tokens <= words_of("generic")


def split_names(text: str) -> list[str]:
    """Return the names that a text lists, without articles: "UNICEF and the Ministry of Labour and Youth" has two."""
    parsed_names = names.parse_list(text)
    if len(parsed_names) > 1 and all(name.literal and authority.is_known(name.literal) for name in parsed_names):
        return [without_article(name.literal) for name in parsed_names]
    by_stroke = [part.strip(_EDGES) for part in text.split("/")]
    if len(by_stroke) > 1 and all(authority.is_known(part) or is_organisation(part) for part in by_stroke):
        return by_stroke
    first, *pieces = _BODY_SEPARATOR.split(clean(text).strip(_EDGES))
    parts = [first]
    for separator, part in zip(pieces[::2], pieces[1::2], strict=True):
        bare = without_article(part)
        is_second = is_organisation(bare) and bare[:1] != part[:1]  # such as "and the Oak Centre"
        if is_office(part) or authority.is_known(bare) or (is_second and is_organisation(parts[-1])):
            parts.append(bare)
        else:
            parts[-1] += separator + part
    return [part.strip(_EDGES) for part in (without_article(parts[0]), *parts[1:])]


def are_bodies(parts: Sequence[str]) -> bool:
    """Tell whether a text that was divided lists several bodies and nothing else."""
    return len(parts) > 1 and all(
        is_office(part) or authority.is_known(part) or is_organisation(part) for part in parts
    )


def without_legal_form(text: str) -> str:
    """Return a name without what a company is by law: "Oak Security" for "Oak Security B.V."."""
    return _LEGAL_FORM.sub("", clean(text))


def is_company(text: str) -> bool:
    """Tell whether a text is the name of a company, with what it is by law behind it: "Oak Security B.V."."""
    return _LEGAL_FORM.search(clean(text)) is not None and not _NO_NAME.search(_LEGAL_FORM.sub("", clean(text)))


@lru_cache(maxsize=4096)
def is_organisation(text: str) -> bool:
    """Tell whether a text that no list has reads like the name of an organisation, from its first word to its last."""
    bare = _INITIALS.sub(lambda match: match[1].replace(".", ""), clean(text).strip(_EDGES))
    if is_company(text.strip(" ,|–—-©")):
        return True
    is_named = (
        (1 < len(bare.split()) <= MOST_WORDS_ALONE or is_lone_office(bare))
        and not bare[:1].islower()
        and cut_opening("heading", bare) is None
    )
    if (
        not is_named
        or is_one_of("genre", bare)
        or is_circulation_mark(bare)
        or not words_of("making").isdisjoint(words(bare))
        or _NO_NAME.search(bare)
        or _SENTENCE.search(bare)
        or _PIECE.search(bare)
        or _is_area(bare)
        or _MOTTO.fullmatch(bare)
        or _UNFINISHED_NAME.search(bare)
    ):
        return False
    return names.is_organisation(bare) and is_built_on_body(bare)


def _is_area(text: str) -> bool:
    """Tell whether a text is the name of an area, and of no office there: "Departamento de Norte de Santander"."""
    match = _AREA.match(text)
    if match is None:
        return False
    country = places.resolve(match["place"].rpartition(", ")[2])  # such as "Département de la Grand' Anse, Haïti"
    return places.resolve(match["place"]) is not None or (country is not None and country.kind == "country")


def bodies_in(text: str, language: str = "") -> Iterator[tuple[str, Body]]:
    """Yield the known bodies that a text names, each with its code, from left to right.

    An acronym counts where it is of a name in the `language` of the text or in English: "BCE" is a bank in French.
    """
    text = _ELISION.sub(" ", text)
    tokens = list(_WORD.finditer(text))
    position = 0
    while position < len(tokens):
        width = 0
        if _CAPITAL.match(tokens[position][0]):
            for width in range(min(_MOST_WORDS, len(tokens) - position), 0, -1):
                piece = text[tokens[position].start() : tokens[position + width - 1].end()].strip(" .,'’-")
                if width == 1 and not _stands_for_body(piece):
                    piece = _ACRONYM_ENDING.sub("", piece)
                    if not authority.is_acronym(piece):
                        continue
                if width == 1 and position and _is_of_law(tokens[position - 1][0], piece):
                    continue
                body = authority.find_body(piece)
                if width > 1 and _GOES_FOR.match(text, tokens[position + width - 1].end()):
                    continue  # such as "Oak Fund for Rivers" that begins as "Oak Fund" does
                if body is not None and not (width == 1 and _is_foreign(piece, body, language)):
                    yield body.code, body
                    break
            else:
                width = 0
        position += max(width, 1)


def _stands_for_body(word: str) -> bool:
    """Tell whether a word names a body within a text, where "Emergency" is hardly the organisation.

    An acronym with a hyphen that is known names the part of a body: "UNU-WIDER".
    """
    if "-" in word and word.isupper() and authority.is_known(word):
        return True
    is_name = len(word) >= _SHORTEST_NAME and authority.is_full_name(word)
    return authority.is_acronym(word) or (is_name and not (is_common(word) and not word.isupper()))


def _is_of_law(word_before: str, word: str) -> bool:
    """Tell whether a word ends the name of a law in capitals: "THE OAK CODE ACT, 2021"."""
    return word_before.isupper() and len(word_before) >= _SHORTEST_NAME and fold(word) in words_of("end of law")


def _is_foreign(word: str, body: Body, language: str) -> bool:
    """Tell whether a word is the acronym of a body in other languages only, or a small word in capitals: "LAS"."""
    languages = {name.language for name in body.names if word in name.shorts}
    return bool(language and languages and languages.isdisjoint({language, "en", ""})) or fold(word) in words_for("key")


@cache
def body_of_host(label: str) -> Body | None:
    """Return the body of a part of a host, or of an account: "unhcr", "polarisproject"; None for an unknown one."""
    if body := authority.find_body(label.upper()) or authority.find_body(label):
        return body
    bare = label.replace("-", "")
    ends_of_words = range(_SHORTEST_WORD, len(bare)) if _FEWEST <= len(bare) <= _LONGEST_LABEL else ()
    ends = [
        (first, last)
        for first in ends_of_words
        for last in (*ends_of_words[ends_of_words.index(first) + 1 :], len(bare))
    ]
    names = (" ".join((bare[:first], bare[first:last], bare[last:])).strip() for first, last in ends)
    return next(filter(None, map(authority.find_body, names)), None)


def split_bodies(block: Block, is_date: Callable[[str], bool]) -> list[Block]:
    """Return a block in parts, where names of bodies or a date stand in the letters of its title, above or below it."""
    if not 1 < len(block.lines) <= _MOST_LINES:
        return [block]
    lines = list(block.lines)
    parts_above: list[Block] = []
    parts_below: list[Block] = []
    while size := _size_of_name(lines, is_date):
        parts_above.append(block._replace(lines=tuple(lines[:size])))
        del lines[:size]
    while size := _size_of_name(lines, is_date, is_end=True):
        parts_below.insert(0, block._replace(lines=tuple(lines[-size:])))
        del lines[-size:]
    return [*parts_above, *([block._replace(lines=tuple(lines))] if lines else []), *parts_below]


def _size_of_name(lines: Sequence[StyledLine], is_date: Callable[[str], bool], *, is_end: bool = False) -> int:
    """Return how many lines at the beginning, or the end, are a name or a date that does not go on in the others."""
    for size in range(min(_LONGEST_NAME, len(lines)), 0, -1):
        name, inner = (lines[-size:], lines[:-size]) if is_end else (lines[:size], lines[size:])
        text = clean(" ".join(line.text for line in name))
        if len({line.text.isupper() for line in name}) > 1 or not (is_body(text) or is_date(text)):
            continue
        if not inner or not (goes_on(inner[-1].text, text) if is_end else goes_on(text, inner[0].text)):
            return size
    return 0


def goes_on_in(line: str, next_line: str) -> bool:
    """Tell whether a line of running text goes on in the next one, which begins with a small letter."""
    return len(line) > _LONG_LINE and not line.rstrip().endswith((".", ":", ";")) and next_line[:1].islower()


def goes_on(text: str, next_text: str) -> bool:
    """Tell whether a text goes on in the text below it: one ends, or the other begins, with a word such as "of"."""
    last, first = fold(text.rstrip().rpartition(" ")[2]), fold(next_text.lstrip().partition(" ")[0])
    is_loud = text.isupper() and next_text.isupper()
    return (
        last in SMALL_WORDS or last in words_of("joining") or next_text[:1].islower() or (is_loud and first in _GO_ON)
    )
