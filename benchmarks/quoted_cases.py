"""Quotations that whole reports have, made from a shelf of PDF files: true, moved, changed and made-up ones."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.quotation_cases import Case
from benchmarks.quoted_files import Work, build, letters_of_pages, make_works
from protlib.citing.documents.cited_text import read_cited_text
from protlib.citing.engine.engine_program import find_engine
from protlib.fulltext.file_text import read_text
from protlib.quotations.compared_words import fold_letters
from protlib.quotations.finder import find_quotations
from protlib.quotations.report_check import CheckedQuotation, Texts, check_quotations
from protlib.quotations.source import Source

_WORKS: Final = 66
_NEGATIONS: Final = frozenset(
    [
        "not",
        "no",
        "none",
        "never",
        "nor",
        "neither",
        "nobody",
        "ne",
        "pas",
        "aucun",
        "ni",
        "nul",
        "no",
        "ninguno",
        "nadie",
        "لا",
        "ليس",
        "لم",
    ]
)
_LONG_ENOUGH: Final = 9  # words: the works have forms of sentences in common
_OTHER_LETTERS: Final = 40
# What who quotes leaves out or puts in, and a letter that was changed.
_LEFT_OUT: Final = re.compile(r"\[[^\]]*\]|\(\.+\)|…|\.{3,}|(?:\. ){2,}\.?")
_LETTER: Final = re.compile(r"\[(\w)\]")
_INSERTIONS: Final = ("[sic]", "[…]", "[the author]", "[sic!]")


class Shelf:
    """The works of a set, their files and their texts, and what chooses from them."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.random = Random(seed + 1)
        self.works = {work.key: work for work in make_works(_WORKS, seed)}
        paths = build(list(self.works.values()), folder)
        self.pages = {key: letters_of_pages(path) for key, path in paths.items()}
        self._texts = {key: read_text(path) for key, path in paths.items()}
        self._sources: dict[str, Texts] = {}
        self._letters: dict[str, str] = {}

    def __call__(self, key: str) -> Texts:
        """Return the text of a work; it is prepared once."""
        if key not in self._sources:
            self._sources[key] = Texts((Source(self._texts[key], f"{key}.pdf"),))
        return self._sources[key]

    def keys(self, language: str) -> list[str]:
        """Return the keys of the works in a language."""
        return [work.key for work in self.works.values() if work.language == language]

    def pick(self, language: str) -> tuple[Work, list[str]]:
        """Return a work in a language, and some of its words in a row."""
        work = self.works[self.random.choice(self.keys(language))]
        run = self.random.choice([run for run in work.runs for _word in run[::20]])
        size = min(self.random.choice((6, 9, 12, 18, 28, 45, 70)), len(run))
        start = self.random.randrange(len(run) - size + 1)
        return work, run[start : start + size]

    def count(self, key: str, first: str, last: str = "", distance: int = 0) -> int:
        """Return how often letters stand in a work, with others behind them and so many letters between at most."""
        pattern = f"{re.escape(first)}.{{0,{distance}}}{re.escape(last)}"
        return len(re.findall(pattern, self._letters_of(key)))

    def has_pieces(self, key: str, pieces: Sequence[str]) -> bool:
        """Tell whether a work has all these letters, one piece behind the other."""
        place = 0
        for piece in pieces:
            place = self._letters_of(key).find(piece, place)
            if place < 0:
                return False
            place += len(piece)
        return True

    def _letters_of(self, key: str) -> str:
        """Return the letters of a work as its maker wrote it, whatever a reader makes of it."""
        if key not in self._letters:
            texts = [" ".join(part.sentences) for part in self.works[key].paragraphs if part.kind != "table"]
            self._letters[key] = "".join(map(fold_letters, texts))
        return self._letters[key]

    def places(self, work: Work, words: Sequence[str]) -> tuple[str, ...]:
        """Return the numbers of the pages on which a run of words begins and ends; () where that is not certain."""
        pages = self.pages[work.key]
        if any(self.count(work.key, fold_letters(" ".join(part))) > 1 for part in (words[:9], words[-9:])):
            return ()
        first, last = (_page_of(part, pages) for part in (words[:9], words[-9:]))
        sentence = fold_letters(" ".join(words))
        if first is None or last is None or not 0 <= last - first <= 1 or sum(sentence in page for page in pages) > 1:
            return ()
        return tuple(dict.fromkeys(str(work.first_page + page) for page in (first, last)))


