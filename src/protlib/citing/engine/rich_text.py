"""Formatted text of records for the engine, which needs a partner for each opening mark.

The engine tries every reading of an unclosed mark, which doubles its time with each mark: 20 took 13 seconds. So a mark
without a partner passes through it as a letter, and becomes itself again afterwards.

The engine prints a family name in a script that it does not know as a Chinese one, without a space before the given
name. It makes initials of given names in any script: a whole word with a full stop, where there are no capitals. It
sorts the parts of a family name round an apostrophe as words.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from protlib.citing.citation import Result, Runs
from protlib.frozen import expression
from protlib.text import NO_CASE, change_strings

FOREIGN: Final = "\u202d"
"""A mark in a family name that has the engine print it as a Western one: it is no part of any text."""
# The scripts that the engine knows, by their blocks: Latin, Greek, Cyrillic, Hebrew, Arabic and Thai.
_LETTER_OF_ENGINE: Final = expression("[A-Za-z\u00c0-\u017f\u0370-\u052f\u0590-\u06ff\u0e01-\u0e5b\u1f00-\u1fff]")
# Scripts of East Asia, whose names have no space between their parts.
_EAST_ASIAN: Final = (
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_UNSPACED_SCRIPT: Final = expression(_EAST_ASIAN)
# Such as "." in "李小红., & 王芳": the engine takes each of these given names for an initial.
_STOP: Final = expression(f"(?<={_EAST_ASIAN})\\.(?=,)")
# Such as in "N'Diaye": the engine would sort this as the two words "N" and "Diaye", before "Nabil".
_APOSTROPHE: Final = expression(r"(?<=\w)['’](?=\w)")
_FAMILY: Final = "family"
_GIVEN: Final = "given"
_PARTICLE: Final = "dropping-particle"
# Tags of Unicode, which the engine ignores when it sorts; acronyms use others.
_AS_LETTERS: Final = {
    "<": "\U000e003c", "“": "\U000e0022", "‘": "\U000e0027", "”": "\U000e0023", "’": "\U000e0028",
    '"': "\U000e0024", "'": "\U000e0029",
}  # fmt: skip
_AS_MARKS: Final = str.maketrans({**{letter: mark for mark, letter in _AS_LETTERS.items()}, FOREIGN: ""})
_ALL_AS_LETTERS: Final = str.maketrans(_AS_LETTERS)
_MARK: Final = expression(r"<(/?)(i|b|sup|sub|sc|span)\b[^<>]*>|[“”‘]|’(?!\w)")
# The forms by their names in the engine, such as "<sup>", `<span class="nocase">` and "“".
_OWN_MARKUP: Final = expression(r"""</?(?:i|b|sup|sub|sc)>|</span>|<span (?:class|style)="[\w:; -]*">|[“”‘’]""")
_STRAIGHT: Final = expression(r"""(?<!\w)['"]""")
_PARTNERS: Final = {"”": "“", "’": "‘"}
_MOST_MARKS: Final = 8
"""How many marks a text with an unpaired one may have; with more, all but pairs of fixed capitals are letters."""
_NAME: Final = "id"


def with_printed_names(item: Mapping[str, object]) -> dict[str, object]:
    """Return an item of CSL-JSON whose names the engine prints with a space, and with initials where these exist."""
    return {
        name: [_change_name(person) if isinstance(person, dict) else person for person in field]
        if isinstance(field, list)
        else field
        for name, field in item.items()
    }


def without_stops(text: str) -> str:
    """Return a printed text without the full stops that the engine puts between a name of East Asia and a comma."""
    return _STOP.sub("", text) if ".," in text else text


def _change_name(person: Mapping[str, Any]) -> Mapping[str, Any]:
    family, given = person.get(_FAMILY, ""), person.get(_GIVEN, "")
    if family[:1].isupper():
        family = _APOSTROPHE.sub(_AS_LETTERS["’"], family)
    if (family.isascii() and given.isascii()) or _UNSPACED_SCRIPT.search(family):
        return person
    changed = {**person, _FAMILY: family} if family else dict(person)
    if any(map(str.isalpha, family)) and not _LETTER_OF_ENGINE.search(family):
        changed[_FAMILY] = f"{family}{FOREIGN}"
    if family and _has_no_capitals(given):
        # The engine shortens no particle, and prints one where the given name stands.
        del changed[_GIVEN]
        changed[_PARTICLE] = " ".join(filter(None, (given, person.get(_PARTICLE))))
    return changed


def _has_no_capitals(name: str) -> bool:
    """Tell whether the script of a name has no capitals; Georgian has some, which no name begins with."""
    return any(map(str.isalpha, name)) and name.title() == name and not any(map(str.isupper, name))


def with_partners(item: Mapping[str, object]) -> dict[str, object]:
    """Return an item of CSL-JSON without unpaired marks in its texts; its name does not change."""
    return {name: value if name == _NAME else change_strings(value, _balance_marks) for name, value in item.items()}


def restore_marks(result: Result) -> Result:
    """Return the engine's result with the marks as they were typed, and without what it adds to foreign names."""
    return result._replace(
        citations=tuple(map(_restore_runs, result.citations)),
        bibliography=tuple(entry._replace(runs=_restore_runs(entry.runs)) for entry in result.bibliography),
        leads=tuple(map(_restore_runs, result.leads)),
    )


def _restore_runs(runs: Runs) -> Runs:
    return tuple(
        run if run.text.isascii() else run._replace(text=without_stops(run.text.translate(_AS_MARKS))) for run in runs
    )  # no letter for a mark is ASCII


def _balance_marks(text: str) -> str:
    """Return a text with a letter for each mark without a partner; for each but fixed capitals where there are many."""
    is_plain = not any(sign in text for sign in _AS_LETTERS)  # as most texts
    if is_plain or not (_MARK.search(text) or _STRAIGHT.search(text)):
        return text
    pairs, alone = _pair_marks(text)
    parts = _part_at_tags(text, {*alone})
    straight_marks = sum(len(_STRAIGHT.findall(part)) for part in parts[::2])  # those of an attribute are no quotation
    if (alone or straight_marks) and pairs + straight_marks > _MOST_MARKS:
        return "".join(part if number % 2 else part.translate(_ALL_AS_LETTERS) for number, part in enumerate(parts))
    letters = list(text)
    for position in alone:
        letters[position] = _AS_LETTERS[letters[position]]
    return "".join(letters)


def _part_at_tags(text: str, alone: set[int]) -> Sequence[str]:
    """Return text and tags of fixed capitals by turns, text first.

    A protected title has many of these tags, which nobody types. Tags at the positions `alone` have no partner, and are
    text, as are all where spans of other forms stand beside them.
    """
    spans = [mark for mark in _MARK.finditer(text) if mark[2] == "span" and mark.start() not in alone]
    if any(not mark[1] and mark[0] != NO_CASE for mark in spans):
        return [text]
    parts: list[str] = []
    end = 0
    for mark in spans:
        parts += [text[end : mark.start()], mark[0]]
        end = mark.end()
    return [*parts, text[end:]]


def _pair_marks(text: str) -> tuple[int, list[int]]:
    """Return the number of paired marks in a text, and the positions of the unpaired ones."""
    open_marks: list[tuple[str, int]] = []
    mark_counts: Counter[str] = Counter()
    alone: list[int] = []
    pairs = 0
    for mark in _MARK.finditer(text):
        name, is_tag = mark[2] or _PARTNERS.get(mark[0], mark[0]), bool(mark[2])
        is_closing = bool(mark[1]) or mark[0] in _PARTNERS
        if not _OWN_MARKUP.fullmatch(mark[0]) or (is_closing and is_tag and not mark_counts[name]):
            alone.append(mark.start())
        elif not is_closing:
            open_marks.append((name, mark.start()))
            mark_counts[name] += 1
        elif mark_counts[name]:
            while (last := open_marks.pop())[0] != name:
                alone.append(last[1])
                mark_counts[last[0]] -= 1
            mark_counts[name] -= 1
            pairs += 1
    return pairs, [*alone, *(position for _, position in open_marks)]
