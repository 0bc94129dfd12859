"""The raw parts of a report, in its document's language, reduced to what only shapes text.

A document runs nothing, loads nothing and reads no file, whoever wrote the report. So `raw_parts.txt` lists for each
language what may stay.
"""

import re
from collections.abc import Callable, Mapping
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from protlib.record.tables import read_words

_MARKUP_NAMES: Final = read_words(Path(__file__).with_suffix(".txt"))
_LINKED: Final = frozenset({"", "http", "https", "mailto", "ftp", "tel"})
_UNSEEN: Final = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_NETWORK_PATH: Final = re.compile(r"[/\\]{2}")
# Such as "onclick", "srcset" and "href".
_ATTRIBUTES_OUT: Final = re.compile(
    r"on\w*|src\w*|href|xlink:href|ping|poster|background|action|formaction|data|imagesrcset|lowsrc|dynsrc|usemap|"
    r"typst:.*",
    re.IGNORECASE,
)
_LOADING: Final = re.compile(r"url|image|import|expression|behavior|binding|\\|/\*|@|<", re.IGNORECASE)
_TEX_COMMAND: Final = re.compile(r"\\([A-Za-z@]+)")
_TEX_SPACE: Final = re.compile(r"\\(?:begin|end)\s*\{([^}]*)\}")
# Such as "\input", "\def" and "^^".
_TEX_OF_FORMULAS: Final = re.compile(
    r"\^\^|\\(?:\w*(?:input|include|read|write|openin|openout|file|special|shell|lua|catcode|csname|immediate|"
    r"usepackage|require|load|import|graphics|scantokens|makeat|def|gdef|edef|xdef|expandafter|uppercase|lowercase|"
    r"lccode|uccode|escapechar|endlinechar|href|url)\w*|"
    r"let|futurelet|newcommand|renewcommand|begin\s*\{(?:\s*\w*(?:input|include|file|lua)\w*)\})(?![a-z])",
    re.IGNORECASE,
)
# Such as "#pagebreak()" and "#v(1em)".
_TYPST: Final = re.compile(r"#?(?:pagebreak|colbreak|linebreak|v|h)\((?:weak: ?true|[\d.]+(?:em|pt|cm|mm|fr|%)?)?\)\s*")
_XML_TAG: Final = re.compile(r"<\s*/?\s*([\w:.-]*)")


class SafePart(NamedTuple):
    """The safe text of a part, and the names of the tags or commands left out, each once."""

    text: str
    out: tuple[str, ...] = ()


def safe_part(language: str, text: str) -> SafePart:
    """Return the safe part of html, latex, typst, openxml or opendocument; nothing of any other language."""
    keep = _LANGUAGES.get(language)
    return keep(text) if keep else SafePart("", (language,))


def family(language: str) -> str:
    """Return the engine's name for the language of a part, such as "html5" or "tex"."""
    return _FAMILIES.get(language.lower(), language.lower())


def is_link(url: str) -> bool:
    """Tell whether a link leads to a page, a file beside the document or a mail address, and runs nothing.

    To Windows, two slashes of any kind begin a folder of another machine, which then gets the user's name and password.
    """
    visible = _UNSEEN.sub("", url)
    try:
        return urlsplit(visible).scheme.lower() in _LINKED and not _NETWORK_PATH.match(unquote(visible))
    except ValueError:
        return False


def is_attribute(name: str, value: str) -> bool:
    """Tell whether an attribute of an element only changes its look."""
    if name.lower() == "style":
        return not _LOADING.search(value)
    return re.fullmatch(r"[\w:.-]+", name) is not None and not _ATTRIBUTES_OUT.fullmatch(name)


def is_formula(text: str) -> bool:
    """Tell whether a TeX formula has only signs, and no command that reads, writes or defines commands."""
    return not _TEX_OF_FORMULAS.search(text)


def image(text: str) -> Mapping[str, str]:
    """Return the attributes of a part in HTML that is a picture; nothing for anything else."""
    pictures: list[Mapping[str, str]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            pictures.append({name: value or "" for name, value in attrs} if tag == "img" else {})

    if not re.fullmatch(r"\s*<img\b[^<>]*>\s*", text, re.IGNORECASE):
        return {}
    Reader().feed(text)
    return pictures[0] if len(pictures) == 1 and "src" in pictures[0] else {}


def _html(text: str) -> SafePart:
    pieces: list[str] = []
    out: dict[str, None] = {}

    class Reader(HTMLParser):
        silent = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag in _MARKUP_NAMES["html"]:
                attributes_text = [
                    f' {name}="{escape(value or "")}"' for name, value in attrs if _is_kept(tag, name, value or "")
                ]
                pieces.append(f"<{tag}{''.join(attributes_text)}>")
            else:
                out[f"<{tag}>"] = None
                self.silent = tag if tag in _MARKUP_NAMES["html text"] else self.silent

        def handle_endtag(self, tag: str) -> None:
            if tag in _MARKUP_NAMES["html"]:
                pieces.append(f"</{tag}>")
            self.silent = "" if tag == self.silent else self.silent

        def handle_data(self, data: str) -> None:
            pieces.extend([] if self.silent else [escape(data, quote=False)])

    reader = Reader(convert_charrefs=True)
    reader.feed(text)
    reader.close()
    return SafePart("".join(pieces), tuple(out))


def _is_kept(tag: str, name: str, value: str) -> bool:
    return is_link(value) if (tag, name) == ("a", "href") else is_attribute(name, value)


def _latex(text: str) -> SafePart:
    commands = dict.fromkeys(f"\\{name}" for name in _TEX_COMMAND.findall(text) if name not in _MARKUP_NAMES["latex"])
    spaces = dict.fromkeys(
        f"\\begin{{{name}}}"
        for name in _TEX_SPACE.findall(text)
        if name.rstrip("*") not in _MARKUP_NAMES["latex environments"]
    )
    out = (*commands, *spaces, *(["^^"] if "^^" in text else []))
    return SafePart("", out) if out else SafePart(text)


def _typst(text: str) -> SafePart:
    return SafePart(text) if _TYPST.fullmatch(text.strip() + "\n") else SafePart("", (text.strip().split("(")[0][:20],))


def _xml(tags: frozenset[str]) -> Callable[[str], SafePart]:
    def keep(text: str) -> SafePart:
        out = dict.fromkeys(f"<{name}>" for name in _XML_TAG.findall(text) if name not in tags)
        return SafePart("", tuple(out)) if out else SafePart(text)

    return keep


_LANGUAGES: Final[Mapping[str, Callable[[str], SafePart]]] = {
    "html": _html,
    "latex": _latex,
    "typst": _typst,
    "openxml": _xml(_MARKUP_NAMES["openxml"]),
    "opendocument": _xml(_MARKUP_NAMES["opendocument"]),
}
_FAMILIES: Final = {
    "html4": "html",
    "html5": "html",
    "tex": "latex",
    "beamer": "latex",
    "odt": "opendocument",
}
