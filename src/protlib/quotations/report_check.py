"""Whether the quotations of a report stand in the files of the works that it cites, and on which page."""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from protlib.citing.citation import CitedPublication
from protlib.citing.locator_series import read_places
from protlib.quotations import cited_paragraphs
from protlib.quotations.alignment import PassageMatch, WordDifference, align, find_all, find_nearest_sentence
from protlib.quotations.cited_paragraphs import ParagraphVerdict
from protlib.quotations.finder import Quotation
from protlib.quotations.first_negation import with_first_negation
from protlib.quotations.source import Source
from protlib.record.titles.prose import languages_of_prose
from protlib.record.translated_names import language
from protlib.system.pdf.letters import count_lost
from protlib.system.shell import quote
from protlib.text import shorten, with_plain_figures

# Such as "34", "A-3", "iv", "2-4", "34f" and "and"; but not "Box3".
_PAGE: Final = re.compile(r"[a-z]{0,2}[.-]?\d+(?:[.-]+\d+)*[a-z]{0,2}\.?|[ivxlcdm]+|\w{1,3}\.?", re.IGNORECASE)
_BETWEEN_PAGES: Final = re.compile(r"[^\w.-]+")
_MOST_LETTERS: Final = 60  # of words that a message quotes
_LOST_SHARE: Final = 0.2  # of the words of a passage: from there on, nobody can say what it says
_MOST_NAMES: Final = 6  # of pages or paragraphs, in a message
_COMPARE: Final = ": compare it with the page"
_MOST_LANGUAGES: Final = 2  # that a text may be in, if the likelier one is named
_LEAST_SHARE: Final = 0.1  # of pictures among the pages of a file, in one of which a quotation may stand


def describe_other_language(quotation: str, source: Source) -> str:
    """Return a sentence where a quotation is in another language than a file, "" where it is not, or not certain."""
    languages, theirs = languages_of_prose(quotation), languages_of_prose(source.sample())
    if not languages or not theirs or not {*languages}.isdisjoint(theirs):
        return ""
    name = source.name or "the file"
    own_name, their_name = _name_language(languages), _name_language(theirs)
    if not own_name:
        return f"it is in another language than {name}{f', which is in {their_name}' if their_name else ''}"
    return f"it is in {own_name}, and {name} in {their_name or 'another language'}"


def _name_language(codes: Sequence[str]) -> str:
    """Return the name of a language, "" where a text may be in too many: its script alone is known."""
    return language(codes[0], "en") if len(codes) <= _MOST_LANGUAGES else ""


class QuotationState(StrEnum):
    """What became of a quotation, the best first."""

    VERBATIM = "verbatim"
    OTHER_PAGE = "on another page"
    OTHER_PARAGRAPH = "in another paragraph"
    DIFFERENT = "differs"
    UNCHECKED = "cannot be checked"
    ABSENT = "not there"


class Obstacle(StrEnum):
    """Why a quotation cannot be checked."""

    UNKNOWN = "unknown work"
    UNLISTED = "no such work"
    DOUBT = "several works"
    NO_FILE = "no file"
    NO_TEXT = "no text"
    PICTURES = "pictures"
    PICTURE_PAGE = "a page with a picture"
    LANGUAGE = "another language"
    TRANSLATED = "a translation"
    LETTERS = "lost letters"


class SourceProblem(NamedTuple):
    """What stands in the way of a check, and that in words, with what to type."""

    obstacle: Obstacle
    text: str


class SourcePassage(NamedTuple):
    """Where a passage stands: the key of the work, the name of its file, its pages, and its words.

    `is_printed` tells whether the numbers of the pages are those that are printed on them, else those of the file.
    `paragraphs` are its numbered paragraphs if the report cites by them, `part` the annex that counts them. It
    `is_repeated` if the words stand at several of the named places, none of which is cited.
    """

    key: str
    file: str = ""
    pages: str = ""
    text: str = ""
    is_printed: bool = True
    paragraphs: str = ""
    part: str = ""
    is_repeated: bool = False


class CheckedQuotation(NamedTuple):
    """A quotation and what became of it.

    `passage` is the one that is quoted, or the nearest one. `pages` are those that the citation names.
    `elsewhere` is where else in the library an absent quotation stands. `problem` is why one cannot be checked.
    `paragraphs` are those that the citation names, with what became of them.
    """

    quotation: Quotation
    state: QuotationState
    passage: SourcePassage
    pages: str = ""
    differences: tuple[WordDifference, ...] = ()
    elsewhere: SourcePassage | None = None
    problem: SourceProblem | None = None
    paragraphs: str = ""
    paragraph_verdict: ParagraphVerdict | None = None

    @property
    def is_in_other_paragraph(self) -> bool:
        """Whether it stands in another paragraph than the cited one."""
        return self.paragraph_verdict is not None and not self.paragraph_verdict.is_right

    @property
    def reason(self) -> str:
        """Why it cannot be checked, in words; "" where it can."""
        return self.problem.text if self.problem else ""

    @property
    def line(self) -> int:
        """The line of the quotation."""
        return self.quotation.line

    @property
    def is_fault(self) -> bool:
        """Whether somebody has to look at it."""
        return self.state is not QuotationState.VERBATIM