def _page_of(words: Sequence[str], pages: Sequence[str]) -> int | None:
    """Return the page that alone has the first of some words, or the last ones, with a few of their neighbours."""
    letters = fold_letters(" ".join(words))
    matches = [number for number, page in enumerate(pages) if letters in page]
    return matches[0] if len(matches) == 1 else None


def true_case(shelf: Shelf, language: str) -> Case:
    """Return a quotation as a report types it, with a page on which it stands."""
    while True:
        work, words = shelf.pick(language)
        if pages := shelf.places(work, words):
            cited = shelf.random.choice((*pages, "-".join(pages), "–".join(pages)))
            return Case("true", language, _type(words, shelf.random), work.key, pages, cited)


def moved_case(shelf: Shelf, language: str) -> Case:
    """Return a true quotation with another page in its citation; nothing like it stands elsewhere in the work."""
    case = true_case(shelf, language)
    work = shelf.works[case.key]
    first, last = (fold_letters(" ".join(part)) for part in (case.text.split(" ")[:6], case.text.split(" ")[-6:]))
    letters = "".join(shelf.pages[case.key])
    if len(case.text.split(" ")) < _LONG_ENOUGH or letters.count(first) > 1 or letters.count(last) > 1:
        return moved_case(shelf, language)
    labels = {str(work.first_page + page) for page in range(len(shelf.pages[case.key]))} - {*case.pages}
    return replace(case, kind="other page", cited=shelf.random.choice(sorted(labels)))


def wrong_case(shelf: Shelf, language: str) -> Case:
    """Return words of another work, in their order, or out of it."""
    case, random = true_case(shelf, language), shelf.random
    pieces = [fold_letters(piece) for piece in _LEFT_OUT.split(_LETTER.sub(r"\1", case.text))]
    keys = [key for key in shelf.keys(language) if key != case.key and not shelf.has_pieces(key, pieces)]
    if not keys or sum(map(len, pieces)) < 40:
        return wrong_case(shelf, language)
    words = case.text.split(" ")
    if random.random() < 0.4:
        words_there = [word.strip("“”«».,;:()") for _number in range(4) for word in shelf.pick(language)[1]]
        words = random.sample(words_there, min(len(words_there), random.randrange(9, 25)))
    return Case("not there", language, " ".join(words), random.choice(keys), (), "2")


def changed_case(shelf: Shelf, language: str) -> Case:
    """Return a quotation with a word or a number that its source does not have."""
    while True:
        work, words = shelf.pick(language)
        pages = shelf.places(work, words)
        changed = _change(list(words), shelf) if pages and len(words) > 9 else None
        if changed:
            text = _balance(" ".join(changed[0]))
            if shelf.count(work.key, *_letters_around(words, changed[0]), _OTHER_LETTERS) > 1:
                continue
            return Case("changed", language, text, work.key, pages, pages[0], changed[1])


def _letters_around(words: Sequence[str], changed: Sequence[str]) -> tuple[str, str]:
    """Return the letters before a change, and those behind it."""
    first = next((place for place, pair in enumerate(zip(words, changed, strict=False)) if pair[0] != pair[1]), 0)
    last = next(
        (place for place, pair in enumerate(zip(words[::-1], changed[::-1], strict=False)) if pair[0] != pair[1]), 0
    )
    return fold_letters(" ".join(words[:first])), fold_letters(" ".join(words[len(words) - last :]))


