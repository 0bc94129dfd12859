"""What `verify --quotes` makes of quotations from files whose text is damaged, as scans and designers damage it.

`python -m benchmarks.damaged_sources` prints a line for each damage. The quotations are those of
`benchmarks.quotation_cases`, without noise of who quotes; the pages of their sources are damaged here: misread letters
of a scan, soft hyphens, small capitals, large first letters, numbers of notes within sentences, heads between pages.
"""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from benchmarks.quotation_cases import Case, Library, make_cases
from benchmarks.quotations import describe, is_right, run
from protlib.fulltext.page_text import FileText, Page

_SIZES: Final = {"true": 40, "not there": 10, "changed": 20, "other page": 10}
_LANGUAGES: Final = ("en", "fr", "es")
_MISREAD: Final = (("rn", "m"), ("m", "rn"), ("l", "1"), ("I", "l"), ("ii", "u"), ("cl", "d"), ("O", "0"), ("e", "c"))
_MISREAD_SHARE: Final = 0.01  # of the words: a good scan
_ANNEXES: Final = 4
_NOTES_OF_A_PAGE: Final = 10  # at most, so that each has a number of its own
_NOTED_SHARE: Final = 0.02  # of the words: a page with some six notes


def _misread(text: str, random: Random, _place: int) -> str:
    def damage(match: re.Match[str]) -> str:
        choices = [(letters, sign) for letters, sign in _MISREAD if letters in match[0]]
        if not choices or random.random() >= _MISREAD_SHARE:
            return match[0]
        return match[0].replace(*random.choice(choices), 1)

    return re.sub(r"[^\W\d_]{4,}", damage, text)


def _put_soft_hyphens(text: str, random: Random, _place: int) -> str:
    def put(match: re.Match[str]) -> str:
        return match[1] + random.choice(("\u00ad", "")) + match[2]

    return re.sub(r"([^\W\d_]{4})([^\W\d_]{4,})", put, text)


def _set_capitals(text: str, _random: Random, _place: int) -> str:
    return re.sub(r"(?m)^[^\W\d_].*$", lambda match: match[0].upper(), text, count=1)


def _space_capitals(text: str, _random: Random, _place: int) -> str:
    return re.sub(r"\b([A-Z])([a-z]{3,})", lambda match: f"{match[1]} {match[2].upper()}", text)


def _set_first_letter(text: str, _random: Random, _place: int) -> str:
    return re.sub(r"(?m)(\n\n|\A)([A-ZÉ])([a-zé]+)", r"\1\2\n\3", text)


def _put_notes(form: str) -> Callable[[str, Random, int], str]:
    def put(text: str, random: Random, place: int) -> str:
        number = place * _NOTES_OF_A_PAGE

        def mark(match: re.Match[str]) -> str:
            nonlocal number
            if random.random() >= _NOTED_SHARE or number == (place + 1) * _NOTES_OF_A_PAGE:
                return match[0]
            number += 1
            return match[0] + form.format(number)

        with_marks = re.sub(r"[^\W\d_]{4,}[,.;]?(?=\s)", mark, text)
        notes = [f"{each} See annex {each % _ANNEXES + 1}." for each in range(place * _NOTES_OF_A_PAGE + 1, number + 1)]
        return "\n\n".join((with_marks, "\n".join(notes))) if notes else with_marks

    return put


def _divide_ligatures(text: str, _random: Random, _place: int) -> str:
    return re.sub(r"(?<=\w)(fi|fl|ff)(?=\w)", r"\1 ", text)


def _put_heads(text: str, random: Random, place: int) -> str:
    title = random.choice(("The Legal Framework", "Findings from the Field", "Conclusions"))
    return f"{title}\n{place + 1}\n\n{text}\n\nDraft of {place + 3} May – not for circulation"


def _double_words(text: str, _random: Random, _place: int) -> str:
    return text.replace(" ", "  ").replace("\n", " \n ")


_DAMAGES: Final[dict[str, Callable[[str, Random, int], str]]] = {
    "misread letters": _misread,
    "soft hyphens": _put_soft_hyphens,
    "a line of capitals": _set_capitals,
    "small capitals": _space_capitals,
    "large first letters": _set_first_letter,
    "notes: word12": _put_notes("{}"),
    "notes: word 12": _put_notes(" {}"),
    "notes: word[12]": _put_notes("[{}]"),
    "notes: word(12)": _put_notes(" ({})"),
    "divided ligatures": _divide_ligatures,
    "heads between pages": _put_heads,
    "doubled blanks": _double_words,
}


def _damage(library: Library, damage: Callable[[str, Random, int], str], seed: int) -> None:
    for name, text in library.texts.items():
        random = Random(f"{seed}{name}")
        pages = [Page(damage(page.text, random, place), page.label) for place, page in enumerate(text.pages)]
        library.texts[name] = FileText(tuple(pages), "benchmark")


def _measure(library: Library, cases: Sequence[Case], *, is_wanted: bool) -> Counter[tuple[str, bool]]:
    counts: Counter[tuple[str, bool]] = Counter()
    for case, checked in run(cases, library).items():
        counts[case.kind, is_right(case, checked)] += 1
        if is_wanted and not is_right(case, checked):
            print(describe(case, checked))
    return counts


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--wrong", action="store_true", help="print each case with a wrong verdict")
    parser.add_argument("--only", help="a part of the name of a damage")
    options = parser.parse_args()
    for name, damage in _DAMAGES.items():
        if options.only and options.only not in name:
            continue
        library = Library(options.seed)
        cases = [case for language in _LANGUAGES for case in make_cases(library, language, _SIZES)]
        _damage(library, damage, options.seed)
        counts = _measure(library, cases, is_wanted=options.wrong)
        kinds = [*dict.fromkeys(kind for kind, _is_right in counts)]
        shares = (f"{kind} {counts[kind, True]} of {counts[kind, True] + counts[kind, False]}" for kind in kinds)
        print(f"{name:22}{'   '.join(shares)}")


if __name__ == "__main__":
    main()