class Texts(NamedTuple):
    """The texts of the files of a work; `problem` says why one of them, or all, cannot be read."""

    sources: Sequence[Source] = ()
    problem: SourceProblem | None = None


Works = Callable[[str], Texts]
"""Returns the texts of a work, by its key."""


def check_quotations(quotations: Sequence[Quotation], works: Works) -> Iterator[CheckedQuotation]:
    """Yield the result for each quotation; of several works in one citation, the best one."""
    for quotation in quotations:
        results = [check_quotation(quotation, cited, works(cited.key)) for cited in quotation.citation.cited]
        yield min(results, key=_rank)


def _rank(outcome: CheckedQuotation) -> tuple[bool, int, int]:
    is_of_another_language = outcome.problem is not None and outcome.problem.obstacle is Obstacle.LANGUAGE
    return (
        is_of_another_language,
        [*QuotationState].index(outcome.state),
        sum(difference.cost for difference in outcome.differences),
    )


def check_quotation(quotation: Quotation, work: CitedPublication, texts: Texts) -> CheckedQuotation:
    """Return the result for a quotation from one work."""
    places = read_places(work)
    pages, paragraphs = _readable(quotation.pages or places.pages), quotation.paragraphs or places.paragraphs
    trials = (
        (source, align(quotation.text, source, _find_pages(source, pages, paragraphs))) for source in texts.sources
    )
    matches = [(source, match) for source, match in trials if match]
    if not matches:
        return _judge_absent(quotation, work.key, pages, texts)._replace(paragraphs=paragraphs)
    source, match = min(matches, key=lambda pair: (pair[1].cost, -pair[1].likeness))
    match = with_first_negation(quotation.text, match)
    outcome = CheckedQuotation(
        quotation, QuotationState.VERBATIM, passage_of(work.key, source, match), pages, paragraphs=paragraphs
    )
    if not match.is_verbatim:
        differences = tuple(difference for difference in match.differences if not _is_unread(difference))
        if differences:
            passage = _with_paragraph(outcome, source, match).passage if paragraphs else outcome.passage
            return outcome._replace(passage=passage, state=QuotationState.DIFFERENT, differences=differences)
        lost_words = next(difference.source for difference in match.differences if _is_unread(difference))
        problem = SourceProblem(Obstacle.LETTERS, _describe_unread(source, match, lost_words))
        return outcome._replace(state=QuotationState.UNCHECKED, problem=problem)
    if pages and source.is_paged and source.pages_named(pages).isdisjoint(match.pages):
        outcome = _with_all_pages(outcome, source, match)
    return _with_paragraph(outcome, source, match) if paragraphs else outcome


def _with_all_pages(outcome: CheckedQuotation, source: Source, match: PassageMatch) -> CheckedQuotation:
    """Return the result of words that stand on other pages than the cited one, with all of these."""
    pages = [*dict.fromkeys(source.name_pages(each.pages) for each in find_all(outcome.quotation.text, source, match))]
    passage = outcome.passage
    if len(pages) > 1:
        passage = passage._replace(pages=_name_several(pages), is_repeated=True)
    return outcome._replace(state=QuotationState.OTHER_PAGE, passage=passage)


def _name_several(names: Sequence[str]) -> str:
    return ", ".join([*names[:_MOST_NAMES], *["…"] * (len(names) > _MOST_NAMES)])


def _readable(pages: str) -> str:
    """Return pages, "" where a locator without a word is none that a page has, such as "Box3"."""
    names = filter(None, _BETWEEN_PAGES.split(with_plain_figures(pages)))
    return pages if all(map(_PAGE.fullmatch, names)) else ""


def _find_pages(source: Source, pages: str, paragraphs: str) -> set[int]:
    return source.pages_named(pages) if pages else cited_paragraphs.pages_of(source, paragraphs)


