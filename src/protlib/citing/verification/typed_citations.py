"""Citations that somebody typed into a text: `(IOM, 2009)`, `IOM (2009)`, `(Smith & Jones, 2010a; Oram et al., 2012)`, `[3]`."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, groupby
from typing import Final, NamedTuple

from protlib.record.dates.months import MONTHS
from protlib.record.names.lexicon import PARTICLES
from protlib.record.places.spellings import find_country_or_region
from protlib.record.small_words import ARTICLE, OF, OF_NAMES, unfolded_words_for, words_for, words_of_kind
from protlib.record.typed.addresses import strip_marks
from protlib.record.typed.heads import YEAR
from protlib.record.typed.listing import Line
from protlib.text import fold, words


class TypedCitation(NamedTuple):
    """A citation of one work: its line, who and when (a number where the list is numbered), and the text as it stands.

    One that is not `is_sure` may be something else; `before` is what stands before the year in running text.
    """

    line: int
    who: str
    year: str
    text: str
    is_sure: bool = True
    before: str = ""


def _any_of(choice: Iterable[str]) -> str:
    return "|".join(sorted(choice))


# Such as "2009", "2010a, b", "2009, 2010 and 2011".
_YEARS: Final = rf"{YEAR}(?:(?:,\s*|\s*(?:and|&|et|y|/)\s*)(?:{YEAR}|[a-z]\b(?!\.)))*"
_ONE_YEAR: Final = re.compile(rf"{YEAR}|\b[a-z]\b")
_BRACKETED: Final = re.compile(r"\(((?:[^()]|\([^()]{0,60}\)){2,500})\)")
_SQUARE: Final = re.compile(r"\[((?:[^\[\]]){4,500})\](?!\()")
# Such as "see International Organization for Migration [IOM], 2009, p. 3": what stands before the years is who.
_PART: Final = re.compile(rf"\s*(?P<who>[^\n]*?)[\s,:(]*(?P<years>{_YEARS})(?P<rest>[^;]*)")
# Such as "see also, e.g., " and "as cited in ": what leads to a citation, one after the other.
LEAD: Final = re.compile(
    r"(?:(?:see|cf|e\.\s?g|i\.\s?e|for (?:example|instance|an? \w+)|(?:as )?(?:cited|quoted|reported) (?:in|by)|(?:as )?in|also|and|but|"
    r"compare|adapted from|based on|sources?|after|from|voir|aussi|véase|ver|vgl|siehe|por ejemplo|par exemple)\b[.,:]*\s+)+",
    re.IGNORECASE,
)
_NAME: Final = r"(?:(?:[vV][ao]n|de[rnlms]?|del|della|d[aiou]s?|la|le|al|el|bin|ibn|ter|ten)[\s-])*(?:d['’]|al-|Al-|el-)?[A-ZÀ-ÞŁŠŽĀČĐŞ][\w’'.\-]*"
# Such as "of the" between the words of a body's name, "para el".
_WITHIN: Final = (
    rf"\s+(?:{_any_of(words_of_kind(OF) | unfolded_words_for('body'))})\s+(?:(?:{_any_of(words_of_kind(ARTICLE))})\s+)?"
)
_JOINT: Final = rf"(?:\s+|,\s+|,?\s+(?:and|&|et|y|und)\s+|{_WITHIN})"
# Such as "van den Berg" of "in the words of van den Berg", and what begins with a figure or a quotation mark.
_FIRST_NAME: Final = re.compile(rf"\A[^a-zß-ÿ]|(?<!\w){_NAME}")
# Such as "the International Organization for Migration", "Smith, Jones, and Brown", "Oram et al." before "(2009)".
_PHRASE: Final = re.compile(
    rf"(?P<who>{_NAME}(?:{_JOINT}{_NAME}){{0,14}}(?:,?\s+(?:et\s+al|and\s+(?:colleagues|others))\.?)?)(?:['’]s?)?\s*\Z"
)
_NARRATED: Final = re.compile(rf"(?P<years>{_YEARS})(?:\s*[,:;].{{0,80}})?\Z")
_NUMBERS: Final = re.compile(r"\[(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)(?:\s*,\s*(?:pp?|para)\.[^\[\]]{1,30})?\](?![(\[:])")
_ROUND_NUMBERS: Final = re.compile(r"\((\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\)")
# Such as "Jobe 15" and "Jobe and Watts, *Title* 15", in brackets or between semicolons, as MLA has it.
_WITH_PAGE: Final = re.compile(
    rf"\s*(?P<who>{_NAME}(?:{_JOINT}{_NAME}){{0,9}}(?:,?\s+et\s+al\.?)?)(?:,\s[^;]*?)?(?:\s+\d{{1,4}}(?:[–-]\d{{1,4}})?)?\s*"
)
_POSSESSIVE: Final = re.compile(r"['’]s?\Z")
_LOOK_BACK: Final = 160
_MOST_WORDS: Final = 20
# What opens a sentence is no part of a name; behind it the name may begin.
_OPENERS: Final = frozenset(
    ["a", "according", "additionally", "after", "also", "although", "an", "and", "as", "at", "because", "before", "both", "but", "by", "compare", "contrary", "despite", "during", "each", "early", "earlier", "even", "finally", "first", "following", "for", "from", "further", "furthermore", "here", "how", "however", "if", "in", "indeed", "instead", "its", "it", "later", "like", "likewise", "moreover", "more", "most", "nevertheless", "no", "notably", "of", "on", "once", "one", "only", "or", "other", "our", "over", "per", "rather", "recent", "recently", "reports", "research", "second", "see", "several", "similarly", "since", "so", "some", "still", "studies", "study", "such", "that", "the", "their", "then", "there", "these", "they", "third", "this", "those", "though", "thus", "to", "two", "under", "unlike", "until", "using", "we", "what", "when", "where", "whereas", "whether", "while", "who", "with", "within", "without", "work", "yet"]
)  # fmt: skip
# A text of law, a meeting or a part of the document, with its year: mostly no citation.
_NO_AUTHOR: Final = frozenset(
    ["act", "acts", "agenda", "agreement", "amendment", "annex", "appendix", "article", "bill", "box", "chapter", "charter", "code", "compact", "conference", "constitution", "convention", "covenant", "crisis", "decision", "declaration", "decree", "directive", "edition", "equation", "feb", "figure", "fig", "figures", "framework", "goal", "goals", "law", "laws", "no", "number", "objective", "objectives", "order", "para", "part", "phase", "plan", "principles", "programme", "protocol", "protocols", "recommendation", "regulation", "resolution", "resolutions", "round", "rule", "rules", "section", "session", "statute", "strategy", "summit", "survey", "table", "tables", "treaty", "version", "vol", "volume", "war", "wave", "year"]
)  # fmt: skip
_ABBREVIATIONS: Final = frozenset({"feb", "fig", "para", "vol"})
_SHORTEST_ACRONYM: Final = 3
# Such as "personal communication" before "May 2010", but not "on interviews" behind a year, which says what is cited of a work.
_UNWRITTEN: Final = re.compile(
    r"\b(?:personal communication|interview|comunicación personal|communication personnelle)\b"
)
# Such as ", et al." behind the first of several authors.
ET_AL: Final = re.compile(r",?\s+(?:et\s+al|and\s+(?:colleagues|others))\b\.?", re.IGNORECASE)
_QUOTATION: Final = '“"‘«'
# What a name may have in small letters.
_SMALL: Final = OF_NAMES | PARTICLES | words_for("body") | {"&"}
_LONGEST_RANGE: Final = 100


def author_year(lines: Sequence[Line]) -> Iterator[TypedCitation]:
    """Yield the citations by author and year, in the order of the text; `is_sure` where they stand in brackets as one."""
    for text, place_of in _paragraphs(lines):
        for pattern in (_BRACKETED, _SQUARE):
            for match in pattern.finditer(text):
                line = place_of(match.start())
                if narrated := _NARRATED.match(match[1]):
                    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
                    phrase = _PHRASE.search(before)
                    who = _POSSESSIVE.sub("", _without_openers(phrase["who"])) if phrase else ""
                    yield from _citations_by_year(line, who, narrated["years"], is_sure=_is_author(who), before=before)
                else:
                    yield from _citations_in(line, match[1])


def author_page(lines: Sequence[Line]) -> Iterator[TypedCitation]:
    """Yield what may be citations by author and page, as MLA has them: `(Jobe 15)`, `(Jobe)`; none of them is sure."""
    for text, place_of in _paragraphs(lines):
        for match in _BRACKETED.finditer(text):
            for part in match[1].split(";"):
                if named := _WITH_PAGE.fullmatch(_without_lead(part.strip())):
                    yield TypedCitation(place_of(match.start()), named["who"], "", match[0], is_sure=False)


def numbers(lines: Sequence[Line], most: int) -> Iterator[TypedCitation]:
    """Yield the citations by number, each number of a range by itself: in square brackets, or where there are none in round ones.

    In round brackets a number that is higher than `most`, how many entries there are, is no citation.
    """
    square = [citation for text, place_of in _paragraphs(lines) for citation in _numbered(text, place_of, _NUMBERS)]
    if square:
        yield from square
        return
    for text, place_of in _paragraphs(lines):
        yield from (citation for citation in _numbered(text, place_of, _ROUND_NUMBERS) if int(citation.year) <= most)


def _numbered(text: str, place_of: Callable[[int], int], pattern: "re.Pattern[str]") -> Iterator[TypedCitation]:
    for match in pattern.finditer(text):
        for part in re.split(r"\s*[,;]\s*", match[1]):
            first, *last = (int(figure) for figure in re.split(r"\s*[–-]\s*", part))
            for number in range(first, min(last[0], first + _LONGEST_RANGE) + 1 if last else first + 1):
                yield TypedCitation(place_of(match.start()), "", str(number), match[0])


def _paragraphs(lines: Sequence[Line]) -> Iterator[tuple[str, Callable[[int], int]]]:
    """Yield the paragraphs of lines, each as one text, and what tells the number of the line of a place in it."""
    for is_blank, run in groupby(lines, lambda line: not line.text.strip()):
        if not is_blank:
            block = list(run)
            ends = list(accumulate(len(strip_marks(line.text)) + 1 for line in block))
            text = " ".join(strip_marks(line.text) for line in block)
            yield text, partial(_line_of, [line.number for line in block], ends)


def _line_of(line_numbers: Sequence[int], ends: Sequence[int], place: int) -> int:
    return line_numbers[min(bisect_right(ends, place), len(ends) - 1)]


def _citations_in(line: int, text: str) -> Iterator[TypedCitation]:
    """Yield the citations between brackets; where one has years alone, its authors are those of the one before."""
    who = ""
    for part in text.split(";"):
        rest = part
        while (match := _PART.match(rest)) is not None:
            name_text = _without_lead(match["who"].strip()).strip(' ,.:*_”"»')
            name_text = re.sub(r"\s*[\[(][^\[\]()]*[\])]\Z", "", name_text) if name_text else who
            name = _FIRST_NAME.search(name_text)
            if name and not _UNWRITTEN.search(part):
                is_led = name_text[0].islower() and name.start() > 0
                who = name_text[name.start() :] if is_led else name_text
                yield from _citations_by_year(line, who, match["years"], is_sure=not is_led and _is_author(who))
            rest = match["rest"].lstrip(" ,")


def _citations_by_year(
    line: int, who: str, years: str, *, is_sure: bool = True, before: str = ""
) -> Iterator[TypedCitation]:
    """Yield a citation for each of its years; "2010a, b" are two of one year."""
    number = ""
    for year_match in _ONE_YEAR.findall(years):
        year = fold(year_match).replace(" ", "").rstrip(".")
        number = year[:4] if year[:1].isdigit() else number
        full = f"{number}{year}" if len(year) == 1 else year
        yield TypedCitation(line, who, full, f"{who} ({full})", is_sure, before)


def _without_lead(who: str) -> str:
    """Return who is cited, without the words that lead to it: "see also"."""
    lead = LEAD.match(who)
    return who[lead.end() :] if lead else who


def _without_openers(who: str) -> str:
    tokens = who.split()
    while tokens and fold(tokens[0]).strip(",.:") in _OPENERS:
        del tokens[0]
    return " ".join(tokens)


def _is_author(who: str) -> bool:
    """Tell whether a text names somebody: not a law, a place, a month, or a part of a sentence."""
    tokens = who.split()
    text_words = words(who)
    if not text_words or len(tokens) > _MOST_WORDS or any(token.strip(".,").isdigit() for token in tokens):
        return False
    if {text_words[0], text_words[-1]} & _NO_AUTHOR and not _is_acronym(who):
        return False
    if text_words[-1] in MONTHS or find_country_or_region(who) is not None:
        return False
    if who[0] in _QUOTATION:
        return True
    own = ET_AL.sub("", who).split()
    return bool(own) and own[-1][:1] != own[-1][:1].lower() and all(map(_may_be_in_name, own))


def _is_acronym(who: str) -> bool:
    """Tell whether somebody is cited by an acronym that is a word as well: "WAVE", not "VOL"."""
    return len(who) >= _SHORTEST_ACRONYM and who.isalpha() and who.isupper() and fold(who) not in _ABBREVIATIONS


def _may_be_in_name(token: str) -> bool:
    return (
        not token[0].islower()
        or fold(token).strip(",.") in _SMALL
        or token[:3] in {"al-", "el-", "d’A", "d'A"}
        or token[1:2] in {"’", "'"}
    )