def _change(words: list[str], shelf: Shelf) -> tuple[list[str], tuple[str, str]] | None:
    """Return words with one change, and what was changed; None where it would not be clear what."""
    random, kind = shelf.random, shelf.random.choice(("number", "word", "not", "phrase", "added"))
    inner = range(2, len(words) - 3)
    plain = [
        place for place in inner if words[place].isalpha() and words[place] not in (words[place - 1], words[place + 1])
    ]
    expected = {
        "number": [place for place in inner if re.fullmatch(r"\d[\d,]*", words[place])],
        "not": [place for place in plain if words[place].casefold() in _NEGATIONS],
    }.get(kind, plain)
    if not expected:
        return None
    place = random.choice(expected)
    old = words[place]
    if kind == "added":
        return [*words[:place], "rarely", *words[place:]], ("rarely", "")
    size = random.randrange(2, 4) if kind == "phrase" else 1
    phrase = words[place : place + size]
    if kind in {"not", "phrase"}:
        letters = [fold_letters(word) for word in (words[place - 1], phrase[0], phrase[-1], words[place + size])]
        is_clear = letters[3] != letters[1] and letters[0] != letters[2]
        return ([*words[:place], *words[place + size :]], ("", " ".join(phrase))) if is_clear else None
    new = str(random.randrange(10, 5000)) if kind == "number" else random.choice(shelf.pick("en")[1]).strip("“”.,;:()—")
    if not new or fold_letters(new) == fold_letters(old) or not new.isalnum():
        return None
    return [*words[:place], new, *words[place + 1 :]], (new, old)


def _type(words: Sequence[str], random: Random) -> str:
    """Return words as people type them who quote."""
    typing, kind = list(words), random.randrange(10)
    if kind == 0 and len(typing) > 11:
        start = random.randrange(4, len(typing) - 6)
        typing[start : start + random.randrange(1, 4)] = [
            random.choice(("[…]", "…", "(...)", ". . .", "[ ... ]", "...."))
        ]
    elif kind == 1 and typing[0][:1].isalpha():
        typing[0] = f"[{typing[0][0].swapcase()}]{typing[0][1:]}"
    elif kind == 2 and len(typing) > 6:
        typing.insert(random.randrange(2, len(typing) - 2), random.choice(_INSERTIONS))
    elif kind == 3:
        typing = [word.replace("’", "'").replace("—", "-").replace("%", " per cent") for word in typing]
    elif kind == 4:
        typing[-1] = typing[-1].rstrip(".,;:?") + "."
    elif kind == 5:
        typing = [re.sub(r"(?<=\d),(?=\d{3})", "\u202f", word) for word in typing]
    elif kind == 6 and len(typing) > 4:
        place = random.randrange(1, len(typing) - 1)
        typing[place] = f"*{typing[place].strip('*')}*" if typing[place].isalpha() else typing[place]
    elif kind == 7:
        typing = [f"…{' '.join(typing)}…"]
    return _balance(" ".join(typing))


def _balance(text: str) -> str:
    """Return a text without marks of quotations that are only opened or closed in it."""
    for opening, closing in ("“”", "«»"):
        if text.count(opening) != text.count(closing) or text.find(opening) > text.find(closing):
            text = text.replace(f"{opening} ", "").replace(f" {closing}", "").replace(opening, "").replace(closing, "")
    return text if text.count("(") == text.count(")") else text.replace("(", "").replace(")", "")


def as_file(report: str, suffix: str, path: Path) -> bytes:
    """Return a report as a file of a kind, which pandoc makes."""
    if suffix == ".md":
        return report.encode()
    target, options = path.with_suffix(suffix), ["--biblatex"] if suffix == ".tex" else []
    command = [str(find_engine().path), "-f", "markdown", "-o", str(target), *options]
    subprocess.run(command, input=report.encode(), check=True, capture_output=True, timeout=60)
    return target.read_bytes()


def run(
    report: str, cases: Sequence[Case], shelf: Shelf, suffix: str, path: Path
) -> Iterator[tuple[Case, list[CheckedQuotation]]]:
    """Yield each case with its verdicts: two where it is quoted in two halves, none where it was not seen."""
    text = read_cited_text(as_file(report, suffix, path), f"report{suffix}", suffix="")
    verdicts = list(check_quotations(find_quotations(text), shelf))
    letters = [fold_letters(checked.quotation.text.replace("*", "")) for checked in verdicts]
    for case in cases:
        case_letters = fold_letters(case.text.replace("*", ""))
        halves = next((n for n, pair in enumerate(pairwise(letters)) if "".join(pair) == case_letters), None)
        own_verdicts = [checked for checked, part in zip(verdicts, letters, strict=True) if part == case_letters]
        yield case, own_verdicts if halves is None else verdicts[halves : halves + 2]
