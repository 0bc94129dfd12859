"""A citation as a value: what stands in one place of a text, and what an engine makes of it."""

from enum import StrEnum
from typing import Final, NamedTuple

_TIED: Final = ",.;:!?"


class Mode(StrEnum):
    """How a publication stands in its citation."""

    IN_BRACKETS = "(IOM, 2009)"
    IN_TEXT = "IOM (2009)"
    WITHOUT_AUTHOR = "(2009)"


class Cited(NamedTuple):
    """A publication as one citation names it.

    `label` is CSL's name for what the `locator` counts ("page", "chapter", "paragraph"), "" where there is no locator, and `term`
    the word that was typed for one of those that an engine has no word for; prefix and suffix are the words before and behind, without a space; a suffix begins with the
    comma that ties it, where there is one.
    """

    key: str
    mode: Mode = Mode.IN_BRACKETS
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    term: str = ""

    @property
    def tied_suffix(self) -> str:
        """The suffix behind a space, or without one where it begins with a mark of punctuation."""
        return self.suffix if not self.suffix or self.suffix[0] in _TIED else f" {self.suffix}"


class Citation(NamedTuple):
    """What stands in one place of a text: one publication or several, in the order of the text."""

    cited: tuple[Cited, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of what is cited, each once."""
        return tuple(dict.fromkeys(cited.key for cited in self.cited))


class Run(NamedTuple):
    """Text in one form; `link` is where it leads, "" for nowhere."""

    text: str
    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    superscript: bool = False
    subscript: bool = False
    underlined: bool = False
    link: str = ""


Runs = tuple[Run, ...]


class Reference(NamedTuple):
    """An entry of a reference list: the key of what it is of, its number or label in the margin ("" for none), and its text."""

    key: str
    label: str
    runs: Runs


class Result(NamedTuple):
    """What an engine makes of citations and of what they cite; pure data.

    `citations` are in the order of those asked for. In a style of notes (`is_note`), each is what stands in the note, and
    `leads` has what stands in the text before the note's number: the author, where the citation is in the text.
    `bibliography` is in the order of the style; `is_hanging` where its entries hang.
    """

    citations: tuple[Runs, ...] = ()
    bibliography: tuple[Reference, ...] = ()
    warnings: tuple[str, ...] = ()
    is_note: bool = False
    is_hanging: bool = True
    leads: tuple[Runs, ...] = ()


def plain(runs: Runs) -> str:
    """Return the text of runs, without their forms."""
    return "".join(run.text for run in runs)
