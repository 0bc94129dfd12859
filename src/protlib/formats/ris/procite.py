"""ProCite's RIS: a value without a tag of its own stands in a note, such as "Series Title: ..."."""

from collections.abc import Iterable
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.tagged_text import Tags

_RECORD: Final = ("Record ID:", "Record Number:")
_LABELS: Final = meanings_in("ProCite", "label")
_AUTHORS: Final = frozenset({"Author, Monographic", "Author, Subsidiary"})
_ROLES: Final = {"ed": "ED", "compiler": "ED", "compiled": "ED", "collected": "ED", "transl": "A4"}
_NAMES: Final = frozenset({"A1", "A2", "A3"})
_TAGS_BY_TYPE: Final = {
    "BILL": {"CY": "T2", "VL": "M1", "SP": "SE"}, "BOOK": {"VL": "ET", "IS": "VL", "SV": "M1"},
    "CHAP": {"VL": "ET"}, "COMP": {"IS": "ET"}, "ART": {"M1": "M3"},
}  # fmt: skip


def is_procite(notes: Iterable[str]) -> bool:
    """Tell whether a record's notes show that ProCite wrote it: one note is its number."""
    return any(note.startswith(_RECORD) for note in notes)


def usual_tags(kind: str, procite_tags: Tags) -> Tags:
    """Return the tags of a ProCite record of a type; its labelled notes become the tags that they stand for."""
    tag_changes = _TAGS_BY_TYPE.get(kind, {})
    tags: Tags = []
    for tag, value in procite_tags:
        label, colon, text = value.partition(": ")
        if tag != "N1" or not colon:
            tags.append((tag_changes.get(tag, tag), value))
        elif label in _LABELS:
            new_tag = _LABELS[label]
            tags.append((tag_changes.get(new_tag, new_tag) if new_tag == "SV" else new_tag, text))
        elif label in _AUTHORS:
            people = _next_name(tags)
            tags.extend((people, name.strip()) for name in text.split(";"))
        elif not (label.endswith(" Role") and _give_role(text, tags)):
            tags.append((tag, value))
    return tags


def _next_name(tags: Tags) -> str:
    used_tags = {tag for tag, _ in tags}
    return "A1" if "A1" not in used_tags else "A2" if "A2" not in used_tags else "A3"


def _give_role(role: str, tags: Tags) -> bool:
    """Give the last names the tag of a role, and tell whether there is one for it."""
    new_tag = next((tag for word, tag in _ROLES.items() if role.lower().startswith(word)), "")
    last = tags[-1][0] if tags else ""
    if not new_tag or last not in _NAMES:
        return False
    position = len(tags)
    while position and tags[position - 1][0] == last:
        position -= 1
        tags[position] = (new_tag, tags[position][1])
    return True
