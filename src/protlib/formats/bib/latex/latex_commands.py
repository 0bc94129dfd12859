"""LaTeX's commands for characters, accents and markup, as flat tables.

Sources: the LaTeX2e kernel (`ltoutenc`, `utf8enc.dfu`), textcomp, csquotes, biblatex 3.20 and, for mathematics, plain
TeX with amssymb. Commands stand without their backslash.
"""

from pathlib import Path
from typing import Final

from protlib.record.tables import read_rows

_TABLE: Final = read_rows(Path(__file__).with_suffix(".txt"))
ACCENTS: Final = {command: letter[1:] for kind, command, letter in _TABLE if kind == "accent"}
"""Accents, each with its combining character, which follows the letter in Unicode."""

ALONE: Final = {command: sign for kind, command, sign in _TABLE if kind == "accent alone"}
r"""The character of an accent over nothing: `\~{}` types a tilde."""

LETTERS: Final = {command: letter for kind, command, letter in _TABLE if kind == "letter"}
SIGNS: Final = {
    " ": " ", "\n": " ", "\t": " ", ",": " ", ";": " ", ":": " ", ">": " ", "!": "", "/": "", "-": "", "@": "",
    "\\": "\n", "*": "", "newline": "\n", "par": "\n\n", "linebreak": "\n", "nolinebreak": "", "textcompwordmark": "",
    "nobreakdash": "", "mbox": "", "og": "« ", "fg": " »",
    **dict.fromkeys((
        "space", "quad", "qquad", "enspace", "thinspace", "nobreakspace", "newblock", "hfill", "thickspace", "medspace",
        "addspace", "addnbspace",
    ), " "),
    **{command: sign for kind, command, sign in _TABLE if kind == "sign"},
}  # fmt: skip
"""Commands for a sign in text, among them spaces and line breaks."""

MATHEMATICS: Final = {command: sign for kind, command, sign in _TABLE if kind == "mathematics"}
"""Commands of mathematics; titles in careless files have them outside of it."""

_ITALIC: Final = ("<i>", "</i>")
_BOLD: Final = ("<b>", "</b>")
_SMALL_CAPS: Final = ('<span style="font-variant:small-caps;">', "</span>")

MARKUP: Final = {
    "textit": _ITALIC, "emph": _ITALIC, "textsl": _ITALIC, "mkbibemph": _ITALIC, "mkbibitalic": _ITALIC,
    "textbf": _BOLD, "mkbibbold": _BOLD, "textsc": _SMALL_CAPS,
    "textsubscript": ("<sub>", "</sub>"), "mkbibsubscript": ("<sub>", "</sub>"),
    "textsuperscript": ("<sup>", "</sup>"), "mkbibsuperscript": ("<sup>", "</sup>"), "up": ("<sup>", "</sup>"),
    "sb": ("<sub>", "</sub>"), "sp": ("<sup>", "</sup>"),
    "NoCaseChange": ('<span class="nocase">', "</span>"),
    "enquote": ("“", "”"), "mkbibquote": ("“", "”"), "textquote": ("“", "”"), "enquote*": ("‘", "’"),
    "sqrt": ("√", ""), "mkbibparens": ("(", ")"), "mkbibbrackets": ("[", "]"),
}  # fmt: skip
"""The text before and after a command's argument."""

PACKAGE_COMMANDS: Final = frozenset(command for kind, command, _ in _TABLE if kind == "of a package")
"""Commands that need a package or an encoding beyond T1: protlib reads them and never writes them."""

SERIES: Final = {"newseries": "new series", "oldseries": "old series"}
"""The words for biblatex's keys in `series` (manual, section 4.9.2)."""

DECLARATIONS: Final = {
    "it": _ITALIC, "itshape": _ITALIC, "em": _ITALIC, "sl": _ITALIC, "slshape": _ITALIC, "bf": _BOLD,
    "bfseries": _BOLD, "sc": _SMALL_CAPS, "scshape": _SMALL_CAPS,
}  # fmt: skip
r"""Commands that hold to the end of their group: `{\em so}`."""

WRITTEN_MARKUP: Final = {
    "<i>": "textit", "<b>": "textbf", "<sub>": "textsubscript", "<sup>": "textsuperscript",
    _SMALL_CAPS[0]: "textsc", '<span class="nocase">': "NoCaseChange",
}  # fmt: skip
"""CSL's opening tags, and the command for each: the first that `MARKUP` reads as this tag."""

IGNORED_COMMANDS: Final = frozenset(command for kind, command, _ in _TABLE if kind == "ignored")
DROPPED_ARGUMENT: Final = frozenset(command for kind, command, _ in _TABLE if kind == "dropped with its argument")
r"""Commands that go away with their argument: `{\noopsort{1973b}}1973`."""

SECOND_ARGUMENT: Final = frozenset({"href", "textcolor", "foreignlanguage", "texorpdfstring", "colorbox", "hyperlink"})
"""Commands with two arguments, where the second is the text."""
