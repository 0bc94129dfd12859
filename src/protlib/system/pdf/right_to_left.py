"""Lines of letters that are read from right to left, put in order by the places of their letters.

PDF files have Arabic in the order in which it is drawn or in that in which it is read, word by word in another one, and
readers turn some of it round. What stands on the page is certain: where each letter stands.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from protlib.system.pdf.drawn_glyph import STROKE, Glyph, mend_by_ink
from protlib.system.pdf.letters import plain_letters
from protlib.system.pdf.reading_order import MARK, RARE, order_texts, run_of_letter


class _Cluster(NamedTuple):
    """The letters of one place, and the marks above and below them."""

    text: str
    marks: str
    kind: str
    x: float
    left: float
    right: float
    y: float
    height: float


class _Extent(NamedTuple):
    """Where a line stands, with some room for a letter before its first or behind its last one."""

    y: float
    left: float
    right: float
    height: float
    number: int


_SAME_LINE: Final = 0.35  # how much higher or lower letters of a line may stand, in heights of the font
_LINES_BACK: Final = 6  # so many lines back in the order of the file may the other parts of a line be
_NOTE_SHARE: Final = 0.8  # the size of the number of a note, or of a mark, in heights of its line
_LINE_DISTANCE: Final = 0.8  # heights of the font: less far below another stands a line of another column
_MOST_BESIDE: Final = 0.1  # the share of lines that are beside another on a page without columns
_RAISE: Final = 0.6  # how much higher it may stand
_RAISED_SHARE: Final = 0.2  # from where on a number is that of a note
_DISTANCE_LINE_DISTANCE: Final = 0.8  # how far the parts of a line may be from each other: columns are farther
_SAME_PLACE: Final = 0.005
"""How far from each other the letters of one place may be, in heights of the font, such as a lam and its alef."""
_GAP: Final = 0.12  # the least space between words, in heights of the font
_GAP_OF_NARROW_LINE: Final = 0.06  # the same in a line that a program has made narrower to fill it, without spaces
_LETTERS_OF_WORDS: Final = 9  # in the mean: in a line whose words have more, its gaps are narrow
_GAP_BEHIND_SEVERAL: Final = 0.4
"""The same behind one glyph of several letters, where the page has spaces: its right side is that of its ink."""
_ROOM_OF_DECIMALS: Final = 2  # times as much stands before a figure behind a point: "45.4"
_LEAST_SPACES: Final = 0.25  # the share of spaces that are letters, on a page that has letters for them
_MAJORITY: Final = 2.0  # so many letters from right to left for each other one make a line of a Latin page one of them
_NEIGHBOURS: Final = 3  # letters on each side of a pair that tell in which order the reader has the two
_ROOM: Final = 2  # how far from the ends of its line a letter may stand, in heights of the font
_ALEFS: Final = "اأإآٱ"
_LAM: Final = "ل"
_HEH: Final = "ه"
_ALEF_BEFORE_LAM: Final = re.compile(f".?[{_ALEFS}]{_LAM}")  # of a longer glyph, such as that of the riyal, it is right
_INFERENCE_MARK: Final = "?"


def lay_lines(glyphs: Sequence[Glyph]) -> Iterator[tuple[str, float]]:
    """Yield the lines of a page in the order in which they are read, each with the height at which it stands."""
    has_spaces, letters = _has_spaces(glyphs), mend_by_ink(glyphs)
    clusters = [cluster for cluster in _clusters(letters, has_spaces=has_spaces) if cluster.text or cluster.marks]
    kinds = [cluster.kind for cluster in clusters]
    least = 0.0 if kinds.count("R") >= kinds.count("L") else _MAJORITY
    lines = _join_parts(_lines(clusters))
    for line in lines if least else _from_the_top(lines):
        if any(cluster.kind == "R" for cluster in line) or _is_read_backwards(line):
            certain = [cluster for cluster in line if cluster.kind != _INFERENCE_MARK]
            placed = _with_lam_first(sorted(_with_marks(_with_places_apart(certain)), key=_position))
            spaced = list(_with_spaces(list(_with_raised_figures(placed)), has_spaces=has_spaces))
            texts = [cluster.text + cluster.marks for cluster in spaced]
            yield order_texts(texts, "".join(cluster.kind for cluster in spaced), least), line[0].y
        else:
            yield "".join(cluster.text + cluster.marks for cluster in line), line[0].y


def _is_read_backwards(line: Sequence[_Cluster]) -> bool:
    """Tell whether the reader has the Latin words of a line from the last to the first, as it has Arabic ones."""
    words = [cluster for previous, cluster in pairwise(line) if previous.kind == " " and cluster.kind == "L"]
    return len(words) > 1 and all(second.x < first.x for first, second in pairwise(words))


def _from_the_top(lines: Sequence[list[_Cluster]]) -> list[list[_Cluster]]:
    """Return the lines of a page from right to left from its top down; where some are side by side, as they come.

    Files have lines in any order, as that of one from Word whose paragraphs are written from their last line up.
    """
    extents = sorted((_extent(line, number, 0) for number, line in enumerate(lines)), reverse=True)
    beside = sum(
        upper.y - lower.y < _LINE_DISTANCE * lower.height and (upper.left >= lower.right or lower.left >= upper.right)
        for upper, lower in pairwise(extents)
    )
    return [lines[extent.number] for extent in extents] if beside <= _MOST_BESIDE * len(lines) else [*lines]


def _has_spaces(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether a page has letters for its spaces; some pages have them beside numbers alone."""
    spaces = [glyph for glyph in glyphs if glyph.letter == " "]
    count = sum(not glyph.is_inferred and glyph.right > glyph.left for glyph in spaces)
    return count > 0 and count >= _LEAST_SPACES * len(spaces)


