"""From LaTeX to text: accents and symbols become Unicode, markup becomes CSL's tags, braces go.

An unknown command stays as it is typed, because it may be a path; alone in braces or with an argument, only its text
stays. Two dollars are mathematics unless they enclose prose: abstracts say “from $5 to $10 million” without any LaTeX.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final

from protlib.formats.bib.entry_types import GENRES, STATUSES
from protlib.formats.bib.latex.latex_commands import (
    ACCENTS,
    ALONE,
    DECLARATIONS,
    DROPPED_ARGUMENT,
    IGNORED_COMMANDS,
    LETTERS,
    MARKUP,
    MATHEMATICS,
    SECOND_ARGUMENT,
    SERIES,
    SIGNS,
)
from protlib.frozen import expression
from protlib.text import NO_CASE, without_markup

# What a value must have for there to be anything to decode, one character or two; "&" may be an entity of HTML that a
# database left. Bytes are looked for much faster than by a pattern.
_ANYTHING: Final = b"\\{}$~`\n\t&"
# Such as "\emph", "\&", "{", "---" and "plain text".
_LEXEMES: Final = expression(
    r"\\(?:[a-zA-Z]+\*?[ \t\n]*|[^a-zA-Z]|$)|[{}$~^_]|-{1,3}|``|''|[?!]`|[^\\{}$~^_\-`'?!]+|.", re.DOTALL
)
_SIMPLE: Final = {
    "~": " ", "---": "—", "--": "–", "``": "“", "''": "”", "`": "‘", "?`": "¿", "!`": "¡", "}": "",
}  # fmt: skip
# "&amp;", and what Mendeley makes of it: "{\\&}amp;", "{\\&}{\\#}8217;".
_ENTITY: Final = expression(
    r"(?<!\\)(?:\{\\&\}|&)((?:#|\{\\#\})(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7})|[a-zA-Z]{2,8}[0-9]{0,2});"
)
_COMMAND: Final = expression(r"\\([a-zA-Z]+)")
_ESCAPE_REMOVAL: Final = str.maketrans("", "", "{}\\")
_BLANK_LINE: Final = expression(r"\n[ \t]*\n")
# Such as "million, " in "from $5 million, to $10".
_PROSE: Final = expression(r"(?<![\\A-Za-z])[A-Za-z]{3,}[\s,.]")
_SYMBOLS: Final = {**MATHEMATICS, **LETTERS, **SIGNS}
_VERBATIM: Final = ("url", "nolinkurl", "path", "verb", "burl")
_BIBSTRINGS: Final = {**GENRES, **STATUSES, **SERIES}
_DOTLESS: Final = str.maketrans("ıȷ", "ij")
_DEGREE: Final = {"∘": "°", "′": "′", "⋆": "*", "∗": "*"}


def decode(raw: str, *, protects: bool = False) -> str:
    """Return the text of a BibTeX value: lines joined, paragraphs kept, LaTeX read.

    With `protects`, as in titles, braces that protect capitals become `<span class="nocase">`.
    """
    if raw.isalnum():  # two fifths of all values are a word or a number, which this tells much sooner
        return raw
    data = raw.encode("utf-8", "surrogatepass")
    is_plain = len(data.translate(None, _ANYTHING)) == len(data)
    if is_plain and b"--" not in data and b"''" not in data and b"  " not in data:
        return raw
    if "\n" in raw or "\t" in raw or "  " in raw:
        raw = "\n\n".join(" ".join(block.split()) for block in _BLANK_LINE.split(raw))
    if "&" in raw:
        raw = _ENTITY.sub(_entity, raw)
    try:
        return _Decoder(raw, protects=protects).text("")
    except RecursionError:  # No LaTeX is nested so deep: what remains is the text without its braces.
        return raw.replace("{", "").replace("}", "")


def verbatim(raw: str) -> str:
    """Return a value that is no LaTeX, such as an address, without a program's needless escapes."""
    raw = raw.strip()
    if "\\" not in raw and "{" not in raw:
        return raw
    wrapped = re.fullmatch(r"\{*\\(?:url|nolinkurl|href)\s*\{([^{}]*)\}.*", raw, re.DOTALL)
    text = wrapped.group(1) if wrapped else raw
    text = re.sub(r"\$\\sim\$|\\(?:~|sim|textasciitilde)\s*(?:\{\})?", "~", text)
    text = re.sub(r"\{?\\textless\s*(?:\{\})?\}?", "<", text)
    text = re.sub(r"\{?\\textgreater\s*(?:\{\})?\}?", ">", text)
    text = re.sub(r"\\([_%&#$^{}])(?:\{\})?", r"\1", text)
    text = re.sub(r"\{\\?([_%&#~-]+)\}", r"\1", text)
    return text[1:-1].strip() if text.startswith("{") and text.endswith("}") else text


