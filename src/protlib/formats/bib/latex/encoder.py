r"""From text to LaTeX: characters with a meaning in LaTeX are escaped, and CSL's tags become commands.

Braces become commands and never `\{`, because BibTeX counts that brace too. Typographic characters stay as they are in
UTF-8. `{}` separates two ASCII characters that LaTeX would read as one sign.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from protlib.formats.bib.latex.latex_commands import (
    ACCENTS,
    LETTERS,
    MATHEMATICS,
    PACKAGE_COMMANDS,
    SIGNS,
    WRITTEN_MARKUP,
)
from protlib.frozen import expression

_ESCAPES: Final = {
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "\\": r"\textbackslash{}", "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}",
    # The first of two characters that LaTeX would join to one.
    "-": "-{}", "'": "'{}", "?": "?{}", "!": "!{}",
}  # fmt: skip
_SPECIAL: Final = re.compile(r"[&%$#_\\{}~^`]|-(?=-)|'(?=')|[?!](?=`)")
_OPENINGS: Final = {
    **{tag: f"\\{command}{{" for tag, command in WRITTEN_MARKUP.items()},
    "<sc>": r"\textsc{",
    # pandoc drops an unknown command with its content; no program changes what is in braces.
    '<span class="nocase">': "{",
}
_COMMA: Final = "textcommabelow"
"""The one accent with a long name that a language (Romanian) needs."""
_LINE_BREAK: Final = expression(r"(?<!\n)\n(?!\n)")
# Such as "<i>", "</sub>" and "<span class=\"nocase\">".
_TAG: Final = expression(r"<(/?)(i|b|sub|sup|sc|span)((?: [^<>]*)?)>")
# Such as "Ελλάδα", a word, while a lone Greek letter is mathematics; and "é" with the accent behind its letter.
_NOT_ASCII: Final = expression(r"[\u0370-\u03ff\u1f00-\u1fff]{2,}|[^\W\d_][\u0300-\u036f]+|[^\x00-\x7f]")
_BEST_KNOWN: Final = {
    "–": "{--}", "—": "{---}", "“": "{``}", "”": "{''}", "å": r"{\r a}", "Å": r"{\r A}", "«": r"{\guillemotleft}",
    "»": r"{\guillemotright}", "‹": r"{\guilsinglleft}", "›": r"{\guilsinglright}", "‖": r"{\textbardbl}",
}  # fmt: skip
"""The command that all programs read, for characters where LaTeX's first command is less known."""


class LatexEncoder:
    """Writes text as LaTeX, in Unicode or with commands for all letters outside ASCII."""

    def __init__(self, *, ascii_only: bool) -> None:
        self.ascii_only = ascii_only
        self.encode_again = lru_cache(maxsize=8192)(self.encode)
        """`encode` with a cache, for values that many records share: publishers, places, tags."""

    def encode(self, text: str) -> str:
        """Return the text as a BibTeX value; `latex.decoder.decode` returns the same text."""
        if "<" in text:
            return self._with_markup(text)
        return self._encode_plain(text) if self.ascii_only or _is_special(text) else text

    def replace_letters(self, latex: str) -> str:
        """Return LaTeX with commands for the letters that may not be written; one without a command stays."""
        if not self.ascii_only or latex.isascii():
            return latex
        return _NOT_ASCII.sub(_command, unicodedata.normalize("NFC", latex))

    def _encode_plain(self, text: str) -> str:
        if _is_special(text):
            text = _SPECIAL.sub(lambda match: _ESCAPES[match.group()], text)
            if "\n" in text:
                text = _LINE_BREAK.sub(r"\\\\ ", text).replace("\n@", "\n{}@")
        return self.replace_letters(text)

    def _with_markup(self, text: str) -> str:
        """Return the text with its well-nested tags as commands; any other angle bracket stays as it is."""
        pieces: list[str] = []
        position = 0
        for start, (end, command) in _tags(text).items():
            pieces += self._encode_plain(text[position:start]), command
            position = end
        pieces.append(self._encode_plain(text[position:]))
        return "".join(pieces)


UNICODE_ENCODER: Final = LatexEncoder(ascii_only=False)
ASCII_ENCODER: Final = LatexEncoder(ascii_only=True)


def _is_special(text: str) -> bool:
    """Tell whether something in a text may have a meaning in LaTeX: to look for each sign beats one expression."""
    return (
        ("&" in text or "%" in text or "$" in text or "#" in text or "_" in text)
        or ("\\" in text or "{" in text or "}" in text or "~" in text or "^" in text or "`" in text)
        or ("\n" in text or "--" in text or "''" in text)
    )


def _tags(text: str) -> Mapping[int, tuple[int, str]]:
    """Return the start of each tag that has a partner, with its end and its LaTeX."""
    open_tags: list[tuple[str, re.Match[str]]] = []
    tags_by_position: dict[int, tuple[int, str]] = {}
    for match in _TAG.finditer(text):
        if not match.group(1):
            open_tags.append((match.group(2), match))
        elif open_tags and open_tags[-1][0] == match.group(2):
            _, opening = open_tags.pop()
            if command := _OPENINGS.get(opening.group()):
                tags_by_position[opening.start()] = opening.end(), command
                tags_by_position[match.start()] = match.end(), "}"
    return dict(sorted(tags_by_position.items()))


def _command(match: re.Match[str]) -> str:
    character = match.group()
    return _commands().get(character) or _compose(character)


@cache
def _commands() -> Mapping[str, str]:
    """Return the commands for letters and signs outside ASCII."""
    commands = dict(_BEST_KNOWN)
    for table, form in ((LETTERS, "{{\\{}}}"), (SIGNS, "{{\\{}}}"), (MATHEMATICS, "\\ensuremath{{\\{}}}")):
        for name, sign in table.items():
            if name not in PACKAGE_COMMANDS and len(sign) == 1 and not sign.isascii() and not sign.isspace():
                commands.setdefault(sign, form.format(name))
    return commands


def _compose(text: str) -> str:
    r"""Return a letter under its accents (`{\'e}`), or the text unchanged where there is no command."""
    accents = _accent_commands()
    decomposed = unicodedata.normalize("NFD", text)
    base, marks = decomposed[0], decomposed[1:]
    letter_command = base if base.isascii() else _commands().get(base, "")
    if not (marks and letter_command) or letter_command.startswith("\\") or any(mark not in accents for mark in marks):
        return text
    for name in (accents[mark] for mark in marks):
        gap = " " if name.isalpha() and letter_command[0] != "\\" else ""
        letter_command = f"{{\\{name}{gap}{letter_command}}}"
    return letter_command


@cache
def _accent_commands() -> Mapping[str, str]:
    """Return LaTeX's own accent commands by their combining characters."""
    return {
        accent: name
        for name, accent in reversed(ACCENTS.items())
        if (len(name) == 1 or name == _COMMA) and name not in PACKAGE_COMMANDS
    }