def _clusters(glyphs: Sequence[Glyph], *, has_spaces: bool) -> Iterator[_Cluster]:
    """Yield the letters of each place; almost always it is one.

    A code without a letter that has a width is a stroke, which makes a word wider: LibreOffice's fonts have it at any
    code. On a page without spaces it may be one.
    """
    is_turned_round = any(map(_is_turned_round, glyphs, glyphs[1:], [*glyphs[2:], *glyphs[:1]]))
    start = 0
    for end, glyph in enumerate([*glyphs[1:], None], 1):
        first = glyphs[start]
        if glyph and _is_one_place(first, glyph) and (glyph.letter == " ") == (first.letter == " "):
            continue
        if len(first.letter) > 1:
            kind = run_of_letter(first.letter[0])
            yield _Cluster(first.letter, "", kind, first.x, first.left, first.right, first.y, first.height)
        elif end - start == 1 and (kind := run_of_letter(first.letter)) not in RARE:
            kind = _INFERENCE_MARK if first.is_inferred else kind
            yield _Cluster(first.letter, "", kind, first.x, first.left, first.right, first.y, first.height)
        else:
            is_stroke = has_spaces and end - start == 1 and first.letter < " " and first.right > first.left
            group = [first._replace(letter=STROKE)] if is_stroke else glyphs[start:end]
            yield _join(group[::-1] if is_turned_round and _is_turned_glyph(group) else group)
        start = end


def _is_one_place(first: Glyph, second: Glyph) -> bool:
    """Tell whether letters are of one glyph, or a letter and its mark; fonts set a lam straight above a hah, too."""
    if len(first.letter + second.letter) > len("لا"):  # each is a group
        return False
    is_mark = MARK in (run_of_letter(first.letter), run_of_letter(second.letter))
    is_one_glyph = (first.left, first.right) == (second.left, second.right)
    is_at = first.y == second.y and abs(first.x - second.x) <= _SAME_PLACE * first.height
    return is_at and (is_mark or is_one_glyph)