def shows_only_text(raw: str) -> bool:
    """Tell whether the LaTeX only shows text: `decode` must know each of its commands.

    `begin` does not count, because it runs any command, nor does `^^`, which can stand for any character.
    """
    return "^^" not in raw and _COMMANDS.issuperset(_COMMAND.findall(raw))


def _entity(match: re.Match[str]) -> str:
    from html import unescape
    from html.entities import html5

    name = match.group(1).translate(_ESCAPE_REMOVAL)
    text = unescape(f"&{name};") if name[0] == "#" else html5.get(f"{name};", match.group())
    return {"&": r"\&", "%": r"\%", "$": r"\$", "\\": r"\textbackslash{}", "{": "", "}": ""}.get(text, text)


class _Decoder:
    """Reads the lexemes of one value from left to right."""

    __slots__ = ("_absent", "_in_mathematics", "_lexemes", "_position", "_protects")

    def __init__(self, raw: str, *, in_mathematics: bool = False, protects: bool = False) -> None:
        self._lexemes: list[str] = _LEXEMES.findall(raw)
        self._position = 0
        self._absent = ""
        self._in_mathematics = in_mathematics
        self._protects = protects

    def text(self, end: str) -> str:
        """Return the text up to the lexeme that ends the group, or up to the end of the value."""
        pieces: list[str] = []
        while (lexeme := self._read_next()) and lexeme != end:
            if lexeme[0] == "\\":
                name = _command_name(lexeme)
                if name in DECLARATIONS:
                    opening, closing = DECLARATIONS[name]
                    pieces += opening, self.text(end), closing
                    break
                pieces.append(self._command(lexeme, name))
            elif lexeme == "{":
                pieces.append(self._group() if self._protects else self.text("}"))
            elif lexeme == "$":
                pieces.append(self._mathematics())
            elif self._in_mathematics and lexeme in "^_":
                pieces.append(self._script(lexeme))
            else:
                pieces.append(_SIMPLE.get(lexeme, lexeme))
        return "".join(pieces)

    def _group(self) -> str:
        r"""Return a group whose braces protect capitals, unless they only hold one letter (`{\"O}`) together."""
        is_command = self._peek()[:1] == "\\"
        self._protects = False
        text = self.text("}")
        self._protects = True
        bare = without_markup(text)
        is_letter = is_command and sum(not unicodedata.combining(char) for char in bare) <= 1
        return text if is_letter or bare.lower() == bare.upper() else f"{NO_CASE}{text}</span>"

    def _read_next(self) -> str:
        if self._position == len(self._lexemes):
            return ""
        self._position += 1
        return self._lexemes[self._position - 1]

    def _peek(self) -> str:
        return self._lexemes[self._position] if self._position < len(self._lexemes) else ""

    def _command(self, lexeme: str, name: str) -> str:
        if name in _SYMBOLS:
            return _SYMBOLS[name] + self._gap(lexeme, name)
        if name in ACCENTS and not (self._in_mathematics and name == "t"):
            return _put_accent(name, self.argument())
        if name in MARKUP:
            opening, closing = MARKUP[name]
            return f"{opening}{self.argument()}{closing}"
        if name == "(":
            return self._read_argument("\\)")
        return self._other_command(lexeme, name)

    def _gap(self, lexeme: str, name: str) -> str:
        """Return the space that mathematics sets round a relation and after a function, where one was typed."""
        is_letter = _SYMBOLS[name].isalpha() and _SYMBOLS[name] != name
        return " " if self._in_mathematics and len(lexeme) > len(name) + 1 and not is_letter else ""

    def _other_command(self, lexeme: str, name: str) -> str:
        if name in IGNORED_COMMANDS:
            return ""
        if (reader := _READERS.get(name)) is not None:
            return reader(self)
        if self._peek() == "{" and name not in {")", "]", "["}:
            return self.argument() or name
        return name if self._is_whole_group() else lexeme

    def _is_whole_group(self) -> bool:
        r"""Tell whether a command is alone in braces: `{\MF}` is a word that the file defines, and no path."""
        return self._peek() == "}" and self._lexemes[self._position - 2 : self._position - 1] == ["{"]

    def argument(self) -> str:
        """Return the text of the next group, or of the next character or command where no brace opens a group."""
        while (lexeme := self._read_next()).isspace():
            pass
        if lexeme == "{":
            return self.text("}")
        if lexeme.startswith("\\"):
            return self._command(lexeme, _command_name(lexeme))
        if lexeme in {"}", "$"}:
            self._position -= 1
            return ""
        lexeme = lexeme.lstrip()
        if len(lexeme) > 1:
            self._position -= 1
            self._lexemes[self._position] = lexeme[1:]
        return lexeme[:1]

    def raw_argument(self) -> str:
        """Return the next group as it is typed, without its braces."""
        while self._peek().isspace():
            self._position += 1
        if self._peek() != "{":
            return self._read_next()
        first, depth = self._position + 1, 0
        while lexeme := self._read_next():
            depth += {"{": 1, "}": -1}.get(lexeme, 0)
            if depth == 0:
                return "".join(self._lexemes[first : self._position - 1])
        return "".join(self._lexemes[first:])

    def _mathematics(self) -> str:
        """Return the text up to the closing dollar; a single dollar, or one before prose, is a dollar sign."""
        if self._peek() != "$":
            return self._read_argument("$", literal="$")
        self._position += 1
        text = self._read_argument("$", literal="$$")
        self._position += text != "$$" and self._peek() == "$"
        return text

    def _read_argument(self, end: str, literal: str = "") -> str:
        if end == self._absent:
            return literal
        try:
            closing = self._lexemes.index(end, self._position)
        except ValueError:
            self._absent = end
            return literal
        content = "".join(self._lexemes[self._position : closing])
        if literal and _PROSE.search(content):
            return literal
        self._position = closing + 1
        return _Decoder(content, in_mathematics=True).text("")

    def _script(self, lexeme: str) -> str:
        text = self.argument()
        if lexeme == "^" and text in _DEGREE:
            return _DEGREE[text]
        tag = "sup" if lexeme == "^" else "sub"
        return f"<{tag}>{text}</{tag}>"


