"""A citation as a value: what one place of a text cites, and what an engine makes of it."""

from enum import StrEnum
from typing import Final

from protlib.frozen import NamedTuple

_SIGNS_WITHOUT_SPACE: Final = ",.;:!?"


class CitationMode(StrEnum):
    """How a publication stands in its citation."""

    IN_BRACKETS = "(IOM, 2009)"
    IN_TEXT = "IOM (2009)"
    WITHOUT_AUTHOR = "(2009)"


class CitedPublication(NamedTuple):
    """A publication as one citation names it.

    `label` is CSL's name for what the `locator` counts ("page", "chapter", "paragraph"), "" without a locator. `term`
    is the typed word for a locator that engines have no word for. `prefix` and `suffix` are the words before and
    behind, without a space. A suffix keeps the comma that it begins with.
    """

    key: str
    mode: CitationMode = CitationMode.IN_BRACKETS
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    term: str = ""

    @property
    def suffix_with_space(self) -> str:
        """The suffix with a space before it, unless it begins with a punctuation mark."""
        return self.suffix if not self.suffix or self.suffix[0] in _SIGNS_WITHOUT_SPACE else f" {self.suffix}"


class Citation(NamedTuple):
    """What one place of a text cites: one publication or several, in the order of the text."""

    cited: tuple[CitedPublication, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the cited publications, each once."""
        return tuple(dict.fromkeys(cited.key for cited in self.cited))


class TextRun(NamedTuple):
    """Text in one form, such as italics; `link` is its address, "" for none."""

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    superscript: bool = False
    subscript: bool = False
    underlined: bool = False
    link: str = ""


Runs = tuple[TextRun, ...]


class Reference(NamedTuple):
    """An entry of a reference list: its key, its text, and its number or label in the margin ("" for none)."""

    key: str
    label: str
    runs: Runs

    def line(self) -> str:
        """Return it as a line of plain text, its label first."""
        return f"{self.label} {plain_text(self.runs)}".strip()


class Result(NamedTuple):
    """What an engine makes of citations and of the cited publications; pure data.

    `citations` have the order of the request. In a style of notes (`is_note`), each is the text of a note. `leads` then
    hold what the text has before the note's number: the author, where the citation is part of the sentence.
    `bibliography` has the order of the style; `is_hanging` tells whether its entries hang.
    """

    citations: tuple[Runs, ...] = ()
    bibliography: tuple[Reference, ...] = ()
    warnings: tuple[str, ...] = ()
    is_note: bool = False
    is_hanging: bool = True
    leads: tuple[Runs, ...] = ()


def plain_text(runs: Runs) -> str:
    """Return the text of runs without their forms."""
    return "".join(run.text for run in runs)


def without_stop(runs: Runs) -> Runs:
    """Return a text without its last full stop: more text follows, or has its own."""
    if not plain_text(runs).endswith("."):
        return runs
    *leading_runs, last = runs
    return (*leading_runs, last._replace(text=last.text.removesuffix("."))) if last.text else runs


def is_full_stop(marks: str) -> bool:
    """Tell whether punctuation marks begin with a full stop, and not with the points of an omission."""
    return marks.startswith(".") and not marks.startswith("..")
