"""The parts of a text in Markdown that are no text: code between fences, and the metadata at its head."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

# Such as "```{r}", "~~~~", and "> ```" in a quotation; a line with nothing else may end a block.
_FENCE: Final = re.compile(r"[ \t>]*(?P<marks>`{3,}(?=[^`]*\Z)|~{3,})(?P<rest>.*)")
# Such as "{r map, echo=FALSE}" and "{python}" behind the marks; pandoc's own "{.r}", "{=html}" and "{a=b}" are none.
_CHUNK: Final = re.compile(r"\s*\{(?P<language>[A-Za-z][\w+-]*)(?:[\s,].*)?\}\s*")

_METADATA_BEGIN: Final = "---"
_METADATA_ENDS: Final = frozenset((_METADATA_BEGIN, "..."))
# Such as "title: Reading list", "  - migration", "- refugees" and "# a remark", as YAML has them.
_METADATA_LINE: Final = re.compile(r"(?:[A-Za-z_][\w.-]*:(?:\s.*)?|[\s#-].*)?")


def metadata_lines(lines: Sequence[str]) -> range:
    """Return the numbers, from 0, of the lines of the YAML at the head of a text, as Hugo, Jekyll and Quarto have it.

    It is empty where the text begins otherwise, or where a line is none of YAML: a rule may begin a list.
    """
    if not lines or lines[0].rstrip() != _METADATA_BEGIN:
        return range(0)
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in _METADATA_ENDS), 0)
    return range(end + 1 if end and all(map(_METADATA_LINE.fullmatch, lines[1:end])) else 0)


def fenced_lines(lines: Sequence[str]) -> set[int]:
    """Return the numbers, from 0, of fenced lines; an unclosed fence is text, as in pandoc."""
    return {number for block in _iterate_blocks(lines) for number in block}


def with_plain_fences(text: str) -> str:
    """Return a text with "{.r}" for "{r map, echo=FALSE}" behind fences, with which pandoc begins no block."""
    lines = text.split("\n")
    for block in _iterate_blocks(lines):
        fence = _FENCE.match(lines[block.start])
        if fence and (chunk := _CHUNK.fullmatch(fence["rest"])):
            lines[block.start] = f"{lines[block.start][: fence.start('rest')]}{{.{chunk['language']}}}"
    return "\n".join(lines)


def _iterate_blocks(lines: Sequence[str]) -> Iterator[range]:
    """Yield the numbers of the lines of each block, with its fences."""
    fences = {number: match for number, line in enumerate(lines) if (match := _FENCE.match(line))}
    ends = {number for number, match in fences.items() if not match["rest"].strip()}
    longest_fences = {mark: _longest_from(mark, ends, fences) for mark in "`~"}
    open_fence, opening = "", 0
    for number, match in fences.items():
        marks = match["marks"]
        if open_fence:
            if marks.startswith(open_fence) and not match["rest"].strip():
                yield range(opening, number + 1)
                open_fence = ""
        elif len(marks) <= longest_fences[marks[0]].get(number, 0):
            open_fence, opening = marks, number


def _longest_from(mark: str, ends: AbstractSet[int], fences: Mapping[int, re.Match[str]]) -> dict[int, int]:
    """Return for each fence the length of the longest later fence of its mark that may end a block."""
    longest_length, lengths = 0, {}
    for number in sorted(fences, reverse=True):
        lengths[number] = longest_length
        if number in ends and fences[number]["marks"][0] == mark:
            longest_length = max(longest_length, len(fences[number]["marks"]))
    return lengths
