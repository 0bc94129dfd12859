"""What `verify --quotes` makes of whole reports: .md, .tex, .docx and .odt files that quote PDF files of two makers.

`python -m benchmarks.quoted_reports FOLDER --seed 7` prints the table. The PDF files are those of
`benchmarks.quoted_files`; their words and forms are none that the rules were written with. Each report goes the whole
way, from the bytes of its file. It quotes before and behind its citation, in notes, in blocks, lists and tables, in two
halves, with several works in one bracket, with "ibid.", and in the marks of its language. A seed draws a new set: look
at the errors of one, and measure with another.
"""

import argparse
import re
import textwrap
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.quotation_cases import Case
from benchmarks.quotations import is_right
from benchmarks.quoted_cases import Shelf, changed_case, moved_case, run, true_case, wrong_case
from protlib.quotations.compared_words import fold_letters
from protlib.quotations.report_check import CheckedQuotation

_SUFFIXES: Final = (".md", ".docx", ".tex", ".odt")
_IN_A_REPORT: Final = 25
SIZES: Final = {
    "en": {"true": 500, "not there": 250, "changed": 250, "other page": 100},
    "fr": {"true": 200, "not there": 100, "changed": 100, "other page": 40},
    "es": {"true": 150, "not there": 75, "changed": 75, "other page": 30},
    "ar": {"true": 150, "not there": 75, "changed": 75, "other page": 30},
}
_MARKS: Final = {
    "en": ("“{}”", "“{}”", '"{}"', "‘{}’", "„{}“"),
    "fr": ("«\u202f{}\u202f»", "«\u00a0{}\u00a0»", "« {} »", "“{}”"),
    "es": ("«{}»", "“{}”", '"{}"'),
    "ar": ("«{}»", "« {} »", "”{}“", '"{}"'),
}
_INNER: Final = {"“": ("‘", "’"), '"': ("'", "'"), "‘": ("“", "”"), "„": ("‚", "‘"), "«": ("“", "”"), "”": ("«", "»")}
_PAGE: Final = {
    "en": ("p. {}", "p. {}", "{}"),
    "fr": ("p. {}",),
    "es": ("p. {}", "pág. {}"),
    "ar": ("ص. {}", "ص {}", "p. {}"),
}
_LEADS: Final = {
    "en": ("The report concludes that", "In the words of the authors,", "Elsewhere, however,", "As for 2019,"),
    "fr": ("Le rapport conclut que", "Selon les auteurs,", "Par ailleurs,"),
    "es": ("El informe concluye que", "Según los autores,", "Por otra parte,"),
    "ar": ("وخلص التقرير إلى أن", "ووفقاً للمؤلفين", "ومن ناحية أخرى"),
}
_VERBS: Final = {"en": "writes that", "fr": "écrit que", "es": "escribe que", "ar": "يقول إن"}
_AS: Final = {"en": "as {} puts it", "fr": "comme l’écrit {}", "es": "como escribe {}", "ar": "كما يقول {}"}
_FILLER: Final = {
    "en": "Other sources, such as the press, say little about it.", "fr": "D’autres sources en parlent peu.",
    "es": "Otras fuentes dicen poco al respecto.", "ar": "ولا تذكر المصادر الأخرى سوى القليل.",
}  # fmt: skip
_Form = Callable[[Case, str, str, Random], str]


def _quote(case: Case, random: Random) -> str:
    """Return the words of a case in marks; marks that are among them become others."""
    form, text = random.choice(_MARKS[case.language]), case.text
    opening, closing = _INNER[form[0]]
    for mark, inner in (
        ("“", opening),
        ("”", closing),
        ("« ", opening),
        (" »", closing),
        ("«", opening),
        ("»", closing),
    ):
        text = text.replace(mark, inner)
    return form.format(text)


