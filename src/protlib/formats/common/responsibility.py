"""What a catalogue says of the authors whom it does not list: "Ann Doe ... [et al.]", "Ann Doe [and three others]"."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from protlib.record.model import Name
from protlib.record.names.parser import UNNAMED_OTHERS
from protlib.record.names.unnamed_others import without_others
from protlib.text import words

_BRACKETS: Final = str.maketrans("[]()", "    ")
_WORDS_OF_OTHERS: Final = 3  # "and three others"


def stands_for_more_people(text: str) -> bool:
    """Tell whether a text is no name, but stands for further authors: "et al."."""
    return bool(text) and not without_others(text.strip())


def add_unnamed_people(people_by_role: Mapping[str, list[Name]], statements: Iterable[str]) -> None:
    """Add "others" behind the people whom a statement of responsibility names, if it says that there are more.

    A list with somebody whom the statement does not name is whole, as newer catalogues make it.
    """
    parts = [part for statement in statements for part in statement.split(";") if _ends_in_et_al(part)]
    for people in people_by_role.values():
        if people and people[-1] != UNNAMED_OTHERS and any(_are_in(people, part) for part in parts):
            people.append(UNNAMED_OTHERS)


def _ends_in_et_al(part: str) -> bool:
    """Tell whether a part of a statement ends in "[et al.]" or "[and three others]"."""
    part_words = part.translate(_BRACKETS).rstrip(" .").split()
    is_counted = len(part_words) > _WORDS_OF_OTHERS and not part_words[-2][0].isupper()
    counted_words = [*part_words[:-2], *part_words[-1:]] if is_counted else []
    return any(without_others(text) != text for text in (" ".join(part_words), " ".join(counted_words)))


def _are_in(people: Sequence[Name], part: str) -> bool:
    part_words = {*words(part)}
    return all(part_words.issuperset(words(name.family or name.literal)) for name in people)
