"""Quotations from real documents with numbered paragraphs, cited by a right and by a wrong number.

`python -m benchmarks.numbered_paragraphs FOLDER --seed 7` prints the table. FOLDER has documents as their publisher
gives them, each twice, under one name: NAME.pdf, which protlib reads, and NAME.docx, whose paragraphs say which number
is the right one. The Official Document System of the United Nations offers both. No document is part of the project. A
paragraph belongs to the last number before it. Words that stand in several paragraphs are not quoted.
"""

import argparse
import re
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from protlib.citing import notation
from protlib.citing.documents.cited_text import CitedText
from protlib.fulltext.file_text import read_text
from protlib.quotations.compared_words import fold_letters
from protlib.quotations.finder import find_quotations
from protlib.quotations.report_check import CheckedQuotation, QuotationState, Texts, check_quotations
from protlib.quotations.source import Source

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBER: Final = re.compile(r"\s*(\d{1,4})\.[\s\u00a0]+(?=\S)")
_LABELS: Final = ("para. {}", "par. {}", "párr. {}", "§ {}", "п. {}", "الفقرة {}", "第{}段", "n.º {}")
_LENGTHS: Final = (6, 25)  # words of a quotation
_FARTHEST: Final = 4  # paragraphs between the right number and a wrong one
_UNQUOTED: Final = re.compile(r"[“”\"«»\[\]@]")


class Case(NamedTuple):
    """A quotation, the number of its paragraph, and the number that is cited."""

    key: str
    text: str
    number: int
    cited: int
    label: str

    @property
    def line(self) -> str:
        """The sentence of a report that has it."""
        return f"The report says “{self.text}” [@{self.key}, {self.label.format(self.cited)}]."


def read_paragraphs(path: Path) -> dict[int, str]:
    """Return the numbered paragraphs of a Word document by their numbers, none where these are not in a row."""
    with zipfile.ZipFile(path) as packed:
        root = ET.fromstring(packed.read("word/document.xml"))
    paragraphs: dict[int, str] = {}
    for element in root.iterfind(f"{_WORD}body/{_WORD}p"):
        text = "".join(
            (node.text or "") if node.tag == f"{_WORD}t" else "\t" if node.tag == f"{_WORD}tab" else ""
            for node in element.iter()
        )
        if (match := _NUMBER.match(text)) and int(match[1]) == len(paragraphs) + 1:
            paragraphs[int(match[1])] = text[match.end() :]
    return paragraphs


def make_cases(key: str, paragraphs: Mapping[int, str], count: int, random: Random) -> Iterator[Case]:
    """Yield cases with a right number, and as many with a wrong one."""
    letters = {number: fold_letters(text) for number, text in paragraphs.items()}
    cases_left = 2 * count
    while cases_left:
        number = random.choice([*paragraphs])
        words = paragraphs[number].split()
        length = random.randint(*_LENGTHS)
        start = random.randrange(max(1, len(words) - length))
        text = " ".join(words[start : start + length]).strip(" ,;:.")
        places = [place for place, place_letters in letters.items() if fold_letters(text) in place_letters]
        if len(text.split()) < min(_LENGTHS) or _UNQUOTED.search(text) or places != [number]:
            continue
        near_numbers = range(max(1, number - _FARTHEST), number + _FARTHEST + 1)
        wrong = random.choice([each for each in near_numbers if each != number])
        yield Case(key, text, number, wrong if cases_left % 2 else number, random.choice(_LABELS))
        cases_left -= 1


def run(cases: Sequence[Case], sources: Mapping[str, Source]) -> list[CheckedQuotation]:
    """Return the verdict on each case."""
    text = "\n\n".join(case.line for case in cases)
    quotations = find_quotations(CitedText(text, tuple(notation.find_citations(text)), text))
    return list(check_quotations(quotations, lambda key: Texts([sources[key]])))


def judge(case: Case, checked: CheckedQuotation) -> str:
    """Return what became of a case, in words."""
    if checked.state not in {QuotationState.VERBATIM, QuotationState.OTHER_PARAGRAPH}:
        return "not verbatim in the file"
    if checked.paragraph_verdict is None or checked.paragraph_verdict.doubt:
        return "not checked by paragraph"
    is_told = checked.state is QuotationState.OTHER_PARAGRAPH
    if case.cited == case.number:
        return "told as wrong" if is_told else "passed"
    if not is_told:
        return "passed"
    return "told with the right one" if checked.passage.paragraphs == str(case.number) else "told with another one"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=20, help="cases of each kind for a document")
    parser.add_argument("--wrong", action="store_true", help="print each case that is not judged as it must be")
    options = parser.parse_args()
    random = Random(options.seed)
    sources: dict[str, Source] = {}
    cases: list[Case] = []
    for path in sorted(options.folder.glob("*.docx")):
        paragraphs = read_paragraphs(path)
        key = re.sub(r"\W+", "", path.stem)
        sources[key] = Source(read_text(path.with_suffix(".pdf")), path.stem)
        cases += make_cases(key, paragraphs, options.count, random)
    started = time.process_time()
    verdicts = run(cases, sources)
    seconds = time.process_time() - started
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for case, checked in zip(cases, verdicts, strict=True):
        kind, result = "right" if case.cited == case.number else "wrong", judge(case, checked)
        counts[kind][result] += 1
        if options.wrong and (kind, result) not in {("right", "passed"), ("wrong", "told with the right one")}:
            print(result, case, checked.state, checked.passage.paragraphs, checked.differences, sep="\n  ")
    print(f"{len(sources)} documents, {len(cases)} quotations, {seconds:.1f} s of CPU")
    for kind, results in counts.items():
        for result, count in results.most_common():
            print(f"{kind} number: {result:26}{count:5} of {results.total():5}")


if __name__ == "__main__":
    main()