def _drop_argument(decoder: _Decoder) -> str:
    decoder.argument()
    return ""


def _read_second_argument(decoder: _Decoder) -> str:
    decoder.raw_argument()
    return decoder.argument()


def _bibstring(decoder: _Decoder) -> str:
    key = decoder.raw_argument()
    return _BIBSTRINGS.get(key, key)


def _switch_arguments(decoder: _Decoder) -> str:
    first = decoder.argument()
    return f"{decoder.argument()}{first}"


def _environment(decoder: _Decoder) -> str:
    r"""Return the text up to the next `\end`."""
    opening, closing = DECLARATIONS.get(decoder.raw_argument(), ("", ""))
    text = decoder.text("\\end")
    decoder.raw_argument()
    return f"{opening}{text}{closing}"


_READERS: Final[Mapping[str, Callable[[_Decoder], str]]] = {
    **dict.fromkeys(DROPPED_ARGUMENT, _drop_argument), **dict.fromkeys(SECOND_ARGUMENT, _read_second_argument),
    **dict.fromkeys(_VERBATIM, lambda decoder: verbatim(decoder.raw_argument())),
    **dict.fromkeys(
        ("symbol", "unichar", "char"), lambda decoder: _character_by_number(decoder.raw_argument())
    ),
    "ElsevierGlyph": lambda decoder: _character_by_number(f'"{decoder.raw_argument()}'), "bibstring": _bibstring,
    "switchargs": _switch_arguments, "frac": lambda decoder: f"{decoder.argument()}/{decoder.argument()}",
    "ensuremath": lambda decoder: _Decoder(decoder.raw_argument(), in_mathematics=True).text(""),
    "begin": _environment, "end": _drop_argument,
}  # fmt: skip
"""The functions for commands with arguments that are neither signs, accents nor markup."""
_COMMANDS: Final = frozenset(
    {*_SYMBOLS, *ACCENTS, *MARKUP, *DECLARATIONS, *IGNORED_COMMANDS, *_READERS} - {"begin", "end"}
)


def _command_name(lexeme: str) -> str:
    return lexeme[1:].rstrip() or lexeme[1:2]


def _put_accent(accent: str, text: str) -> str:
    """Return the text with the accent over its first letter; over nothing, the accent is a character of its own."""
    if not text.strip():
        return ALONE.get(accent, "") + text
    letter = text[0].translate(_DOTLESS)
    return unicodedata.normalize("NFC", letter + ACCENTS[accent]) + text[1:]


def _character_by_number(number: str) -> str:
    """Return the character for a number of TeX: decimal, hexadecimal after `"`, octal after `'`."""
    number = number.strip()
    base = {'"': 16, "'": 8}.get(number[:1], 10)
    try:
        return chr(int(number.lstrip("\"'"), base))
    except (ValueError, OverflowError):
        return number
