"""The text of files by page: whether a known sentence is on its page, and whether the page has its printed number.

`python -m benchmarks.pages` makes a hundred reports (`benchmarks.paged_reports`) with LibreOffice, Chromium and
XeLaTeX, once, in benchmarks/work; it asks 300 sentences of them, compares the number of each page, and has the bad
files of `benchmarks.bad_pdfs` read. `--cpu` measures the processor time of a page. Words are folded as the library's
search folds them. A sentence that goes on over the page counts where it begins.
"""

import argparse
import resource
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Final

from benchmarks import bad_pdfs
from benchmarks.paged_reports import Report, build, make_reports
from protlib.fulltext.page_text import FileText
from protlib.fulltext.workers import read_files
from protlib.text import words

_WORK: Final = Path(__file__).with_name("work")
_QUERIES: Final = 3  # of each report
_LEAST: Final = 3


def _pages_of(sentence: str, pages: Sequence[str]) -> list[int]:
    """Return the indexes of the pages on which a sentence begins; pages are their words with a space around each."""
    sentence_words = words(sentence)
    line = f" {' '.join(sentence_words)} "
    places = [number for number, page in enumerate(pages) if line in page]
    if places:
        return places
    return [
        number
        for number in range(len(pages) - 1)
        for place in range(_LEAST, len(sentence_words) - _LEAST + 1)
        if f" {' '.join(sentence_words[:place])} " in pages[number]
        and f" {' '.join(sentence_words[place:])} " in pages[number + 1]
    ]


def _ask(report: Report, text: FileText, random: Random) -> Iterator[tuple[bool, str, list[int], int]]:
    """Yield for some sentences whether only the right page has them, the sentence, its pages, and the right one."""
    pages = [f" {' '.join(words(page.text))} " for page in text.pages]
    sentences = [(sentence, number) for number, page in enumerate(report.pages) for sentence in page.sentences]
    for sentence, number in random.sample(sentences, _QUERIES):
        places = _pages_of(sentence, pages)
        yield places == [number], sentence, places, number


def measure(reports: Sequence[Report], paths: dict[str, Path], *, shows_misses: bool) -> None:
    """Print how many sentences are on their page, and how many pages have their number."""
    random = Random(300)
    sentences: Counter[tuple[str, bool]] = Counter()
    labels: Counter[tuple[str, bool]] = Counter()
    texts = {reading.path.stem: reading for reading in read_files(paths.values())}
    for report in reports:
        reading = texts[report.name]
        if reading.text is None or len(reading.text.pages) != len(report.pages):
            print(f"{report.name}: {reading.problem or 'the maker has made other pages'}")
            continue
        for is_right, sentence, places, number in _ask(report, reading.text, random):
            sentences[f"sentence, {report.language}, {report.maker}", is_right] += 1
            if shows_misses and not is_right:
                print(
                    f"{report.name} {report.maker}: page {number + 1}, found on "
                    f"{[place + 1 for place in places]}: {sentence}"
                )
        for number, (page, page_source) in enumerate(zip(reading.text.pages, report.pages, strict=True)):
            is_right = page.label in page_source.allowed
            labels[f"number, {report.numbering}", is_right] += 1
            labels[f"number, labels {report.labels}", is_right] += 1
            labels["number, all", is_right] += 1
            if shows_misses and not is_right:
                print(
                    f"{report.name} {report.numbering}, labels {report.labels}: page {number + 1} is "
                    f"{page.label!r}, not {page_source.allowed}"
                )
    for counts in (sentences, labels):
        for name in sorted({name for name, _is_right in counts}):
            right, all_of_it = counts[name, True], counts[name, True] + counts[name, False]
            print(f"{name:34} {right:6} of {all_of_it:6}  {right / all_of_it:.3f}")


def measure_time(paths: dict[str, Path]) -> None:
    """Print the processor time of a page, of all processes that read."""
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    pages = sum(len(reading.text.pages) for reading in read_files(paths.values()) if reading.text)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime
    print(f"{pages} pages in {seconds:.1f} s of processor time: {1000 * seconds / pages:.2f} ms a page")


def main() -> None:
    """Make the reports, read them and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="how many reports")
    parser.add_argument("--misses", action="store_true", help="show what was not right")
    parser.add_argument("--cpu", action="store_true", help="measure the processor time alone")
    options = parser.parse_args()
    reports = make_reports(options.count)
    paths = build(reports, _WORK / "reports")
    if options.cpu:
        measure_time(paths)
        return
    measure(reports, paths, shows_misses=options.misses)
    bad_pdfs.measure(_WORK / "bad")


if __name__ == "__main__":
    main()