def _is_turned_round(first: Glyph, second: Glyph, third: Glyph) -> bool:
    """Tell whether letters are of one glyph that the reader turned round: fonts have one for lam and alef alone.

    They have one for the name of God, too: with two lams behind its alef, and a heh at its end.
    """
    if second.letter != _LAM or not _is_one_place(first, second):
        return False
    is_name = third.letter == _LAM and _is_one_place(first, third)
    return first.letter == _HEH if is_name else first.letter in _ALEFS


def _is_turned_glyph(group: Sequence[Glyph]) -> bool:
    """Tell whether letters are those of one glyph that run from right to left; the reader leaves "fi" as it is.

    Two glyphs may begin at one place, too: a reh, and the alef that stands above its tail.
    """
    sides = {(glyph.left, glyph.right) for glyph in group if run_of_letter(glyph.letter) != MARK}
    return len(sides) == 1 and any(run_of_letter(glyph.letter) == "R" for glyph in group)


def _join(group: Sequence[Glyph]) -> _Cluster:
    """Return the letters of one place as they are written: each mark behind its letter, a lam before its alef."""
    letters = "".join(plain_letters(glyph.letter) for glyph in group if glyph.letter >= " ")
    marks = "".join(letter for letter in letters if run_of_letter(letter) == MARK)
    text = "".join(letter for letter in letters if run_of_letter(letter) != MARK)
    if _ALEF_BEFORE_LAM.fullmatch(text):
        text = f"{text[:-2]}{_LAM}{text[-2]}"
    left, right = min(glyph.left for glyph in group), max(glyph.right for glyph in group)
    kind = _INFERENCE_MARK if group[0].is_inferred else run_of_letter(text[:1] or " ")
    return _Cluster(text, marks, kind, group[0].x, left, right, group[0].y, group[0].height)


def _middle(cluster: _Cluster) -> float:
    return (cluster.left + cluster.right) / 2


def _position(cluster: _Cluster) -> tuple[float, bool]:
    """Return where a cluster begins on its line; Chromium has a space where the letter on its left begins."""
    return cluster.x, cluster.kind == " "


def _with_lam_first(line: Sequence[_Cluster]) -> list[_Cluster]:
    """Return the letters of a line from left to right, with an alef on the left of the lam that has its place."""
    letters = [*line]
    for position, (first, second) in enumerate(pairwise(line)):
        is_turned = first.text.startswith(_LAM) and second.text.startswith(tuple(_ALEFS))
        if is_turned and abs(first.x - second.x) <= 2 * _SAME_PLACE * first.height:
            letters[position : position + 2] = second, first
    return letters


def _with_places_apart(line: Sequence[_Cluster]) -> list[_Cluster]:
    """Return the letters of a line, each behind the one in whose width it stands: fonts put an alef above a reh.

    Only the order of the file tells which is read first, and the letters around whether that is the order of reading.
    A space at the place of the letter before it is none: the gap behind that letter tells.
    """
    pairs = [*pairwise(cluster for cluster in line if cluster.kind == "R")]
    is_in_order = sum(second.x < first.x for first, second in pairs) * 2 > len(pairs)
    letters: list[_Cluster] = []
    for cluster in _separate_letters(line) if is_in_order else reversed(_separate_letters(line)):
        is_behind = bool(letters) and letters[-1].kind == "R" and cluster.kind == " "
        if not is_behind or abs(cluster.x - letters[-1].x) > _SAME_PLACE * letters[-1].height:
            letters.append(cluster)
    return letters


