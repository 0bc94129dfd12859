"""The texts in a record, and a record with each text changed."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from protlib.checking.flaw import Flaw, once_a_record
from protlib.record.model import LOCAL_FIELDS, NAME_LISTS, FieldKind, Name, Publication, of_kind
from protlib.text import clean, clean_paragraphs

PARAGRAPHS: Final = frozenset(of_kind(FieldKind.PARAGRAPHS))
_FIELDS: Final = (
    frozenset(of_kind(FieldKind.LINE, FieldKind.PARAGRAPHS, FieldKind.URL, FieldKind.LABELS, FieldKind.NAMES))
    - LOCAL_FIELDS
    - {"note", "private_note"}
)
"""The fields that hold what stands in or on the publication; a user's own notes are not looked at."""


_MARKS: Final = ("&", "<", "\\", "{")
_NOT_ASCII: Final = "not-ascii"
_UNPRINTABLE: Final = "unprintable"
SIGNS: Final = frozenset({*_MARKS, _NOT_ASCII, _UNPRINTABLE})
"""What texts may have: few have any of it, and without it most rules for texts find nothing."""


def list_signs(publication: Publication) -> list[str]:
    """Return which of the `SIGNS` a record has in its texts."""
    _texts, all_text = _collect_texts(publication)
    signs = [mark for mark in _MARKS if mark in all_text]
    if not all_text.isascii():
        signs.append(_NOT_ASCII)
    if not all_text.isprintable():
        signs.append(_UNPRINTABLE)
    return signs


@once_a_record
def _collect_texts(publication: Publication) -> tuple[Sequence[tuple[str, str]], str]:
    """Return every text of a record with its field, and all of them as one."""
    texts = _list_texts(publication)
    return texts, " ".join([text for _, text in texts])


def _list_texts(publication: Publication) -> list[tuple[str, str]]:
    """Return every text of a record: each part of a name, each item of a list."""
    texts: list[tuple[str, str]] = []
    for field, value in publication.filled().items():
        if field not in _FIELDS:
            continue
        if type(value) is str:
            texts.append((field, value))
        elif field in NAME_LISTS:
            texts += [(field, part) for name in value for part in _parts_of(name)]
        else:
            texts += [(field, item) for item in value]
    return texts


@lru_cache(maxsize=1 << 14)  # many records are by the same people
def _parts_of(name: Name) -> tuple[str, ...]:
    return tuple(name.to_dict().values())


def change_texts(value: Any, change: Callable[[str], str]) -> Any:
    """Return the value of a field with each text in it changed; empty items of a list are left out."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Name):
        return Name(**{part: change(text) for part, text in value.to_dict().items()}, guessed=value.guessed)
    return tuple(item for item in (change_texts(item, change) for item in value) if item not in ("", Name()))


def find_flawed_texts(
    publication: Publication,
    is_flawed: Callable[[str], bool],
    tell: Callable[[str], str],
    change: Callable[[str], str] | None = None,
    may_be_flawed: Callable[[str], bool] | None = None,
) -> Iterator[Flaw]:
    """Yield a flaw for each field with a flawed text, with a mend if the changed texts have no flaw.

    `may_be_flawed` gets all texts at once, with a space between any two, so that most records take one call.
    """
    parts, all_text = _collect_texts(publication)
    if not (may_be_flawed or is_flawed)(all_text):
        return
    reported: set[str] = set()
    for field, text in parts:
        if field in reported or not is_flawed(text):
            continue
        reported.add(field)
        yield Flaw(field, tell(text), _mend(publication, field, is_flawed, change) if change else {})


def _mend(
    publication: Publication, field: str, is_flawed: Callable[[str], bool], change: Callable[[str], str]
) -> dict[str, object]:
    value = change_texts(getattr(publication, field), lambda text: change(text) if is_flawed(text) else text)
    tidied = tidy_value(field, value)
    is_whole = not any(is_flawed(text) for _, text in _list_texts(Publication(**{field: tidied})))
    return {field: tidied} if is_whole else {}


def tidy_value(field: str, value: object) -> Any:
    """Return the value of a field without spaces that a mend left."""
    return change_texts(value, clean_paragraphs if field in PARAGRAPHS else clean)


def excerpt(text: str, start: int, end: int, margin: int = 15) -> str:
    """Return a part of a text with a little around it, on one line and in quotation marks."""
    first, last = max(start - margin, 0), min(end + margin, len(text))
    content = " ".join(text[first:last].split())
    return f"“{'…' * (first > 0)}{content}{'…' * (last < len(text))}”"
