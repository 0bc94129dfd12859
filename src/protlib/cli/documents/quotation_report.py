"""What `verify --quotes` makes of a report: a line for each quotation that needs a look, and a summary."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.cli.documents.document_locations import describe_location
from protlib.cli.documents.paragraph_lines import contrast_paragraphs, count_doubts, name_paragraph_of
from protlib.cli.output import say
from protlib.errors import NothingFoundError
from protlib.text import list_first, make_printable, number_of, shorten, words

if TYPE_CHECKING:
    from protlib.citing.documents.cited_text import CitedText
    from protlib.library import Library
    from protlib.library.files.quoted_works import QuotedWorks
    from protlib.quotations.alignment import WordDifference
    from protlib.quotations.cited_numbers import CheckedNumber, UncheckedNumber
    from protlib.quotations.finder import Quotation, UncitedQuotation
    from protlib.quotations.paraphrases import Paraphrase
    from protlib.quotations.report_check import CheckedQuotation, SourcePassage, SourceProblem
    from protlib.record.model import Publication

_MOST_LETTERS: Final = 60  # characters that are shown of a quotation
_LETTERS_OF_A_NAME: Final = 30  # of a quotation among others
_MOST_NAMES: Final = 3  # of quotations, in a message of one line
_LONGEST_PASSAGE: Final = 200  # letters: three lines of a terminal
_MOST_DIFFERENCES: Final = 4  # in a message of one line
_MOST_PAGES: Final = 5  # in a message of one line


class Extent(NamedTuple):
    """What is looked at beside quotations, and in which publications: those that `is_open` is true of."""

    has_numbers: bool = False
    has_paraphrases: bool = False
    is_everywhere: bool = False
    is_open: "Callable[[Publication], bool]" = lambda _record: True


class CheckedReport(NamedTuple):
    """A report with the result for each of its quotations; `records` are the publications that a finding names.

    `uncited` are the quotations without a citation beside them, `unchecked_numbers` those whose work has no text, and
    `data` the bytes of its file.
    """

    name: str
    text: "CitedText"
    outcomes: "Sequence[CheckedQuotation]"
    records: "Mapping[str, Publication]" = MappingProxyType({})
    numbers: "Sequence[CheckedNumber]" = ()
    paraphrases: "Sequence[Paraphrase]" = ()
    uncited: "Sequence[UncitedQuotation]" = ()
    unchecked_numbers: "Sequence[UncheckedNumber]" = ()
    data: bytes = b""

    @property
    def findings(self) -> "list[CheckedQuotation | CheckedNumber | Paraphrase]":
        """What somebody has to look at, in the order of the report."""
        outcomes: list[CheckedQuotation | CheckedNumber | Paraphrase] = [
            *self.outcomes,
            *self.numbers,
            *self.paraphrases,
        ]
        return sorted((outcome for outcome in outcomes if outcome.is_fault), key=lambda outcome: outcome.line)


def check_report(library: "Library", data: bytes, name: str, suffix: str, extent: Extent) -> CheckedReport:
    """Return the result for each quotation of a report, and what else the extent says; a few new files are read before.

    Raises InputRefusedError where the report cannot be read, NothingFoundError where it has nothing to look at.
    """
    from protlib.cli.advice.missing_library import describe_lack
    from protlib.cli.files.attached_text import prepare_texts
    from protlib.library.files.quoted_works import QuotedWorks

    may_lack = extent.has_paraphrases or extent.has_numbers
    text, quotations, problems, uncited = read_quotations(library, data, name, suffix, may_lack=may_lack)
    if not len(library):
        say(describe_lack(library.path))
    works = QuotedWorks(library, text.records, is_open=extent.is_open, tells_access=True, problems=problems)
    cited_keys = {work.key for citation_match in text.citations for work in citation_match.citation.cited}
    keys = {work.key for quotation in quotations for work in quotation.citation.cited}
    prepare_texts(library, works.files(cited_keys if may_lack else keys))
    report = CheckedReport(name, text, check_all(quotations, works), uncited=uncited, data=data)
    if extent.has_numbers:
        from protlib.quotations.cited_numbers import check_numbers, find_numbers, list_unchecked

        numbers = list(find_numbers(text, quotations))
        unchecked_numbers = list_unchecked(numbers, works)
        report = report._replace(numbers=list(check_numbers(numbers, works)), unchecked_numbers=unchecked_numbers)
    if extent.has_paraphrases:
        from protlib.quotations.paraphrases import find_paraphrases

        find_similar = works.alike_in(None if extent.is_everywhere else cited_keys)
        report = report._replace(paraphrases=list(find_paraphrases(text, find_similar)))
    return report._replace(records={key: record for key in _keys(report) if (record := works.record(key))})


def _keys(report: CheckedReport) -> set[str]:
    passages = [outcome.passage for outcome in report.outcomes]
    passages += [paraphrase.passage for paraphrase in report.paraphrases]
    passages += [outcome.elsewhere for outcome in report.outcomes if outcome.elsewhere]
    return {*(passage.key for passage in passages), *(number.key for number in report.numbers)}


class QuotingReport(NamedTuple):
    """A report with its quotations: why the works of some cannot be looked at, and those without a citation."""

    text: "CitedText"
    quotations: "Sequence[Quotation]"
    problems: "Mapping[str, SourceProblem]"
    uncited: "Sequence[UncitedQuotation]"


def read_quotations(
    library: "Library",
    data: bytes,
    name: str,
    suffix: str,
    *,
    is_open: "Callable[[Publication], bool]" = lambda _record: True,
    may_lack: bool = False,
) -> QuotingReport:
    """Return the text of a report and its quotations, with typed citations of records that are open.

    Raises InputRefusedError, and NothingFoundError for none if it may not lack them.
    """
    from protlib.citing.documents.cited_text import read_cited_text
    from protlib.citing.verification.manuscript import read_beside
    from protlib.citing.verification.typed_works import find_typed_works, list_spans
    from protlib.library.library_answers import LibraryAnswers
    from protlib.quotations.finder import find_quotations, find_uncited
    from protlib.quotations.typed_quotation_citations import with_typed_citations

    cited_text = read_cited_text(data, name, suffix)
    manuscript = read_beside(cited_text, data, name, suffix)
    typed_matches = find_typed_works(
        cited_text, manuscript, LibraryAnswers(library), is_open=is_open, has_symbols_in_sentences=True
    )
    text, problems = with_typed_citations(cited_text, typed_matches)
    quotations = find_quotations(text)
    lists = list_spans(text, manuscript)
    uncited = [
        quotation for quotation in find_uncited(text) if not any(start <= quotation.start < end for start, end in lists)
    ]
    if not quotations and not may_lack:
        needs = (
            "a quotation needs marks, three words and a citation such as [@key, p. 3] or (IOM, 2019, p. 3) beside it"
        )
        reason = f"{_uncited_text(len(uncited))}; {needs}" if uncited else f"no quotation found; {needs}"
        raise NothingFoundError(f"{name}: {reason}")
    return QuotingReport(text, quotations, problems, uncited)


def _uncited_text(count: int) -> str:
    return f"{number_of(count, 'quotation has', 'quotations have')} no citation beside {'it' if count == 1 else 'them'}"


def check_all(quotations: "Sequence[Quotation]", works: "QuotedWorks") -> "list[CheckedQuotation]":
    """Return the result for each quotation; an absent one is looked for in other works.

    The title of the cited work is none: “Held at the border” (IOM, 2021, p. 3).
    """
    from protlib.quotations.report_check import check_quotations

    of_texts = [quotation for quotation in quotations if not _is_title(quotation, works)]
    return [_with_elsewhere(works, outcome) for outcome in check_quotations(of_texts, works)]


def _is_title(quotation: "Quotation", works: "QuotedWorks") -> bool:
    quoted_words = words(quotation.text)
    titles = [record.title for work in quotation.citation.cited if (record := works.record(work.key))]
    return any(quoted_words in (words(title), words(title.partition(":")[0])) for title in titles)


def _with_elsewhere(works: "QuotedWorks", outcome: "CheckedQuotation") -> "CheckedQuotation":
    """Return a result with the other work of the library that has an absent quotation."""
    from protlib.quotations.report_check import QuotationState

    if outcome.state is not QuotationState.ABSENT:
        return outcome
    quotation = outcome.quotation
    passage = works.find_elsewhere(quotation.text, {work.key for work in quotation.citation.cited})
    return outcome._replace(elsewhere=passage)


def quotation_lines(report: CheckedReport) -> Iterator[str]:
    """Yield a line for each quotation that somebody has to look at."""
    from protlib.quotations.paraphrases import Paraphrase
    from protlib.quotations.report_check import CheckedQuotation

    for finding in report.findings:
        line_name = name_line(report.name, report.text, finding.line)
        if isinstance(finding, CheckedQuotation):
            description = f"“{_cut(finding.quotation.text, _MOST_LETTERS)}”: {_explain(finding)}"
        elif isinstance(finding, Paraphrase):
            differences = _tell_differences(finding.differences)
            description = (
                f"without marks “{_cut(finding.text, _MOST_LETTERS)}”: stands in {_name_passage(finding.passage)}"
            )
            description += f", but for this: {differences}" if differences else ""
        else:
            description = f"number {finding.number.text}: {_explain_number(finding)}"
        yield make_printable(f"{line_name}: {description}")


def name_line(name: str, text: "CitedText", line: int) -> str:
    """Return where a line of a report with a name stands, for its author."""
    if text.source:
        return f"{name}:{line}"
    location = text.location_at(line)
    return f"{name}: {describe_location(location)}" if location else name


def _explain_number(number: "CheckedNumber") -> str:
    exact = f"; p. {number.exact_page} has {number.exact}" if number.exact else ""
    if not number.pages:
        return f"nowhere in {number.key}{exact}"
    further_count = len(number.pages) - _MOST_PAGES
    pages = ", ".join(number.pages[:_MOST_PAGES]) + (f" and {further_count} more" if further_count > 0 else "")
    return (
        f"in {number.key} on {'p.' if len(number.pages) == 1 else 'pp.'} {pages}, not on p. {number.cited_pages}{exact}"
    )


def _explain(outcome: "CheckedQuotation") -> str:
    from protlib.quotations.report_check import QuotationState

    passage = outcome.passage
    match outcome.state:
        case QuotationState.OTHER_PAGE:
            paragraphs = f"; in {contrast_paragraphs(outcome)}" if outcome.is_in_other_paragraph else ""
            return f"on another page of {passage.key}: {_page(passage)}, not p. {outcome.pages}{paragraphs}"
        case QuotationState.OTHER_PARAGRAPH:
            return f"in another paragraph of {passage.key}: {contrast_paragraphs(outcome)}"
        case QuotationState.DIFFERENT:
            return f"differs from {_name_passage(passage)}: {_tell_differences(outcome.differences)}"
        case QuotationState.UNCHECKED:
            return f"cannot be checked: {outcome.reason}"
    nearest = f"; the nearest is {_page(passage)}: “{_cut(passage.text, _LONGEST_PASSAGE)}”" if passage.text else ""
    place_text = f"; it is in {_name_passage(outcome.elsewhere)}" if outcome.elsewhere else ""
    return f"not in {passage.key}{place_text}{nearest}"


def _name_passage(passage: "SourcePassage") -> str:
    return ", ".join(filter(None, (passage.key, _page(passage) if passage.pages else "", name_paragraph_of(passage))))


def _page(passage: "SourcePassage") -> str:
    if not passage.pages:
        return "in it"
    of_file = "" if passage.is_printed else " of the file"
    is_several = "–" in passage.pages or ", " in passage.pages
    return f"{'pp.' if is_several else 'p.'} {passage.pages}{of_file}"


def _tell_differences(differences: "Sequence[WordDifference]") -> str:
    further_count = len(differences) - _MOST_DIFFERENCES
    texts = "; ".join(map(_tell_difference, differences[:_MOST_DIFFERENCES]))
    return f"{texts}{f'; and {further_count} more' if further_count > 0 else ''}"


def _tell_difference(difference: "WordDifference") -> str:
    """Return a difference in words; a "not" that was dropped or put in comes with a mark."""
    quoted_words, source_words = (_cut(text, _LONGEST_PASSAGE) for text in (difference.quoted, difference.source))
    turns = " (it turns the sentence round)" if difference.negations else ""
    if not quoted_words:
        return f"“{source_words}” is left out{turns}"
    if not source_words:
        return f"“{quoted_words}” is added{turns}"
    return f"the source has “{source_words}”, not “{quoted_words}”{turns}"


def _cut(text: str, longest: int) -> str:
    return shorten(" ".join(text.split()), longest)


def summarise(report: CheckedReport) -> str:
    """Return how many quotations have which state."""
    from protlib.quotations.report_check import QuotationState

    counts = Counter(outcome.state for outcome in report.outcomes)
    total = len(report.outcomes)
    parts = [number_of(total, "quotation")]
    parts += [f"{counts[state]} {_STATES[state.name]}" for state in QuotationState if counts[state]]
    parts += count_doubts(report.outcomes)
    if report.numbers:
        faults = [number for number in report.numbers if number.is_fault]
        absent_count = sum(not number.pages for number in faults)
        elsewhere_count = len(faults) - absent_count
        parts += [
            number_of(len(report.numbers), "number"),
            *([f"{absent_count} not there"] if absent_count else []),
        ]
        parts += [f"{elsewhere_count} on another page"] if elsewhere_count else []
    if report.unchecked_numbers:
        keys = list_first([*dict.fromkeys(number.key for number in report.unchecked_numbers)], _MOST_NAMES)
        parts.append(f"{number_of(len(report.unchecked_numbers), 'number')} not checked, without a text: {keys}")
    if report.paraphrases:
        count = len(report.paraphrases)
        parts.append(number_of(count, "sentence without marks", "sentences without marks"))
    names = list_first([f"“{_cut(each.text, _LETTERS_OF_A_NAME)}”" for each in report.uncited], _MOST_NAMES)
    parts += [f"{_uncited_text(len(report.uncited))}, not checked: {make_printable(names)}"] if report.uncited else []
    return f"{report.name}: {'; '.join(parts)}"


_STATES: Final = {
    "VERBATIM": "verbatim",
    "OTHER_PAGE": "on another page",
    "OTHER_PARAGRAPH": "in another paragraph",
    "DIFFERENT": "with other words",
    "UNCHECKED": "not checked",
    "ABSENT": "not there",
}