def _separate_letters(line: Sequence[_Cluster]) -> list[_Cluster]:
    """Return a line with each letter that stands in the width of its neighbour beside it, where it is read.

    The reader has some letters of a line in the order of reading, and others against it.
    """
    letters, positions = [*line], [position for position, cluster in enumerate(line) if cluster.kind == "R"]
    arabic_letters = [line[position] for position in positions]
    for number, (first, second) in enumerate(pairwise(positions)):
        wide, narrow = sorted((line[first], line[second]), key=lambda cluster: cluster.right - cluster.left)[::-1]
        is_one_place = abs(wide.x - narrow.x) <= _SAME_PLACE * wide.height
        is_within = is_one_place or (wide.x < narrow.x and narrow.right < wide.right)
        if not is_within or any(cluster.text for cluster in line[first + 1 : second]):
            continue
        steps = list(_steps_of_word(arabic_letters, number))
        before, behind = (first, second) if sum(steps) * 2 > len(steps) else (second, first)
        if letters[before].x <= letters[behind].x and (steps or is_one_place):
            letters[behind] = letters[behind]._replace(x=letters[before].x - _SAME_PLACE * letters[before].height)
    return letters


def _steps_of_word(letters: Sequence[_Cluster], number: int) -> Iterator[bool]:
    """Yield for the letters of a word, around a pair of them, whether each stands on the right of the next one."""
    for step in (-1, 1):
        for distance in range(1, _NEIGHBOURS + 1):
            first = number + step * distance
            if not 0 <= first < len(letters) - 1:
                break
            inner, outer = letters[first : first + 2][::-step]
            if max(inner.left, outer.left) - min(inner.right, outer.right) > _GAP * inner.height:
                break
            if letters[first].x != letters[first + 1].x:
                yield letters[first].x > letters[first + 1].x


def _lines(clusters: Sequence[_Cluster]) -> list[list[_Cluster]]:
    """Return the clusters of each line, where the next one stands higher or lower than the one before.

    A cluster with a mark stands where its mark does: it is of the line that is nearest.
    """
    lines: list[list[_Cluster]] = []
    floating = []
    for cluster in clusters:
        if lines and abs(cluster.y - lines[-1][0].y) <= _SAME_LINE * max(cluster.height, lines[-1][0].height):
            lines[-1].append(cluster)
        elif cluster.marks:
            floating.append(cluster)
        elif cluster.text:
            lines.append([cluster])
    extents = sorted(_extent(line, number) for number, line in enumerate(lines))
    for cluster in floating:
        position = bisect_right(extents, (cluster.y,))
        near = extents[max(0, position - 2) : position + 2]
        extent = min(near, key=lambda extent: _distance(cluster, extent), default=None)
        if extent and _distance(cluster, extent) < max(cluster.height, extent.height):
            lines[extent.number].append(cluster)
        else:
            lines.append([cluster])
    return lines


def _join_parts(lines: Sequence[list[_Cluster]]) -> list[list[_Cluster]]:
    """Return lines of which no part stands alone: what is beside another at its height, or a small number above it.

    The number of a note, or a letter of another font, is drawn on its own, and what follows it, too.
    """
    visual_lines: list[list[_Cluster]] = []
    for line in lines:
        parts = [
            position
            for position in range(max(0, len(visual_lines) - _LINES_BACK), len(visual_lines))
            if _is_part(line, visual_lines[position])
        ]
        # The longest part is the first: it says how high the line stands.
        long_line = [
            cluster
            for part in sorted([line, *(visual_lines[position] for position in parts)], key=len)[::-1]
            for cluster in part
        ]
        for position in parts[:0:-1]:
            del visual_lines[position]
        if parts:
            visual_lines[parts[0]] = long_line
        else:
            visual_lines.append(line)
    return visual_lines


def _is_part(line: Sequence[_Cluster], neighbour: Sequence[_Cluster]) -> bool:
    small, large = sorted((line, neighbour), key=lambda part: max(cluster.height for cluster in part))
    least, height = (max(cluster.height for cluster in part) for part in (small, large))
    rise = _SAME_LINE if least > _NOTE_SHARE * height else _RAISE  # small letters lower than that are of the next line
    if not -_SAME_LINE * height <= small[0].y - large[0].y <= rise * height:
        return False
    left = max(min(cluster.left for cluster in part) for part in (line, neighbour))
    right = min(max(cluster.right for cluster in part) for part in (line, neighbour))
    return left - right < _DISTANCE_LINE_DISTANCE * height


