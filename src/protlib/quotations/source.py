"""The text of a cited file: its pages by their letters, and the words of a few pages that a quotation may be on."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import accumulate, groupby, pairwise
from typing import Final

from protlib.fulltext.page_numbers import choose_pages
from protlib.fulltext.page_text import FileText, Page
from protlib.quotations.compared_words import compared_form, drop_note, fold_letters, split_words
from protlib.quotations.main_text import find_main_texts
from protlib.quotations.numbered_paragraphs import NumberedParagraphs
from protlib.quotations.spelled_zeros import expression_with_words
from protlib.record.small_words import between
from protlib.text import with_plain_figures

_MOST_WINDOWS: Final = 3  # stretches of pages that are aligned: the rarest words name the right one first
_MOST_EXACT_PLACES: Final = 12  # a phrase that stands in more says nothing about its page
_MOST_PAGES: Final = 6
"""Pages that a quotation may run over, with what is left out at its ellipses."""
# Between the thousands of "1200000".
_THOUSANDS: Final = re.compile(r"(?<=\d)(?=(?:\d{3})+\Z)")
_LIST: Final = re.compile(rf"(?:(?<!\s)\s+)?(?:[,;&]|\b(?:{between()})\b)\s*")
# Such as "34f." and "34 ff.": and the following page, or pages.
_FOLLOWING: Final = re.compile(r"(\d+)\s*(ff?|sqq?|et seq)\.?\Z")
_PAGES_OF_FF: Final = 5  # “34ff.” names no end
_DASH: Final = re.compile(r"(?:(?<!\s)\s+)?[-–—]+\s*")
_DIVIDED_WORD: Final = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]\n(?=[^\W\d_])")
_SIGNS_BEFORE_NOTE: Final = re.compile(r"[.,;:!?”’\"')»]*(?:\s?\[)?")
_SENTENCE_END: Final = re.compile(r"[”’\"'»)]*[.!?؟][”’\"'»)]*\s")
_STOP: Final = re.compile(r"[.!?;:]")
_LEAST_FIGURES: Final = 0.25  # of the words of a table; a list without stops has fewer
_LONGEST_NOTE: Final = 3  # digits
# Behind the number of a note, the next sentence begins, or the paragraph ends.
_SENTENCE: Final = re.compile(r"\s+[“\"«(¿¡]?(?:[A-ZÀ-Þ]|[\u0620-\u064a])|\s*\Z|\s*\n\s*\n")
# Such as "12 See IOM, 2009" at the foot of a page.
_NOTE_LINE: Final = re.compile(r"^\s*\[?(\d{1,3})\b", re.MULTILINE)
# Such as " along the border ........ 12" and "  12" behind a heading in a table of contents.
_ENTRY_OF_CONTENTS: Final = re.compile(
    r"[^\n]*?(?:[.…·_]\s?){4,}\s*[\divxl]+[^\S\n]*(?:\n|\Z)|\s+\d{1,4}[^\S\n]*(?:\n|\Z)"
)
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")
# Such as "a)", "(iv)", "3." at the beginning of a line, and "o " where a font has it for a bullet.
_ITEM: Final = re.compile(
    r"[^\S\n]*(?:\(?(?:[^\W\d_]|[ivx]{2,4}|\d{1,2})\)|\d{1,2}\.(?=\s)|[olvqnu§](?=[^\S\n]+[^\W\d_a-zß-ÿ]))"
)
_BULLET: Final = re.compile(r"[^\S\n]*[olvqnu§][^\S\n]")  # a word in some languages
_BEFORE_ITEM: Final = re.compile(r"[.;:,!?]\s*\Z|\n\s*\Z|\A\s*\Z")
_LETTERS_BEFORE_ITEM: Final = 8  # that tell how the line before it ends
_LEAST_BULLETS: Final = 2  # lines of a page that begin with the same letter


class Window:
    """The words of some pages that follow one another.

    The text goes on from page to page. Running heads and notes come behind the text, so that a sentence goes on over a
    page break. If `is_as_printed`, they stay where they are.
    """

    def __init__(
        self, pages: Sequence[Page], first_page: int, main_texts: Sequence[range], *, is_as_printed: bool
    ) -> None:
        self._pages = pages
        self._first_page = first_page
        words = [(number, word) for number, page in enumerate(pages) for word in split_words(page.text)]
        if not is_as_printed:
            words.sort(key=lambda numbered_word: numbered_word[1].start not in main_texts[numbered_word[0]])
        self._notes = [
            {*_NOTE_LINE.findall(page.text[main_text.stop :])}
            for page, main_text in zip(pages, main_texts, strict=True)
        ]
        self._spans = [(number, word.start, word.end) for number, word in words]
        self.forms = [word.form for _number, word in words]

    @cached_property
    def letters(self) -> str:
        """All words without spaces: what a hyphen, a space or a line break divides is one in it."""
        return "".join(self.forms)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [0, *accumulate(map(len, self.forms))]

    @cached_property
    def positions(self) -> defaultdict[str, list[int]]:
        """The positions of each word, in their order."""
        positions: defaultdict[str, list[int]] = defaultdict(list)
        for position, form in enumerate(self.forms):
            positions[form].append(position)
        return positions

    def find_letters(self, letters: str, first: int = 0) -> range | None:
        """Return the positions of the words that have these letters, from a position on; None for none.

        The letters begin and end with whole words.
        """
        position = self.letters.find(letters, self._word_starts[first])
        while position >= 0:
            begin, end = self._word_at(position), self._word_at(position + len(letters))
            if begin is not None and end is not None:
                return range(begin, end)
            position = self.letters.find(letters, position + 1)
        return None

    def _word_at(self, index: int) -> int | None:
        """Return the position of the word that begins at a letter, None within a word."""
        position = bisect_right(self._word_starts, index) - 1
        return position if self._word_starts[position] == index else None

    def is_note_number(self, position: int) -> bool:
        """Tell whether a word may be the number of a note: one stands on its page, or it is set like one."""
        form = self.forms[position]
        if not position or not form.isdigit() or len(form) > _LONGEST_NOTE:
            return False
        return form in self._notes[self._spans[position][0]] or self.is_set_as_note(position)

    def is_set_as_note(self, position: int) -> bool:
        """Tell whether a number stands behind a word without a space, in brackets, or between two sentences."""
        (page, start, end), (page_before, _start, end_before) = self._spans[position], self._spans[position - 1]
        if page != page_before or not self.forms[position].isdigit():
            return False
        gap = self._text(page)[end_before:start]
        is_between = _SENTENCE_END.fullmatch(gap) and _SENTENCE.match(self._text(page), end)
        is_behind = end_before < start or self.forms[position - 1].isalpha()
        return bool(is_between or (is_behind and _SIGNS_BEFORE_NOTE.fullmatch(gap)))

    def is_list_mark(self, position: int) -> bool:
        """Tell whether a word is what an item of a list begins with; who quotes several items leaves it out."""
        page, start, end = self._spans[position]
        text = self._text(page)
        line_start = text.rfind("\n", 0, start) + 1
        mark, lead = _ITEM.match(text, line_start), text[max(0, line_start - _LETTERS_BEFORE_ITEM) : line_start]
        if not (mark and start < end <= mark.end() and _BEFORE_ITEM.search(lead)):
            return False
        bullets = sum(line.lstrip().startswith(f"{mark[0].strip()} ") for line in text.split("\n"))
        return not _BULLET.match(text, line_start) or bullets >= _LEAST_BULLETS

    def without_note(self, position: int) -> str:
        """Return a word, without the number of a note behind a number: "in 2022.13 The", "$177,953,800,1"."""
        form, (page, start, end) = self.forms[position], self._spans[position]
        number, point, note = form.rpartition(".")
        is_note = point and len(note) <= _LONGEST_NOTE and _SENTENCE.match(self._text(page), end)
        return compared_form(number) if is_note else drop_note(self._text(page)[start:end], self._notes[page]) or form

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The words with figures, each as it stands there and without the number of a note behind it."""
        positions = {position: form for position, form in enumerate(self.forms) if form[0].isdigit()}
        return frozenset({*positions.values(), *map(self.without_note, positions)})

    def _text(self, page: int) -> str:
        return self._pages[page].text

    def is_row_of_numbers(self, words: range) -> bool:
        """Tell whether words are numbers that fill a line, such as a row of a table."""
        if not words or not all(self.forms[position].isdigit() for position in words):
            return False
        (page, first, _end), (last_page, _start, last) = self._spans[words.start], self._spans[words.stop - 1]
        text = self._text(page)
        is_begin, is_end = not text[:first].rpartition("\n")[2].strip(), not text[last:].partition("\n")[0].strip()
        return page == last_page and is_begin and is_end

    def is_inserted(self, words: range) -> bool:
        """Tell whether words are whole paragraphs at an end of a page, or within a sentence, such as a table."""
        if words.stop >= len(self.forms):
            return False
        first_page, first = self._spans[words.start][:2]
        page_before, _start, end_before = self._spans[words.start - 1] if words.start else (-1, 0, 0)
        last_page, _start, last = self._spans[words.stop - 1]
        page_behind, start_behind, _end = self._spans[words.stop]
        gap = self._text(first_page)[end_before:first] if first_page == page_before else "\n\n"
        is_table = _LEAST_FIGURES * len(words) <= sum(self.forms[position][0].isdigit() for position in words)
        goes_on = is_table and not _STOP.search(gap) and self._text(page_behind)[start_behind].islower()
        return (
            (self.crosses_page(words) or goes_on)
            and _is_break(gap)
            and (last_page != page_behind or _is_break(self._text(last_page)[last:start_behind]))
        )

    def is_contents_entry(self, words: range) -> bool:
        """Tell whether words stand in a line that ends with dots and the number of a page, or only with a number."""
        page, _start, end = self._spans[max(words.stop, words.start + 1) - 1]
        return _ENTRY_OF_CONTENTS.match(self._text(page), end) is not None

    def pages_of(self, words: range) -> range:
        """Return the indexes, in the file, of the pages that words stand on."""
        pages = [page for page, _start, _end in self._spans[words.start : max(words.stop, words.start + 1)]]
        return range(self._first_page + min(pages), self._first_page + max(pages) + 1)

    def bounds_of(self, words: range) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return the first and the last of some words, each by the index of its page and its position there."""
        spans = sorted(span[:2] for span in self._spans[words.start : max(words.stop, words.start + 1)])
        first, last = spans[0], spans[-1]
        return (self._first_page + first[0], first[1]), (self._first_page + last[0], last[1])

    def crosses_page(self, words: range) -> bool:
        """Tell whether a page ends before, within or behind some words."""
        pages = {page for page, _start, _end in self._spans[max(0, words.start - 1) : words.stop + 1]}
        return len(pages) > 1

    def text_of(self, words: range) -> str:
        """Return the text of some words on one line, as it stands in the file."""
        parts: list[str] = []
        spans = self._spans[words.start : words.stop]
        for page, run in groupby(spans, key=lambda span: span[0]):
            stretch = [*run]
            starts = [0, *(n for n in range(1, len(stretch)) if stretch[n][1] < stretch[n - 1][1]), len(stretch)]
            parts += [
                self._pages[page].text[stretch[first][1] : stretch[last - 1][2]] for first, last in pairwise(starts)
            ]
        return _DIVIDED_WORD.sub("", " ".join(parts)).replace("\n", " ")

    def sentence_at(self, position: int) -> range:
        """Return the words of the sentence that has a word."""
        from protlib.fulltext.matched_sentence import split_sentences

        page, start, _end = self._spans[position]
        text = self._pages[page].text
        text_range = (0, len(text))
        first, last = next((span for span in split_sentences(text) if span[0] <= start < span[1]), text_range)
        begin, end = position, position + 1
        while begin and self._is_within(begin - 1, page, first, last):
            begin -= 1
        while end < len(self._spans) and self._is_within(end, page, first, last):
            end += 1
        return range(begin, end)

    def _is_within(self, position: int, page: int, first: int, last: int) -> bool:
        span_page, start, _end = self._spans[position]
        return span_page == page and first <= start < last


def _is_break(gap: str) -> bool:
    return _PARAGRAPH.search(gap) is not None


class Source:
    """The text of a file, and its name."""

    def __init__(self, text: FileText, name: str = "") -> None:
        self.name = name
        self.is_paged = text.is_paged
        self.text = text
        self._pages = text.pages
        self._labels = [page.label for page in text.pages]
        self._windows: dict[tuple[range, bool], Window] = {}

    @cached_property
    def _letters(self) -> list[str]:
        return [fold_letters(page.text) for page in self._pages]

    def __len__(self) -> int:
        return len(self._pages)

    def sample(self) -> str:
        """Return the text of a page from the middle of the file, the longest of three."""
        middle = len(self._pages) // 2
        return max((page.text for page in self._pages[max(0, middle - 1) : middle + 2]), key=len, default="")

    def pages_with(self, letters: str) -> list[range]:
        """Return the pages, each with the next, where some letters begin in the text that goes on from page to page."""
        stream, starts = self._stream
        pages: dict[int, None] = {}
        position = stream.find(letters)
        while position >= 0 and len(pages) < _MOST_EXACT_PLACES:
            pages[bisect_right(starts, position) - 1] = None
            position = stream.find(letters, position + 1)
        return [range(page, min(page + 2, len(self._pages))) for page in pages]

    @cached_property
    def _stream(self) -> tuple[str, list[int]]:
        """The letters of all pages without running heads and notes, and where those of each page begin."""
        texts = [
            fold_letters(page.text[main_text.start : main_text.stop])
            for page, main_text in zip(self._pages, self._main_texts, strict=True)
        ]
        return "".join(texts), [0, *accumulate(map(len, texts))][:-1]

    @cached_property
    def paragraphs(self) -> NumberedParagraphs:
        """Its numbered paragraphs."""
        return NumberedParagraphs(self._pages, self._main_texts)

    def likely_pages(self, runs: Sequence[Sequence[str]], page_numbers: Collection[int] = ()) -> list[range]:
        """Return the pages that are likeliest to have the words of runs, and those around the wanted ones."""
        ranges = _join([self._likely_pages(forms) for forms in runs])
        if page_numbers and max(page_numbers) - min(page_numbers) < _MOST_PAGES:
            page_range = range(min(page_numbers), max(page_numbers) + 1)
            ranges += [range(max(0, page_range.start - 1), min(len(self._pages), page_range.stop + 1)), page_range]
        return list(dict.fromkeys(ranges))

    def has_edges(self, pages: range) -> bool:
        """Tell whether some pages have running heads or notes."""
        return any(
            self._pages[page].text[: main_text.start].strip() or self._pages[page].text[main_text.stop :].strip()
            for page in pages
            for main_text in (self._main_texts[page],)
        )

    def window(self, pages: range, *, is_as_printed: bool = False) -> Window:
        """Return the words of some pages."""
        key = (pages, is_as_printed)
        if key not in self._windows:
            texts, main_texts = self._pages[pages.start : pages.stop], self._main_texts[pages.start : pages.stop]
            self._windows[key] = Window(texts, pages.start, main_texts, is_as_printed=is_as_printed)
        return self._windows[key]

    @cached_property
    def _main_texts(self) -> list[range]:
        return find_main_texts(self._pages)

    def _likely_pages(self, forms: Sequence[str]) -> list[range]:
        """Return the pages, each with the next, that have the most of the pairs of words, the rare ones above all.

        A number counts alone, too: in sentences that are alike it tells most.
        """
        pairs = {f"{first}{second}" for first, second in pairwise(forms)} or {*forms}
        pairs.update(form for form in forms if form[0].isdigit() and len(form) > 1)
        weights: defaultdict[int, float] = defaultdict(float)
        for pair in pairs:
            numbers_with_pair = [number for number, letters in enumerate(self._letters) if pair in letters]
            for number in numbers_with_pair:
                weights[number] += 1 / len(numbers_with_pair)
                weights[number - 1] += (1 / len(numbers_with_pair)) * (number - 1 not in numbers_with_pair)
        last = len(self._pages)
        likely_numbers = sorted(weights, key=weights.__getitem__, reverse=True)[:_MOST_WINDOWS]
        return [range(max(0, number), min(last, number + 2)) for number in likely_numbers]

    def pages_with_number(self, form: str) -> list[int]:
        """Return the indexes of the pages that have a number, in its form for comparison."""
        pointed, spaced = _THOUSANDS.sub(".", form), _THOUSANDS.sub(" ", form)
        likely_pages = (page for page, letters in enumerate(self._letters) if form in letters or pointed in letters)
        has_spaced = re.compile(rf"(?<!\d){spaced}(?!\d)").search
        pages = {
            page
            for page in likely_pages
            if form in self.window(range(page, page + 1)).numbers
            or (spaced != form and has_spaced(self._pages[page].text))
        }
        if with_words := expression_with_words(form):
            has_words = re.compile(with_words, re.IGNORECASE).search
            pages.update(number for number, page in enumerate(self._pages) if has_words(page.text))
        return sorted(pages)

    def name_pages(self, pages: range) -> str:
        """Return the printed numbers of pages, else their numbers in the file, from 1; "" for a file without pages."""
        if not self.is_paged:
            return ""
        first, last = self._label_of(pages.start), self._label_of(pages.stop - 1)
        return first if first == last else f"{first}–{last}"

    def _label_of(self, page: int) -> str:
        return self._labels[page] or str(page + 1)

    def has_number(self, page: int) -> bool:
        """Tell whether the printed number of a page is known."""
        return bool(self._labels[page])

    def pages_named(self, locator: str) -> set[int]:
        """Return the indexes of the pages that a locator such as "34, 36–38" or "34f." means.

        Where a page has no printed number, that of the file means it, too, whatever page has that number in print.
        """
        pages: set[int] = set()
        for part in filter(None, _LIST.split(with_plain_figures(locator))):
            if match := _FOLLOWING.match(part):
                first = self._page_named(match[1])
                further_pages = 1 if match[2] in {"f", "sq"} else _PAGES_OF_FF
                pages.update(range(first.start, min(first.stop + further_pages, len(self._pages))) if first else ())
            labels = map(with_plain_figures, self._labels)
            pages.update(number for number, label in enumerate(labels) if (label or str(number + 1)) == part)
            pages.update(self._page_named(part) or self._pages_between(part))
        return pages

    def _page_named(self, number: str) -> range:
        return choose_pages(self._labels, number)[0]

    def _pages_between(self, part: str) -> range:
        """Return the pages of a range whose numbers may have dashes themselves, such as "2-4–2-6"."""
        for dash in _DASH.finditer(part):
            first, last = self._page_named(part[: dash.start()]), self._page_named(part[dash.end() :])
            if first and last and first.start <= last.start:
                return range(first.start, last.stop)
        return range(0)


def _join(best: Iterable[Sequence[range]]) -> list[range]:
    """Return the likely pages of each run of words, and those of neighbouring runs together."""
    ranges_in_order = list(best)
    pages_in_order = [pages for ranges in ranges_in_order for pages in ranges]
    for pages, next_pages in pairwise(ranges_in_order):
        for first in pages:
            for second in next_pages:
                page_range = range(min(first.start, second.start), max(first.stop, second.stop))
                if len(page_range) <= _MOST_PAGES:
                    pages_in_order.append(page_range)
    return pages_in_order
