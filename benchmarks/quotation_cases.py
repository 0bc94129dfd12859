"""Quotations that are made from the texts of reports: true ones, moved ones, changed ones and made-up ones."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.paged_reports import Report, build, make_reports
from protlib.fulltext.file_text import read_text
from protlib.fulltext.page_text import FileText, Page
from protlib.quotations.compared_words import fold_letters
from protlib.quotations.report_check import Texts
from protlib.quotations.source import Source

_REPORTS: Final = 60
_MARKS: Final = {"en": ("“", "”"), "fr": ("« ", " »"), "es": ("«", "»"), "ar": ("«", "»")}
_PLAIN_MARKS: Final = {"en": ('"', '"'), "fr": ("“", "”"), "es": ('"', '"'), "ar": ("”", "“")}
_FORMS: Final = {
    "en": "As the report says, {} {}.", "fr": "Selon le rapport, {} {}.", "es": "Según el informe, {} {}.", "ar": "وجاء في التقرير {} {}.",
}  # fmt: skip
_NEGATIONS: Final = {"en": "not", "fr": "pas", "es": "no", "ar": "لا"}
_UNCLEAR: Final = frozenset(("spreads", "plates"))
"""Numberings by which a page has several numbers, or none."""


@dataclass(frozen=True)
class Case:
    """A quotation in a report: what kind it is, what must be said of it, and the pages where it stands.

    `change` is what was changed: the words of the quotation, and those of the source.
    """

    kind: str
    language: str
    text: str
    key: str
    pages: tuple[str, ...]
    cited: str
    change: tuple[str, str] = ("", "")

    @property
    def line(self) -> str:
        """The sentence of the report that has the quotation."""
        return _FORMS[self.language].format(self.text, f"[@{self.key}, p. {self.cited}]")


class Library:
    """The texts of the reports, and what stands on which page; with a folder, they are read from PDF files in it."""

    def __init__(self, seed: int, folder: Path | None = None) -> None:
        self.random = Random(seed)
        reports = [report for report in make_reports(_REPORTS, seed) if report.numbering not in _UNCLEAR]
        reports = [report for report in reports if report.maker == "soffice"] if folder else reports
        self.reports = {report.name: report for report in reports}
        if folder:
            self.texts = {name: read_text(path) for name, path in build(reports, folder).items()}
        else:
            self.texts = {name: _text_of(report, Random(name)) for name, report in self.reports.items()}
        self.streams = {name: _stream_of(report) for name, report in self.reports.items()}

    def sources(self) -> Callable[[str], Texts]:
        """Return what looks up the text of a report; each is prepared once."""
        sources: dict[str, Texts] = {}

        def texts_of(key: str) -> Texts:
            if key not in sources:
                sources[key] = Texts((Source(self.texts[key], f"{key}.pdf"),))
            return sources[key]

        return texts_of


def _label(report: Report, place: int) -> str:
    return report.pages[place].allowed[0] or str(place + 1)


def _text_of(report: Report, random: Random) -> FileText:
    pages = []
    for place, page in enumerate(report.pages):
        width = 42 if report.has_columns else random.choice((78, 92, 100))
        body = "\n\n".join(_wrap(paragraph, width, random) for paragraph in page.paragraphs)
        if page.note:
            body = body.replace(". ", f".{place + 1} ", 1)
        parts = [page.head.replace("\t", " "), body, page.note, page.foot.replace("\t", " ")]
        pages.append(Page("\n\n".join(filter(None, parts)), _label(report, place)))
    return FileText(tuple(pages), "benchmark")


def _wrap(paragraph: str, width: int, random: Random) -> str:
    """Return a paragraph in lines; some long words are divided at their ends."""
    lines: list[str] = []
    line = ""
    for word in paragraph.split(" "):
        room = width - len(line) - 1
        if len(word) <= room:
            line = f"{line} {word}" if line else word
        elif word.isalpha() and len(word) > 8 and room > 4 and random.random() < 0.7:
            lines.append(f"{line} {word[:4]}-")
            line = word[4:]
        else:
            lines.append(line)
            line = word
    return "\n".join([*lines, line])


def _stream_of(report: Report) -> list[tuple[str, int]]:
    """Return the words of a report in their order, each with its page."""
    return [
        (word, place)
        for place, page in enumerate(report.pages)
        for text in page.paragraphs
        if not re.fullmatch(r"[\d ]+", text)
        for word in text.split()
    ]


def _pick(library: Library, language: str) -> tuple[str, list[tuple[str, int]]]:
    """Return a report of a language, and some words of it that follow one another."""
    random = library.random
    name = random.choice([name for name, report in library.reports.items() if report.language == language])
    stream = library.streams[name]
    size = random.choice((6, 9, 14, 22, 35, 60))
    crossing = [place for place in range(1, len(stream)) if stream[place][1] != stream[place - 1][1]]
    if random.random() < 0.25:
        start = max(0, random.choice(crossing) - random.randrange(1, size))
    else:
        start = random.randrange(len(stream) - size)
    return name, stream[start : start + size]


def _quote(text: str, language: str, random: Random) -> str:
    opening, closing = random.choice((_MARKS, _MARKS, _PLAIN_MARKS))[language]
    return f"{opening}{text}{closing}"


def _with_noise(words: Sequence[str], language: str, random: Random) -> str:
    """Return a quotation as people type it: other marks, an ellipsis, brackets, another first letter, a remark."""
    texts = list(words)
    kind = random.randrange(9)
    if kind == 1 and len(texts) > 12:
        start = random.randrange(4, len(texts) - 7)
        texts[start : start + random.randrange(1, 4)] = [random.choice(("…", "[…]", "[...]", "...", "(…)", ". . ."))]
    elif kind == 2 and texts[0][:1].isalpha() and language != "ar":
        texts[0] = f"[{texts[0][0].swapcase()}]{texts[0][1:]}"
    elif kind == 3 and len(texts) > 6:
        texts.insert(
            random.randrange(3, len(texts) - 2), random.choice(("[sic]", "[those concerned]", "[in the region]"))
        )
    elif kind == 4:
        texts = [text.replace("’", "'").replace("-", "‐") for text in texts]
    elif kind == 5 and texts[0][:1].isalpha():
        texts[0] = texts[0][0].swapcase() + texts[0][1:]
    elif kind == 6:
        texts = [
            text.replace("'", "’").replace(" ", "\u00a0").replace(",", "\u202f")
            if text[:1].isdigit() and "," in text[:-1]
            else text
            for text in texts
        ]
    elif kind == 7:
        texts = [text.replace("fi", "ﬁ") for text in texts]
    elif kind == 8:
        texts[-1] = texts[-1].rstrip(".,;") + random.choice((".", ",", ""))
    return " ".join(texts)


def _true_case(library: Library, language: str, kind: str = "true") -> Case:
    name, words = _pick(library, language)
    report = library.reports[name]
    pages = tuple(dict.fromkeys(_label(report, place) for _word, place in words))
    text = _with_noise([word for word, _place in words], language, library.random)
    cited = library.random.choice((pages[0], pages[-1], f"{pages[0]}-{pages[-1]}" if len(pages) > 1 else pages[0]))
    return Case(kind, language, _quote(text, language, library.random), name, pages, cited)


def _moved_case(library: Library, language: str) -> Case:
    """Return a true quotation with another page in its citation, on which the words are not."""
    while True:
        case = _true_case(library, language, "other page")
        report = library.reports[case.key]
        labels = [_label(report, place) for place in range(len(report.pages))]
        cited = library.random.choice(labels)
        letters = [fold_letters(" ".join(report.pages[place].paragraphs)) for place in range(len(labels))]
        if sum(_first_letters(case.text) in page for page in letters) == 1 and cited not in case.pages:
            return Case(case.kind, case.language, case.text, case.key, case.pages, cited)


def _first_letters(text: str) -> str:
    """Return the letters of three words of a quotation that nothing was done to."""
    return fold_letters(" ".join(re.findall(r"[^\W_]+(?:[’-][^\W_]+)*", text)[1:5]))


def _wrong_case(library: Library, language: str) -> Case:
    """Return a quotation of another report, or one that nobody has written."""
    random = library.random
    case = _true_case(library, language, "not there")
    names = [name for name, report in library.reports.items() if report.language == language and name != case.key]
    letters = re.sub(r"\W", "", case.text).casefold()
    second_name = random.choice(names)
    if letters in re.sub(r"\W", "", " ".join(word for word, _place in library.streams[second_name])).casefold():
        return _wrong_case(library, language)
    text = case.text
    if random.random() < 0.4:  # words of the field in an order that nobody has written
        words = [
            random.choice(library.streams[second_name])[0].strip(".,;()") for _number in range(random.randrange(8, 30))
        ]
        text = _quote(" ".join(words), language, random)
    return Case("not there", language, text, second_name, (), "1")


def _changed_case(library: Library, language: str) -> Case:
    """Return a quotation with a word or a number changed, a "not" dropped, or a phrase left out."""
    random = library.random
    while True:
        name, stream = _pick(library, language)
        words = [word for word, _place in stream]
        if len(words) < 9:
            continue
        report = library.reports[name]
        pages = tuple(dict.fromkeys(_label(report, place) for _word, place in stream))
        kind = random.choice(list(_CHANGES))
        if changed := _CHANGES[kind](words, language, library):
            texts, change = changed
            return Case(kind, language, _quote(" ".join(texts), language, random), name, pages, pages[0], change)


Change = tuple[list[str], tuple[str, str]]
"""The words of a changed quotation, and what was changed: its words, and those of the source."""


def _change_number(texts: list[str], _language: str, library: Library) -> Change | None:
    numbers = [place for place, text in enumerate(texts) if re.fullmatch(r"[\d,]+[.,]?", text)]
    if not numbers:
        return None
    place = library.random.choice(numbers)
    old, texts[place] = texts[place], str(library.random.randrange(10, 9999))
    return None if re.sub(r"\D", "", old) == texts[place] else (texts, (texts[place], old))


def _change_word(texts: list[str], _language: str, library: Library) -> Change | None:
    place = _plain_place(texts, library.random)
    words = [word for word, _page in library.random.choice(list(library.streams.values())) if word.isalpha()]
    old, texts[place] = texts[place], library.random.choice(words)
    return None if old.casefold() == texts[place].casefold() else (texts, (texts[place], old))


def _leave_out(texts: list[str], _language: str, library: Library) -> Change | None:
    start = library.random.randrange(2, len(texts) - 5)
    phrase = texts[start : start + library.random.randrange(2, 5)]
    if texts[start + len(phrase)] == phrase[0] or len(texts) - len(phrase) < 5:
        return None
    del texts[start : start + len(phrase)]
    return texts, ("", " ".join(phrase))


def _add_not(texts: list[str], language: str, library: Library) -> Change | None:
    place = _plain_place(texts, library.random)
    texts.insert(place, _NEGATIONS[language])
    return texts, (_NEGATIONS[language], "")


def _drop_word(texts: list[str], _language: str, library: Library) -> Change | None:
    old = texts.pop(_plain_place(texts, library.random))
    return texts, ("", old)


_CHANGES: Final[dict[str, Callable[[list[str], str, Library], Change | None]]] = {
    "number": _change_number, "word": _change_word, "left out": _leave_out, "added": _add_not, "dropped": _drop_word,
}  # fmt: skip


def _plain_place(texts: Sequence[str], random: Random) -> int:
    """Return the place of a word, neither the first nor the last."""
    inner = range(1, len(texts) - 1)
    return random.choice([place for place in inner if texts[place].isalpha()] or inner)


def make_cases(library: Library, language: str, sizes: dict[str, int]) -> Iterator[Case]:
    """Yield so many cases of each kind."""
    makers = {"true": _true_case, "not there": _wrong_case, "changed": _changed_case, "other page": _moved_case}
    for kind, size in sizes.items():
        for _number in range(size):
            yield makers[kind](library, language)