def _extent(line: Sequence[_Cluster], number: int, room_in_heights: float = _ROOM) -> _Extent:
    height = max(cluster.height for cluster in line)
    room = room_in_heights * height
    left, right = min(cluster.left for cluster in line), max(cluster.right for cluster in line)
    return _Extent(line[0].y, left - room, right + room, height, number)


def _distance(cluster: _Cluster, extent: _Extent) -> float:
    """Return how far a cluster is from a line; one beyond the line's ends is far away."""
    middle = _middle(cluster)
    return abs(cluster.y - extent.y) + max(extent.left - middle, middle - extent.right, 0)


def _with_marks(line: Sequence[_Cluster]) -> Iterator[_Cluster]:
    """Yield the clusters of a line, with each mark that stands alone at the letter that is nearest."""
    if not any(cluster.marks for cluster in line):
        yield from line
        return
    bases = sorted((cluster for cluster in line if cluster.text), key=_middle)
    middles = [_middle(base) for base in bases]
    marks: dict[int, str] = {}
    for mark in line:
        if not mark.text and bases:
            position = bisect_right(middles, _middle(mark))
            near = range(max(0, position - 1), min(position + 1, len(bases)))
            nearest = min(near, key=lambda number: abs(middles[number] - _middle(mark)))
            marks[nearest] = marks.get(nearest, "") + mark.marks
    for number, base in enumerate(bases):
        yield base._replace(marks=base.marks + marks[number]) if number in marks else base


def _with_raised_figures(line: Sequence[_Cluster]) -> Iterator[_Cluster]:
    """Yield the clusters of a line; the digits of a raised note number become one cluster.

    Chromium lays the number of a note out with a number and its full stop before it, from left to right: "2024.³".
    """
    tallest = max(line, key=lambda cluster: cluster.height)  # a letter with a mark may stand higher, and be small
    least, last_kinds = tallest.y + _RAISED_SHARE * tallest.height, ""
    for is_raised, group in groupby(line, lambda glyph: glyph.kind == "N" and glyph.y > least):
        clusters = [*group]
        if is_raised:
            text = "".join(cluster.text for cluster in clusters)
            kind = "N" if last_kinds == "NS" else "O"
            yield clusters[0]._replace(text=text, kind=kind, right=clusters[-1].right)
        else:
            yield from clusters
        last_kinds = "".join(cluster.kind for cluster in clusters[-2:])


def _with_spaces(clusters: Sequence[_Cluster], *, has_spaces: bool) -> Iterator[_Cluster]:
    """Yield clusters with a space where there is a gap: some files have no letter for it."""
    height = max((cluster.height for cluster in clusters), default=0)
    usual = _GAP if has_spaces else _least_gap(clusters, height)
    previous, end = None, 0.0
    for cluster in clusters:
        is_several = has_spaces and previous is not None and len(previous.text + previous.marks) > 1
        least = (_GAP_BEHIND_SEVERAL if is_several else usual) * height
        is_decimal = previous is not None and previous.kind + cluster.kind == "SN"
        least *= _ROOM_OF_DECIMALS if is_decimal else 1
        if previous and " " not in previous.kind + cluster.kind and cluster.x - end > least:
            yield _Cluster(" ", "", " ", end, end, cluster.x, cluster.y, cluster.height)
        yield cluster
        is_below = previous is not None and "R" == previous.kind == cluster.kind  # a lam stands above a hah
        previous, end = cluster, max(end, cluster.right) if is_below else cluster.right


def _least_gap(clusters: Sequence[_Cluster], height: float) -> float:
    """Return the least space between the words of a line without spaces, in heights of the font."""
    gaps = [following.x - cluster.right for cluster, following in pairwise(clusters)]
    words = 1 + sum(gap > _GAP * height for gap in gaps)
    return _GAP_OF_NARROW_LINE if len(clusters) > _LETTERS_OF_WORDS * words else _GAP
