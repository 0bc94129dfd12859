"""The parts of a quotation that must stand in the source: what lies between ellipses and insertions in brackets."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from protlib.quotations.compared_words import ComparedWord, compared_form, split_words
from protlib.quotations.quoted_words import word_choices

_DOTS: Final = r"(?:…|\.{2,}|(?:\.\s){2,}\.?)"
# Such as "[…]", "...", ". . .", "…", "[...]", "(...)": something is left out here.
_ELLIPSIS: Final = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|…|\.{{3,}}|(?<=\s)\.\.(?=\s)|(?:\.\s){{2,}}\.")
# Such as "[sic]", "[emphasis added]", "(sic)": words of who quotes.
_REMARK: Final = re.compile(rf"[\[(]\s*(?:{word_choices('remark')})\s*[\])]", re.IGNORECASE)
# Such as "[T]he": a letter that was changed to fit the sentence.
_LETTER: Final = re.compile(r"\[(\w)\](?=[\w’'])|(?<=\w)\[(\w{1,4})\]")
# Such as "return[ed]": the source may have "return" or "returns".
_CHANGED_ENDING: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,})\[([^\W\d_]{1,4})\]")
# Such as "[the children]": what who quotes puts in the place of other words.
_INSERTION: Final = re.compile(r"\[[^\[\]]*\]")
_LEFT_OUT: Final = 200
"""Words that may be left out at an ellipsis before the rest counts as another place."""
_MOST_REPLACED_WORDS: Final = 30
"""Words that one insertion in brackets may stand for."""
_GAP: Final = re.compile("[\0\1]+")


class Segment(NamedTuple):
    """Words that stand together in a quotation, and their text; `gap` words of a source may stand before it at most.

    `stems` has what a word begins with whose ending is of who quotes, by its form: "return" of "return[ed]".
    """

    words: tuple[ComparedWord, ...]
    gap: int
    text: str
    stems: Mapping[str, str] = {}

    def text_of(self, words: Sequence[ComparedWord]) -> str:
        """Return some of the words that follow one another, as they are typed."""
        return self.text[words[0].start : words[-1].end] if words else ""

    @property
    def letters(self) -> str:
        """The words without spaces."""
        return "".join(word.form for word in self.words)


def split_segments(quotation: str) -> list[Segment]:
    """Return the segments of a quotation, in their order; the first begins where the quotation begins."""
    text = _REMARK.sub(lambda match: " " * len(match[0]), quotation)
    text = _ELLIPSIS.sub("\0", text)
    stems = {compared_form(match[1] + match[2]): compared_form(match[1]) for match in _CHANGED_ENDING.finditer(text)}
    text = _LETTER.sub(lambda match: f"{match[1] or match[2]}", text)
    text = _INSERTION.sub("\1", text)
    segments: list[Segment] = []
    start = gap = 0
    for match in [*_GAP.finditer(text), None]:
        part = text[start : match.start() if match else None]
        if words := split_words(part):
            segments.append(Segment(tuple(words), gap, part, stems))
            gap = 0
        if match:
            gap += sum(_LEFT_OUT if mark == "\0" else _MOST_REPLACED_WORDS for mark in match[0])
            start = match.end()
    return segments
