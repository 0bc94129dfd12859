"""Quotations of which it is known whether they stand in their source, and where: what `verify --quotes` makes of them.

`python -m benchmarks.quotations` prints the table. The sources are the texts of invented reports
(`benchmarks.paged_reports`), as a reader of PDF returns them: lines are wrapped, in columns too, words are divided at
their ends, running heads and notes stand between the pages. The quotations stand in a report, in the marks of their
language, beside a citation, and go the whole way: found in the text, looked up, judged. Some have the noise that a
person makes who quotes; some are wrong, and it is known how.
"""

import argparse
import textwrap
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.quotation_cases import Case, Library, make_cases
from protlib.citing import notation
from protlib.citing.documents.cited_text import CitedText
from protlib.quotations.compared_words import fold_letters
from protlib.quotations.finder import find_quotations
from protlib.quotations.report_check import CheckedQuotation, QuotationState, check_quotations


def run(cases: Sequence[Case], library: Library) -> dict[Case, CheckedQuotation | None]:
    """Return the verdict on each case, None where its quotation was not found in the report."""
    text = "\n\n".join(case.line for case in cases)
    quotations = find_quotations(CitedText(text, tuple(notation.find_citations(text))))
    starts: list[int] = []
    length = 0
    for case in cases:
        starts.append(length)
        length += len(case.line) + 2
    verdicts: dict[Case, CheckedQuotation | None] = dict.fromkeys(cases)
    for checked in check_quotations(quotations, library.sources()):
        place = max(number for number, start in enumerate(starts) if start <= checked.quotation.start)
        verdicts[cases[place]] = checked
    return verdicts


def is_right(case: Case, checked: CheckedQuotation | None) -> bool:
    """Tell whether a verdict is as it must be."""
    if checked is None:
        return False
    places = [name.split("–") for name in checked.passage.pages.split(", ")]  # all where the words stand
    if case.kind == "true":
        return checked.state is QuotationState.VERBATIM
    if case.kind == "other page":
        right = {case.pages[0], case.pages[-1]}
        return checked.state is QuotationState.OTHER_PAGE and any({pages[0], pages[-1]} == right for pages in places)
    if case.kind == "not there":
        return checked.state in {QuotationState.ABSENT, QuotationState.DIFFERENT}
    return checked.state is QuotationState.DIFFERENT and _shows_change(case, checked)


def _shows_change(case: Case, checked: CheckedQuotation) -> bool:
    """Tell whether exactly what was changed is shown."""
    if len(checked.differences) != 1:
        return False
    [difference] = checked.differences
    quoted, source = (_simplify(text) for text in (difference.quoted, difference.source))
    return (quoted, source) == (_simplify(case.change[0]), _simplify(case.change[1]))


def _simplify(text: str) -> str:
    return fold_letters(text)


SIZES: Final = {
    "en": {"true": 700, "not there": 350, "changed": 400, "other page": 150},
    "fr": {"true": 200, "not there": 100, "changed": 100, "other page": 50},
    "es": {"true": 200, "not there": 100, "changed": 100, "other page": 50},
    "ar": {"true": 200, "not there": 100, "changed": 100, "other page": 50},
}
_MOST_LETTERS_OF_QUOTATION: Final = 400
_MOST_LETTERS_OF_PASSAGE: Final = 500
_REPORT_SIZES: Final = {"true": 20, "not there": 2, "changed": 2, "other page": 1}
"""The quotations of a report in each language."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--files", type=Path, help="read the sources from PDF files, which LibreOffice makes in this folder"
    )
    parser.add_argument("--wrong", action="store_true", help="print each case with a wrong verdict")
    options = parser.parse_args()
    library = Library(29, options.files)
    for language, sizes in SIZES.items():
        cases = list(make_cases(library, language, sizes))
        started = time.process_time()
        verdicts = run(cases, library)
        seconds = time.process_time() - started
        right: defaultdict[str, Counter[bool]] = defaultdict(Counter)
        for case, checked in verdicts.items():
            right[case.kind][is_right(case, checked)] += 1
            if options.wrong and not is_right(case, checked):
                print(describe(case, checked))
        for kind, counts in right.items():
            share = 100 * counts[True] / counts.total()
            print(f"{language:4}{kind:12}{counts[True]:5} of {counts.total():5} {share:6.1f} %")
        print(
            f"{language:4}{len(cases)} quotations of {len({case.key for case in cases})} works in "
            f"{seconds:.1f} s of CPU"
        )

    _time_a_report(library)


def _time_a_report(library: Library) -> None:
    """Print what a report of 100 quotations costs, of which one in five is wrong, once the texts are read."""
    cases = [case for language in SIZES for case in make_cases(library, language, _REPORT_SIZES)]
    started = time.process_time()
    run(cases, library)
    seconds = time.process_time() - started
    print(f"a report of {len(cases)} quotations of {len({case.key for case in cases})} works: {seconds:.1f} s of CPU")


def describe(case: Case, checked: CheckedQuotation | None) -> str:
    """Return what was said of a quotation, and what it is, in lines."""
    lines = [
        f"--- {case.kind} {case.key} {case.pages} {case.cited} {case.change}",
        textwrap.shorten(case.text, _MOST_LETTERS_OF_QUOTATION),
    ]
    if checked:
        differences = [tuple(difference) for difference in checked.differences]
        lines += [
            f"{checked.state} {checked.passage.pages} {differences} {checked.reason}",
            textwrap.shorten(checked.passage.text, _MOST_LETTERS_OF_PASSAGE),
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
