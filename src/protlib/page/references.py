"""The formatted references of a page, as texts and forms from which its scripts make elements."""

from collections.abc import Sequence
from typing import Any, Final

from protlib.citing.apart import Apart
from protlib.citing.citation import Run, Runs
from protlib.citing.styles import Style
from protlib.record.model import Publication

_FORMS: Final = ("italic", "bold", "small_caps", "superscript", "subscript", "underlined")
"""The forms of a run, each a bit of a number, the first the lowest; `interface/view/references.js` has them as well."""


def make_references(publications: Sequence[Publication], style: Style, apart: Apart) -> dict[str, object]:
    """Return the references of records in their order, each a list of runs, and their order in the style's list."""
    numbers = {publication.key: number for number, publication in enumerate(publications)}
    return {
        "name": style.name,
        "title": style.title,
        "order": [numbers[key] for key in apart.references],
        "references": [_compact(apart.references.get(publication.key, ())) for publication in publications],
    }


def _compact(runs: Runs) -> list[Any]:
    """Return runs, plain ones as mere texts."""
    return [
        [run.text, form, *([run.link] if run.link else [])] if (form := _form_bits(run)) or run.link else run.text
        for run in runs
    ]


def _form_bits(run: Run) -> int:
    return sum(1 << bit for bit, form in enumerate(_FORMS) if getattr(run, form))