def _with_paragraph(outcome: CheckedQuotation, source: Source, match: PassageMatch) -> CheckedQuotation:
    """Return a result with what became of the cited paragraph."""
    verdict = cited_paragraphs.judge(outcome.quotation.text, outcome.paragraphs, source, match)
    passage = outcome.passage._replace(paragraphs=verdict.paragraphs, part=verdict.part)
    if not verdict.is_right and match.is_verbatim:
        matches = find_all(outcome.quotation.text, source, match)
        verdicts = [
            cited_paragraphs.judge(outcome.quotation.text, outcome.paragraphs, source, each) for each in matches
        ]
        names = [*dict.fromkeys(each.paragraphs for each in verdicts if each.paragraphs and each.part == verdict.part)]
        if len(names) > 1:
            passage = passage._replace(paragraphs=_name_several(names), is_repeated=True)
    outcome = outcome._replace(passage=passage, paragraph_verdict=verdict)
    if verdict.is_right or outcome.state is QuotationState.OTHER_PAGE:
        return outcome
    return outcome._replace(state=QuotationState.OTHER_PARAGRAPH)


def _is_unread(difference: WordDifference) -> bool:
    """Tell whether words differ where the file does not say what its letters are."""
    return bool(count_lost(difference.source)[1])


def _describe_unread(source: Source, match: PassageMatch, words: str) -> str:
    page = f", p. {source.name_pages(match.pages)}" if source.is_paged else ""
    return f"{source.name or 'the file'}{page} does not name all letters of “{shorten(words, _MOST_LETTERS)}”{_COMPARE}"


def _find_unread_page(source: Source, key: str, pages: str) -> SourceProblem | None:
    """Return what is on a cited page that may have words which its text has not; None for no such page.

    Where no page is cited, it may be any one. Covers do not count, nor do a few pictures that divide chapters.
    """
    from protlib.fulltext.page_text import describe_pictures
    from protlib.fulltext.picture_text import is_recognised

    text, name = source.text, source.name or "the file"
    command = "" if is_recognised(text.reader) else f". To recognise the text: protlib text {quote(key)} --ocr"
    numbers = source.pages_named(pages)
    inner_pictures = {*text.pictures} - {0, len(source) - 1}
    if not numbers and len(inner_pictures) >= max(1, _LEAST_SHARE * len(source)):
        line = describe_pictures(len(text.pictures), len(source), len(text.nameless))
        return SourceProblem(Obstacle.PICTURES, f"{name}: {line}{command or _COMPARE}")
    for number in sorted(numbers):
        page = f"{name}, p. {source.name_pages(range(number, number + 1))}"
        if number in text.nameless:
            return SourceProblem(Obstacle.LETTERS, f"the fonts of {page} do not name their letters{command}")
        if number in text.pictures:
            return SourceProblem(Obstacle.PICTURE_PAGE, f"{page} is a picture{command or _COMPARE}")
        if number in text.half_pictures:
            return SourceProblem(Obstacle.PICTURE_PAGE, f"{page} has a large picture, which may have it{_COMPARE}")
    return None


def _judge_absent(quotation: Quotation, key: str, pages: str, texts: Texts) -> CheckedQuotation:
    """Return the result for a quotation that no text has: absent, or perhaps in a file that cannot be read."""
    problem = texts.problem
    if not problem:
        remarks = [describe_other_language(quotation.text, source) for source in texts.sources]
        if remarks and all(remarks):
            problem = SourceProblem(Obstacle.LANGUAGE, remarks[0])
        elif quotation.is_translated:
            problem = SourceProblem(Obstacle.TRANSLATED, "the report says that it is a translation")
        else:
            problem = next(filter(None, (_find_unread_page(source, key, pages) for source in texts.sources)), None)
    if problem:
        return CheckedQuotation(quotation, QuotationState.UNCHECKED, SourcePassage(key), pages, problem=problem)
    nearest = [(source, match) for source in texts.sources if (match := find_nearest_sentence(quotation.text, source))]
    if not nearest:
        return CheckedQuotation(quotation, QuotationState.ABSENT, SourcePassage(key), pages)
    source, match = nearest[0]
    passage = passage_of(key, source, match)
    word_count, lost_count = count_lost(match.text)
    if lost_count > _LOST_SHARE * word_count:
        problem = SourceProblem(Obstacle.LETTERS, _describe_unread(source, match, match.text))
        return CheckedQuotation(quotation, QuotationState.UNCHECKED, passage, pages, problem=problem)
    return CheckedQuotation(quotation, QuotationState.ABSENT, passage, pages)


def passage_of(key: str, source: Source, match: PassageMatch) -> SourcePassage:
    """Return where a passage stands."""
    is_printed = all(map(source.has_number, match.pages))
    return SourcePassage(key, source.name, source.name_pages(match.pages), match.text, is_printed)
