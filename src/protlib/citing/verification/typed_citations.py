"""Citations by author in any typed style: `(IOM, 2009)`, `IOM (2009)`, `(Smith & Jones, 2010a; Oram et al., 2012)`."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, groupby
from pathlib import Path
from typing import Final, NamedTuple

from protlib.citing.citation_words import LEAD, citation_choices
from protlib.citing.documents.raised_codes import mark_raised_codes
from protlib.citing.locator_series import read_series
from protlib.citing.locators import split_locator
from protlib.record.dates.months import MONTHS
from protlib.record.names.known_bodies import body_named
from protlib.record.names.lexicon import PARTICLES
from protlib.record.names.unnamed_others import and_others
from protlib.record.places.spellings import find_country_or_region
from protlib.record.small_words import ARTICLE, OF, between, of_names, unfolded_words_for, words_for, words_of_kind
from protlib.record.tables import words_by_section
from protlib.record.titles.common_words import is_common
from protlib.text import fold, with_plain_figures, words
from protlib.typed_references.addresses import strip_marks
from protlib.typed_references.lists.list_at_end import DocumentLine
from protlib.typed_references.periods import find_period
from protlib.typed_references.title_start import YEAR, YEAR_ENDING, first_year


class TypedCitation(NamedTuple):
    """A citation of one work: its line, its author and year, or else its number in a numbered list, and its text.

    One that is not `is_sure` may be something else; `lead` is the running text before the year. Its bracket stands in
    the paragraph from `start` to before `end`; `ending` is what follows the year in it, such as ", p. 3".
    `end_year` is that in which its period ends. One that `is_secondhand` was read in the work that follows: "Smith,
    1999, quoted in Brown, 2005".
    """

    line: int
    author: str
    year_or_number: str
    text: str
    is_sure: bool = True
    lead: str = ""
    start: int = 0
    end: int = 0
    ending: str = ""
    end_year: str = ""
    is_secondhand: bool = False


def _join_choices(choice: Iterable[str]) -> str:
    return "|".join(sorted(choice))


_DATE: Final = rf"{YEAR}{YEAR_ENDING}"
# Such as "2009", "2010a, b", "2009, 2010 and 2011", "2009 e 2010", "2010–2012".
_YEARS: Final = rf"{_DATE}(?:(?:,\s*|\s*(?:&|/|{between()})\s*)(?:{_DATE}|[a-z]\b(?!\.)))*"
# Such as "2010a" and "b" of "2010a, b"; the "e" of "2010 e 2011" is no letter of a year.
_ONE_YEAR: Final = re.compile(rf"{_DATE}|\b[a-z]\b(?!\s+\w)")
# Such as "2010–2012": text has such periods of plans, too.
_PERIOD: Final = re.compile(r"\d\s?[–-]")
BRACKETED_TEXT: Final = re.compile(r"\(((?:[^()]|\([^()]{0,60}\)){2,500})\)")
_SQUARE: Final = re.compile(r"\[((?:[^\[\]]){4,500})\](?!\()")
# Such as "see International Organization for Migration [IOM], 2009, p. 3": the author stands before the years.
_PART: Final = re.compile(rf"\s*+(?P<who>(?:[^\n]*?[^\s,:(])??)[\s,:(]*+(?P<years>{_YEARS})(?P<rest>[^;]*)")
_NAME: Final = (
    r"(?:(?<!\w)(?:[vV][ao]n|de[rnlms]?|della|d[aiou]s?|la|le|al|el|bin|ibn|ter|ten)[\s-])*"
    r"(?:d['’]|al-|Al-|el-)?[A-ZÀ-ÞŁŠŽĀČĐŞ][\w’'.\-]*"
)
# Such as "of the" between the words of a body's name, "para el".
_JOINING_WORDS: Final = _join_choices(words_of_kind(OF) | unfolded_words_for("body"))
_WORDS_WITHIN: Final = rf"\s+(?:{_JOINING_WORDS})\s+(?:(?:{_join_choices(words_of_kind(ARTICLE))})\s+)?"
_JOINT: Final = rf"(?:\s+|,\s+|,?\s+(?:&|{between()})\s+|{_WORDS_WITHIN})"
# Such as "van den Berg" of "in the words of van den Berg", and names after a figure or quotation mark.
_FIRST_NAME: Final = re.compile(rf"\A[^a-zß-ÿ]|(?<!\w){_NAME}")
# Such as "the International Organization for Migration", "Smith, Jones, and Brown", "Oram et al." before "(2009)".
_PHRASE: Final = re.compile(
    rf"(?P<who>{_NAME}(?>{_JOINT}{_NAME}){{0,14}}(?:,?\s+(?:{and_others()})\.?)?)(?:['’]s?)?\s*\Z"
)
_ANY_PHRASE: Final = re.compile(_PHRASE.pattern.removesuffix(r"\s*\Z"))
# Such as "“Nobody asked them.” " before "(2009, p. 3)".
_QUOTED_END: Final = re.compile(r"[“„][^“”„]*[”“][.,]?\s*\Z|«[^«»]*»[.,]?\s*\Z|\"[^\"]*\"[.,]?\s*\Z|‘[^‘]*’[.,]?\s*\Z")
_SENTENCE_END: Final = re.compile(r"(?<=[a-zß-ÿ)\]”»])[.!?]\s+(?=[A-ZÀ-Þ“«])")
# Such as "IOM, 2017, p. 44." and "Oram et al. 2012: 3", a part of a note that is nothing but a citation.
_LONE_CITATION: Final = re.compile(
    rf"(?P<who>[^()\[\]“”\"«»]*?)(?<![\s,:])[\s,:]++(?P<years>{_YEARS})(?P<behind>\s*[,:][^()\[\]]*)?[\s.]*"
)
# Such as "4: “So it is.”" and "p. 4 (“So it is”)." at the end of a note.
_QUOTED_BEHIND: Final = re.compile(r"(?<=\d)\s*[.,:]?\s*\(?(?:[“„][^“”„]*[”“]|«[^«»]*»|\"[^\"]*\"|‘[^‘]*’)[.\s)]*\Z")
# Such as "3. She notes “so”" and "3: “So it is.” Others differ." from the page of a citation in a note on.
_TEXT_BEHIND: Final = re.compile(r"(?<=[\d)])[a-z]?(?:\.\s+(?=[^\W\d_a-zß-ÿ]|[“„«‘\"(])|\s*[:,]\s*(?=[“„«‘\"]))")
_YEAR_OF_WORK: Final = re.compile(r"\d[a-z]\b|\A\D")  # such as "2010a" and "n.d."
_LABELS_OF_NO_PERSON: Final = frozenset({"", "article-locator"})  # labels of what stands behind a year
_NAME_JOINT: Final = re.compile(rf"\s(?:&|{between()})\s")
# Such as "12 March " before a year: a report is often cited by the month of its cover.
_MONTH: Final = r"(?:\d{1,2}\s+)?(?P<month>[^\W\d_]{3,12})\.?"
_NARRATED_YEARS: Final = re.compile(rf"(?:{_MONTH}\s+)?(?P<years>{_YEARS})(?:\s*[,:;].{{0,80}})?\Z")
# Such as ", 12 March" of "IOM, 12 March 2020", and not the "May" of "Theresa May, 2019".
_MONTH_BEHIND: Final = re.compile(rf"(?:,\s*|(?<=[A-Z]{{2}})\s+){_MONTH}\Z")
# Such as "Jobe 15" and "Jobe and Watts, *Title* 15" in MLA, in brackets or between semicolons.
_AUTHOR_WITH_PAGE: Final = re.compile(
    rf"\s*(?P<who>{_NAME}(?>{_JOINT}{_NAME}){{0,9}}(?:,?\s+(?:{and_others()})\.?)?)(?:,\s[^;]*?)?"
    r"(?:\s+(?P<page>\d{1,4}(?:[–-]\d{1,4})?))?\s*"
)
# Such as "1325", "1.33," and "0.98-1.79" of a statistic, "95%".
_FIGURE: Final = re.compile(r"[.,]*\d[\d.,:;–-]*%?[.,:;]*")
# Such as "Chapel Hill, N.C.: University Press", the imprint of a book in a note, but not "GBIF: The Global Facility".
_PLACE_AND_PUBLISHER: Final = re.compile(r"(?![A-Z]+:)[^:]+: [^\W\d_a-z][^:]*")
# Such as " v. Maryland" at the end of "McCulloch v. Maryland", before the year of a judgment.
_PARTIES: Final = re.compile(r"\s(?:v|vs)\.?\s+(?:(?:the|The)\s)?[^\W\d_a-z][^.;:!?()]*\Z")
_POSSESSIVE: Final = re.compile(r"['’]s?\Z")
_MOST_LETTERS_QUOTED: Final = 1_500  # between the name that leads to a quotation and the year behind it
_LETTERS_BEFORE: Final = 160  # a year: the names of six authors, or of a long body
_MOST_WORDS: Final = 20  # of the authors of a citation: more are a sentence with a year
_WORDS_OF_A_PERSON: Final = 4  # "and van den Berg", between commas
_WORDS: Final = words_by_section(Path(__file__).with_suffix(".txt"))
_ABBREVIATIONS: Final = frozenset({"feb", "fig", "para", "vol"})
_LETTERS_OF_AN_ACRONYM: Final = 3  # two capitals are a country or initials as well
# Such as "personal communication" before "May 2010", but not "on interviews" behind a year, which is part of a title.
_UNWRITTEN_SOURCE: Final = re.compile(rf"\b(?:{citation_choices('unwritten')})\b")
# Such as ": 3, 2012b" and ", p. 4, 2012" between two works of one author.
_FURTHER_YEAR: Final = re.compile(
    rf"([\s,:]*(?:[^\W\d_]{{1,5}}\.\s*)?\d{{1,4}}(?:[–-]\d{{1,4}})?)\s*,\s*(?={_DATE}(?!\w))"
)
# Such as ", quoted in " between two works.
_SECONDHAND: Final = re.compile(rf"(?:\A|,|(?<![,\s])\s)\s*(?:{citation_choices('secondhand')})\s+", re.IGNORECASE)
# Such as ", et al." behind the first of several authors.
ET_AL: Final = re.compile(rf"(?:,|(?<!\s))\s++(?:{and_others()})\b\.?", re.IGNORECASE)
_OPEN_ET_AL: Final = re.compile(r"\bet\s+al\Z")
_QUOTATION: Final = '“"‘«'
# Words of a name that may begin with a small letter.
_SMALL_WORDS: Final = of_names() | PARTICLES | words_for("body") | {"&"}


def author_year(lines: Sequence[DocumentLine]) -> Iterator[TypedCitation]:
    """Yield the citations by author and year, in the order of the text; `is_sure` where brackets hold them."""
    for text, line_of in iterate_paragraphs(lines):
        yield from (citation._replace(line=line_of(citation.start)) for citation in author_year_in(text))


def author_year_in(text: str) -> Iterator[TypedCitation]:
    """Yield the citations by author and year of a paragraph, also those with the commas and figures of Arabic."""
    text = with_plain_figures(text)
    for pattern in (BRACKETED_TEXT, _SQUARE):
        for match in pattern.finditer(text):
            narrated_years = _NARRATED_YEARS.match(match[1])
            if narrated_years and narrated_years["month"] and (";" in match[1] or not _names_month(narrated_years)):
                narrated_years = None
            if narrated_years and _SECONDHAND.search(match[1]):
                narrated_years = None
            citations = _find_narrated(text, match, narrated_years) if narrated_years else _citations_in(match[1])
            yield from (citation._replace(start=match.start(), end=match.end()) for citation in citations)


def in_note(note: str) -> Iterator[TypedCitation]:
    """Yield the citations without brackets in a note: "See IOM, 2017, p. 44; Oram et al. 2012: 3: “So it is.”"."""
    start = 0
    quoted_words = _QUOTED_BEHIND.search(note)
    note_end = _end_of_citations(note)
    if note_end is not None:
        quoted_words = None
    for part in note[: note_end or (quoted_words and quoted_words.start())].split(";"):
        alone = _LONE_CITATION.fullmatch(without_lead(part.strip()))
        if quoted_words and alone and not alone["behind"]:
            return  # what stands behind a year is a title
        if alone and _is_author(alone["who"]) and _may_be_alone(alone["who"]) and is_locator(alone["behind"] or ""):
            author, years, ending = alone["who"], alone["years"], (alone["behind"] or "").rstrip(" .")
            for citation in _citations_by_year(author, years, ending, is_sure=_is_sure_alone(author, years, ending)):
                yield citation._replace(start=start, end=start + len(part))
        start += len(part) + 1


def _end_of_citations(note: str) -> int | None:
    """Return where a note goes on behind its citations, the last of which has a page; None where it does not."""
    for match in _TEXT_BEHIND.finditer(note):
        last_part = note[: match.start()].rpartition(";")[2]
        alone = _LONE_CITATION.fullmatch(without_lead(last_part.strip()))
        if alone and alone["behind"] and is_locator(alone["behind"]):
            return match.start()
    return None


def _may_be_alone(author: str) -> bool:
    """Tell whether a name may be an author, and no body with a title behind it: "IOM, World Migration Report"."""
    first, *further_parts = author.split(",")
    if not further_parts:
        return True
    are_short = all(len(part.split()) <= _WORDS_OF_A_PERSON for part in further_parts)
    return are_short and _NAME_JOINT.search(author) is not None and not (_is_acronym(first) or body_named(first))


def _is_sure_alone(author: str, years: str, ending: str) -> bool:
    """Tell whether a name can only be an author: "Global Trends" may be a title, and "Juba, 2016" a place.

    One name alone has a page behind it, or a letter at its year; an article is that of a treaty: "CRC, 1989, art. 3".
    """
    if ET_AL.search(author) or body_named(author):
        return author[:1].isalnum()  # "© IOM, 2019" says whose a picture is
    names = re.split(rf",\s*(?:{between()})\s|,|\s(?:&|{between()})\s", author)
    if any(find_country_or_region(name) or is_common(name.strip()) for name in names):
        return False
    is_cited = _YEAR_OF_WORK.search(years) or split_locator(ending.strip(" ,:")).label not in _LABELS_OF_NO_PERSON
    return len(names) > 1 or bool(len(author.split()) == 1 and is_cited)


def is_locator(ending: str) -> bool:
    """Tell whether what stands behind a year is nothing, or locators alone."""
    bare = ending.strip(" ,:.")
    locator = split_locator(bare)
    if not bare or (locator.locator and not locator.suffix.strip(" .")):
        return True
    places = read_series(bare)
    return bool(places.paragraphs) and not places.suffix.strip(" .")


def _find_narrated(text: str, bracket: re.Match[str], narrated_years: re.Match[str]) -> Iterator[TypedCitation]:
    """Yield the citations of a bracket with a year, behind the author in the text: "IOM (2009, p. 3)"."""
    lead = text[max(0, bracket.start() - _LETTERS_BEFORE) : bracket.start()]
    if quoting := _QUOTED_END.search(text, max(0, bracket.start() - _MOST_LETTERS_QUOTED), bracket.start()):
        yield from _find_quoting(text[: quoting.start()], bracket[1], narrated_years)
    phrase = _PHRASE.search(lead)
    author = _POSSESSIVE.sub("", _without_openers(phrase["who"])) if phrase else ""
    ending = bracket[1][narrated_years.end("years") :]
    is_case = phrase is not None and _PARTIES.search(lead, 0, phrase.end()) is not None
    may_be_other = is_case or narrated_years["month"] or _PERIOD.search(narrated_years["years"])
    is_sure = _is_author(author) and not may_be_other
    yield from _citations_by_year(author, narrated_years["years"], ending, is_sure=is_sure, lead=lead)


def _find_quoting(text: str, bracket_text: str, narrated_years: re.Match[str]) -> Iterator[TypedCitation]:
    """Yield possible citations of a bracket behind a quotation, by the names that lead to it: "Jobe writes: “…”"."""
    sentence = _SENTENCE_END.split(text[-_LETTERS_BEFORE:])[-1]
    ending = bracket_text[narrated_years.end("years") :]
    for match in _ANY_PHRASE.finditer(sentence):
        author = _POSSESSIVE.sub("", _without_openers(match["who"]))
        if _is_author(author):
            yield from _citations_by_year(author, narrated_years["years"], ending, is_sure=False)


def author_page(lines: Sequence[DocumentLine]) -> Iterator[TypedCitation]:
    """Yield possible citations by author and page, as in MLA: `(Jobe 15)`, `(Jobe)`; none is sure."""
    for text, line_of in iterate_paragraphs(lines):
        yield from (citation._replace(line=line_of(citation.start)) for citation in author_page_in(text))


def author_page_in(text: str) -> Iterator[TypedCitation]:
    """Yield the possible citations by author and page of a paragraph."""
    for match in BRACKETED_TEXT.finditer(text):
        for part in match[1].split(";"):
            if name_match := _AUTHOR_WITH_PAGE.fullmatch(without_lead(part.strip())):
                author, page = name_match["who"], name_match["page"] or ""
                yield TypedCitation(
                    0, author, "", match[0], is_sure=False, start=match.start(), end=match.end(), ending=page
                )


def iterate_paragraphs(lines: Sequence[DocumentLine]) -> Iterator[tuple[str, Callable[[int], int]]]:
    """Yield the paragraphs of lines, each as one text, with a function that gives the line of a position."""
    for is_blank, run in groupby(lines, lambda line: not line.text.strip()):
        if not is_blank:
            block = list(run)
            texts = [strip_marks(mark_raised_codes(line.text)) for line in block]
            ends = list(accumulate(len(text) + 1 for text in texts))
            text = " ".join(texts)
            yield text, partial(_line_of, [line.number for line in block], ends)


def _line_of(line_numbers: Sequence[int], ends: Sequence[int], position: int) -> int:
    return line_numbers[min(bisect_right(ends, position), len(ends) - 1)]


def _citations_in(text: str) -> Iterator[TypedCitation]:
    """Yield the citations between brackets; one with only years has the authors of the one before."""
    author = ""
    for part in text.split(";"):
        *secondhand_works, work = _SECONDHAND.split(part)
        for secondhand_text in secondhand_works:
            for citation in _citations_of_part(secondhand_text, author):
                yield citation._replace(is_sure=False, is_secondhand=True)
        for citation in _citations_of_part(work, author):
            author = citation.author
            yield citation


def _citations_of_part(part: str, author: str) -> Iterator[TypedCitation]:
    """Yield the citations between semicolons; one without a name has an author that is known before."""
    remainder = part
    while (match := _PART.match(remainder)) is not None:
        name_text = without_lead(match["who"].strip()).strip(' ,.:*_”"»')
        month = _MONTH_BEHIND.search(name_text)
        is_dated = month is not None and _names_month(month)
        name_text = name_text[: month.start()] if month and is_dated else name_text
        name_text = re.sub(r"\s*[\[(][^\[\]()]*[\])]\Z", "", name_text) if name_text else author
        name = _FIRST_NAME.search(name_text)
        further_year = _FURTHER_YEAR.match(match["rest"])
        ending = further_year[1] if further_year else match["rest"]
        if name and not _UNWRITTEN_SOURCE.search(part):
            is_led = name_text[0].islower() and name.start() > 0
            author = name_text[name.start() :] if is_led else name_text
            is_sure = not (is_led or is_dated) and _is_author(author)
            yield from _citations_by_year(author, match["years"], ending, is_sure=is_sure)
        remainder = match["rest"][len(ending) if further_year else 0 :].lstrip(" ,")


def _names_month(match: re.Match[str]) -> bool:
    return fold(match["month"]) in MONTHS


def _citations_by_year(
    author: str, years: str, ending: str, *, is_sure: bool, lead: str = ""
) -> Iterator[TypedCitation]:
    """Yield a citation for each year; "2010a, b" are two of one year."""
    number = ""
    for year_match in _ONE_YEAR.findall(years):
        year = fold(first_year(year_match)).replace(" ", "").rstrip(".")
        number = year[:4] if year[:1].isdigit() else number
        full_year = f"{number}{year}" if len(year) == 1 else year
        period = find_period(year_match)
        date = period.text if period else full_year
        stop = "." if date.count(".") == 1 and "-" not in date else ""  # of "n.d.", and not of "n.d.-a"
        text = f"{author}{'.' if _OPEN_ET_AL.search(author) else ''} ({date}{stop})"
        yield TypedCitation(
            0, author, full_year, text, is_sure, lead, ending=ending, end_year=period.end if period else ""
        )


def without_lead(author: str) -> str:
    """Return the author without the words that introduce a citation: "see also"."""
    lead = LEAD.match(author)
    return author[lead.end() :] if lead else author


def _without_openers(author: str) -> str:
    tokens = author.split()
    while tokens and fold(tokens[0]).strip(",.:") in _WORDS["openers"] and not _is_body_in_capitals(tokens[0]):
        del tokens[0]
    return " ".join(tokens)


def _is_body_in_capitals(token: str) -> bool:
    """Tell whether a word is the acronym of a body: "WHO" is, "Who" and "THE" are not."""
    return token.isupper() and body_named(token) is not None


def _is_author(text: str) -> bool:
    """Tell whether a text is an author: no law, place or month, and no part of a sentence."""
    tokens = text.split()
    text_words = words(text)
    if not text_words or text.endswith("/") or len(tokens) > _MOST_WORDS or any(map(_FIGURE.fullmatch, tokens)):
        return False
    if {text_words[0], text_words[-1]} & _WORDS["no author"] and not _is_acronym(text):
        return False
    if text_words[-1] in MONTHS or find_country_or_region(text) is not None:
        return False
    if text[0] in _QUOTATION:
        return True
    if {word for word in text_words if not word.isdigit()} <= _WORDS["disease"]:
        return False
    if _PLACE_AND_PUBLISHER.fullmatch(text):
        return False
    names = ET_AL.sub("", text).split()
    return bool(names) and names[-1][:1] != names[-1][:1].lower() and all(map(_may_be_in_name, names))


def _is_acronym(author: str) -> bool:
    """Tell whether an author is an acronym that is also a word: "WAVE", but not "VOL"."""
    return (
        len(author) >= _LETTERS_OF_AN_ACRONYM
        and author.isalpha()
        and author.isupper()
        and fold(author) not in _ABBREVIATIONS
    )


def _may_be_in_name(token: str) -> bool:
    return (
        not token[0].islower()
        or fold(token).strip(",.") in _SMALL_WORDS
        or token[:3] in {"al-", "el-", "d’A", "d'A"}
        or token[1:2] in {"’", "'"}
    )