def _sentence(case: Case, quotation: str, second_key: str, number: int, random: Random) -> str:
    """Return a passage of a report in Markdown that has a quotation."""
    language, key, page = case.language, case.key, random.choice(_PAGE[case.language]).format(case.cited)
    lead, verb = random.choice(_LEADS[language]), _VERBS[language]
    bracket, aside, filler = f"[@{key}, {page}]", f"p. {case.cited}", _FILLER[language]
    block = re.sub(r"^(\d+)\.", r"\1\\.", case.text)  # else it begins a list
    is_plain = (
        case.kind == "true" and len(quotation.split(" ")) > 10 and not re.search(r"[…“‘«„\"'*\[]|\.\.", case.text)
    )
    mark = quotation.replace(case.text, "{}", 1)
    forms = [
        f"{lead} {quotation} {bracket}.",
        f"{lead} {quotation}, {bracket}. {filler} [@{second_key}].",
        f"@{key} [{page}] {verb} {quotation}.",
        f"@{key} {verb} {quotation} ({aside}). {filler}",
        f"> {block} {bracket}",
        f"@{key} [{page}] {verb}:\n\n> {block}",
        f"{lead} {quotation}.[^{number}]\n\n[^{number}]: {bracket}.",
        f"{lead} {quotation}[^{number}] – {filler}\n\n[^{number}]: [see @{second_key}, p. 1; @{key}, {page}].",
        f"{lead} {quotation} [see also @{second_key}; @{key}, {page}].",
        f"{filler} [@{second_key}, p. 1]. {lead} *{quotation}* {bracket}.",
        f"- {quotation} {bracket}\n- {filler}",
        f"| A | B |\n|---|---|\n| {quotation} {bracket} | 12 |",
        f"{filler} [@{key}]. {lead} {quotation} (ibid., {aside}).",
        f"{filler}[^{number}] {lead} {quotation}.[^{number}b]\n\n[^{number}]: [@{key}, p. 1].\n\n[^{number}b]: Ibid., {aside}.",
    ]
    if is_plain:
        words = case.text.split(" ")
        middle = len(words) // 2
        first, last = (mark.format(" ".join(part)) for part in (words[:middle], words[middle:]))
        forms += [f"{first}, {_AS[language].format(f'@{key} [{page}]')}, {last}."] * 2
    return random.choice(forms)


def _find_similar(case: Case, shelf: Shelf) -> set[str]:
    """Return the works that have a part of a quotation: another one in its citation must not."""
    words = re.sub(r"\[.*?\]", "", case.text).split(" ")
    runs = [fold_letters(" ".join(words[start : start + 8])) for start in range(0, max(1, len(words) - 7), 4)]
    return {case.key, *(key for key, pages in shelf.pages.items() if any(run in "".join(pages) for run in runs))}


_MAKERS: Final = {"true": true_case, "not there": wrong_case, "changed": changed_case, "other page": moved_case}


def make_reports(shelf: Shelf, language: str) -> Iterator[tuple[str, list[Case]]]:
    """Yield reports in Markdown, each with its cases."""
    random, numbers = shelf.random, count(1)
    cases = [_MAKERS[kind](shelf, language) for kind, size in SIZES[language].items() for _number in range(size)]
    random.shuffle(cases)
    for start in range(0, len(cases), _IN_A_REPORT):
        report_cases = cases[start : start + _IN_A_REPORT]
        parts = []
        for case in report_cases:
            similar_works = _find_similar(case, shelf)
            second = random.choice([key for key in shelf.works if key not in similar_works])
            parts.append(_sentence(case, _quote(case, random), second, next(numbers), random))
        yield "\n\n".join(f"{part}\n\n{_FILLER[language]}" for part in parts), report_cases


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the PDF files are made, or are from an earlier run")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--wrong", action="store_true", help="print each case with a wrong outcome")
    options = parser.parse_args()
    shelf = Shelf(options.seed, options.folder / str(options.seed))
    for language in SIZES:
        right: defaultdict[str, Counter[bool]] = defaultdict(Counter)
        seconds = 0.0
        for number, (report, cases) in enumerate(make_reports(shelf, language)):
            suffix = _SUFFIXES[number % len(_SUFFIXES)]
            started = time.process_time()
            verdicts = list(run(report, cases, shelf, suffix, options.folder / f"report{options.seed}"))
            seconds += time.process_time() - started
            for case, checked in verdicts:
                is_good = bool(checked) and all(is_right(case, outcome) for outcome in checked)
                right[case.kind][is_good] += 1
                if options.wrong and not is_good:
                    _show(case, checked, suffix, report)
        for kind, counts in right.items():
            total = counts.total()
            print(f"{language:4}{kind:12}{counts[True]:5} of {total:5} {100 * counts[True] / total:6.1f} %")
        print(f"{language:4}{seconds:.1f} s of CPU")


def _show(case: Case, checked: Sequence[CheckedQuotation], suffix: str, report: str) -> None:
    place = max(0, report.find(case.text[:20]))
    print("---", suffix, case.kind, case.key, case.pages, case.cited, case.change)
    print("CASE  ", textwrap.shorten(case.text, 600))
    print("REPORT", textwrap.shorten(report[max(0, place - 120) : place + len(case.text) + 160], 900))
    for outcome in checked:
        print(
            "SAID  ",
            outcome.state.name,
            outcome.passage.key,
            outcome.passage.pages,
            [tuple(part) for part in outcome.differences],
            outcome.reason,
        )
        print("PLACE ", textwrap.shorten(outcome.passage.text, 600))


if __name__ == "__main__":
    main()
