"""What an import gives the records that come without it: `--type`, `--set` and `--tag`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from protlib.errors import UsageError

if TYPE_CHECKING:
    from protlib.cli.assignment import Assignment
    from protlib.record.model import Publication


def completing(
    kind: str, texts: Sequence[str], tags: Sequence[str]
) -> "Callable[[Publication], Publication]":
    """Return the function that gives a record the type, the fields and the tags; what it has is not overwritten.

    Raises UsageError where one of the texts gives nothing: `field-=value`, `field=`.
    """
    given = list(map(_given, texts))

    def complete(publication: "Publication") -> "Publication":
        if kind and publication.type == "document":
            publication = publication.changed(type=kind)
        if tags:
            publication = publication.changed(tags=tuple(dict.fromkeys((*publication.tags, *tags))))
        for assignment in given:
            if assignment.sign or not getattr(publication, assignment.field):
                publication = assignment.made(publication)
        return publication

    return complete


def _given(text: str) -> "Assignment":
    from protlib.cli.assignment import assignment

    if "=" not in text:
        raise UsageError(f"--set wants FIELD=VALUE, such as language=en, not “{text}”")
    found = assignment(text)
    if found.sign == "-" or not found.value:
        raise UsageError(
            f"--set gives what is missing, FIELD=VALUE or FIELD+=VALUE, and “{text}” gives nothing"
        )
    if found.field == "type":
        raise UsageError("the type that is missing is given by --type")
    return found
