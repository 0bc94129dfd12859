"""Lines of a page put together where they are one text: a title of several lines, a paragraph."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from protlib.system.pdf.hyphens import join_words
from protlib.system.pdf.page import StyledLine, StyledPage, StyledPages
from protlib.text import clean

_MOST_DIFFERENCE_OF_SIZES: Final = 0.13  # the difference of sizes, as a share, of letters of one text
_LEADING: Final = 1.75  # the distance of lines of one text, in heights of their letters
_MOST_HEIGHTS_BETWEEN: Final = 1.0  # how far from each other pieces of one line may stand, in heights of their letters
_SAME: Final = 0.03  # the difference of sizes, as a share, of letters that differ only in weight
_LEVEL: Final = 3  # pieces of a row stand less than this part of their letters' height above each other
_MOST_LINES: Final = 400  # of a page: more are a table or a map, and each is compared with the groups before it


class Block(NamedTuple):
    """Lines of one text on a page, and the height of that page in points."""

    page: int
    lines: tuple[StyledLine, ...]
    height: float

    @property
    def text(self) -> str:
        """The text on one line, with words that a line's end divides put together."""
        return clean(" ".join(join_words(["\n".join(line.text for line in self.lines)])[0].split("\n")))

    @property
    def size(self) -> float:
        """The height of its letters in points."""
        return max(line.size for line in self.lines)

    @property
    def is_bold(self) -> bool:
        """Whether most of its lines are bold."""
        return sum(line.is_bold for line in self.lines) * 2 > len(self.lines)

    @property
    def top(self) -> float:
        """Where it begins, as a share of the page's height."""
        return self.lines[0].top / (self.height or 1)

    @property
    def start(self) -> float:
        """Its left end in points."""
        return min(line.left for line in self.lines)

    @property
    def end(self) -> float:
        """Its right end in points."""
        return max(line.right for line in self.lines)

    @property
    def bottom(self) -> float:
        """Where its last line stands, in points from the page's top."""
        return self.lines[-1].top

    @property
    def last_line(self) -> "Block":
        """Its last line as a block."""
        return self._replace(lines=self.lines[-1:])

    def is_as_large_as(self, block: "Block") -> bool:
        """Tell whether its letters are those of another block, but for their weight."""
        return abs(self.size - block.size) <= _SAME * block.size

    def is_set_as(self, block: "Block") -> bool:
        """Tell whether its letters have the size and the weight of another block."""
        return self.is_as_large_as(block) and self.is_bold == block.is_bold

    def is_level_with(self, block: "Block") -> bool:
        """Tell whether its first line stands in one row with that of another block."""
        return abs(self.lines[0].top - block.lines[0].top) < block.size / _LEVEL

    def is_behind(self, block: "Block") -> bool:
        """Tell whether it stands to the right of another block, in its last row."""
        return abs(self.lines[0].top - block.bottom) < block.size / _LEVEL and self.start > block.end


def usual_size(pages: StyledPages) -> float:
    """Return the size of most letters."""
    letters: Counter[float] = Counter()
    for page in pages.pages.values():
        for line in page.lines:
            letters[round(line.size, 1)] += len(line.text)
    return max(letters, key=lambda size: (letters[size], -size), default=1.0)


def blocks_of(number: int, page: StyledPage) -> list[Block]:
    """Return the blocks of a page, from its top down."""
    groups: list[list[StyledLine]] = []
    for line in _rows(page.lines[:_MOST_LINES]):
        group = next((group for group in reversed(groups) if _continues_text(group[-1], line)), None)
        row = next((group for group in groups[-1:] if _fills_row(group, line)), None)
        if row is not None:
            row[-1] = _join_pieces(row[-1], line)
        elif group is None:
            groups.append([line])
        else:
            group.append(line)
    return [Block(number, tuple(group), page.height) for group in groups]


def join_blocks(first: Block, second: Block) -> Block:
    """Return two blocks of a page as one text."""
    return first._replace(lines=(*first.lines, *second.lines))


def _rows(lines: Sequence[StyledLine]) -> Iterator[StyledLine]:
    """Yield lines with pieces that stand beside each other, in letters of one size, as one line."""
    row: StyledLine | None = None
    for line in lines:
        if row and _are_beside(row, line):
            row = _join_pieces(row, line)
            continue
        if row:
            yield row
        row = line
    if row:
        yield row


def _join_pieces(row: StyledLine, line: StyledLine) -> StyledLine:
    """Return a line with the piece behind it."""
    return row._replace(text=f"{row.text} {line.text}", right=max(row.right, line.right))


def _fills_row(group: Sequence[StyledLine], line: StyledLine) -> bool:
    """Tell whether a line is the next piece of the last row of a text, which is spaced out to the width of the others.

    Words of a justified line stand far from each other.
    """
    row = group[-1]
    is_level = abs(row.top - line.top) < max(row.size, line.size) / _LEVEL
    is_next = is_level and line.left > row.right and row.is_bold == line.is_bold and _is_alike(row, line)
    return is_next and any(
        upper.left <= row.left + 1 and line.right <= upper.right + 1 and upper.top < row.top for upper in group[:-1]
    )


def _are_beside(row: StyledLine, line: StyledLine) -> bool:
    size = max(row.size, line.size)
    is_level = abs(row.top - line.top) < size / _LEVEL
    return is_level and _is_alike(row, line) and -size < line.left - row.right < _MOST_HEIGHTS_BETWEEN * size * 2


def _is_alike(first: StyledLine, second: StyledLine) -> bool:
    return abs(first.size - second.size) <= _MOST_DIFFERENCE_OF_SIZES * max(first.size, second.size)


def _continues_text(upper_line: StyledLine, lower_line: StyledLine) -> bool:
    """Tell whether a line continues the text of a line above it: near, of one size, and in one column."""
    distance = lower_line.top - upper_line.top
    is_near = 0 < distance <= _LEADING * max(upper_line.size, lower_line.size)
    is_below = min(upper_line.right, lower_line.right) > max(upper_line.left, lower_line.left)
    return is_near and is_below and _is_alike(upper_line, lower_line) and upper_line.is_bold == lower_line.is_bold
