"""Fields that a record does not have yet, one of each kind, declared as any other: the house must carry them unasked.

They have to be there before protlib is imported, so that what needs them runs in an interpreter of its own.
"""

import subprocess
from collections.abc import Mapping
from typing import Any, Final

from harness import declarations

_TEXT: Final = 'str, Field(FieldKind.{kind}, "{variable}")] = ""'
_LIST: Final = 'tuple[{of}, ...], Field(FieldKind.{kind}, "{variable}")] = ()'

DECLARED: Final[Mapping[str, str]] = {
    "new_line": _TEXT.format(kind="LINE", variable=""),
    "new_paragraphs": _TEXT.format(kind="PARAGRAPHS", variable=""),
    "new_date": _TEXT.format(kind="DATE", variable=""),
    "new_url": _TEXT.format(kind="URL", variable=""),
    "new_names": _LIST.format(of="Name", kind="NAMES", variable=""),
    "new_places": _LIST.format(of="str", kind="PLACES", variable=""),
    "new_labels": _LIST.format(of="str", kind="LABELS", variable=""),
    # Variables of CSL that a record has kept in `extra` so far.
    "medium": _TEXT.format(kind="LINE", variable="medium"),
    "original_date": _TEXT.format(kind="DATE", variable="original-date"),
    "illustrators": _LIST.format(of="Name", kind="NAMES", variable="illustrator"),
}
"""How each new field is declared, behind its name."""

VALUES: Final[Mapping[str, Any]] = {
    "new_line": "One line: with 50 % of {everything} & more",
    "new_paragraphs": "A first paragraph.\n\nA second one.",
    "new_date": "2019-04",
    "new_url": "https://example.org/new?a=1&b=2",
    "new_names": [{"family": "Jobe", "given": "Alison"}, {"literal": "Office for Testing, Unit 2"}],
    "new_places": ["Nigeria", "West Africa"],
    "new_labels": ["first label", "second label"],
    "medium": "CD-ROM",
    "original_date": "1998-05-02",
    "illustrators": [{"family": "Doe", "given": "Jane"}],
}
"""What stands in each new field, as the library stores it."""


def install() -> None:
    """Have the record of this interpreter, which must not have imported it, declare the new fields."""
    fields = "".join(f"    {name}: Annotated[{declaration}\n" for name, declaration in DECLARED.items())
    declarations.install("protlib.record.model", {"    extra: Annotated[": fields})


def run(code: str, *arguments: str, stdin: str = "", imported: str = "") -> subprocess.CompletedProcess[str]:
    """Run code in an interpreter in which a record has the new fields, and these modules are imported."""
    return declarations.run("new_field", code, *arguments, stdin=stdin, imported=imported)
