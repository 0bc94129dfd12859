"""A report made safe to open: it keeps text, pictures of its own folder and links, but runs and loads nothing.

A document runs nothing, loads nothing and reads no file, whoever wrote the report. So `raw_parts.txt` lists for each
language what may stay.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from protlib.citing.citation import plain_text
from protlib.citing.engine import inlines
from protlib.citing.engine.inlines import Node, span
from protlib.citing.engine.report import Remark, Report
from protlib.record.tables import words_by_section

_LANGUAGES: Final = {"docx": "openxml", "odt": "opendocument"}
_RAW: Final = frozenset({"RawBlock", "RawInline"})
# The text in a header; all else are settings, such as fonts and margins, whose values are words and measures.
_TEXTS: Final = frozenset(
    [
        "title",
        "subtitle",
        "author",
        "date",
        "abstract",
        "keywords",
        "institute",
        "thanks",
        "description",
        "subject",
        "category",
        "abstract-title",
        "toc-title",
        "copyright",
        "reference-section-title",
        "header-includes",
        "include-before",
        "include-after",
    ]
)
_SETTING: Final = re.compile(r"[\w .,:;%=+&()#*-]*")
_STYLE_SHEET: Final = re.compile(r"(?!/)(?!.*\.\./)[\w./ -]+\.css")
_FIELDS_OF_OTHERS: Final = frozenset({"format", "output", "execute", "params", "engine"})
_FORMS_WITH_SETTINGS: Final = frozenset({"html", "latex", "typst"})
_SIZES: Final = ("width", "height")
_MARKUP_NAMES: Final = words_by_section(Path(__file__).with_name("raw_parts.txt"))
_LINK_SCHEMES: Final = frozenset({"", "http", "https", "mailto", "ftp", "tel"})
_UNSEEN_LETTERS: Final = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
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


class _SafePart(NamedTuple):
    """The safe text of a part, and the names of the tags or commands left out, each once."""

    text: str
    out: tuple[str, ...] = ()


def safe_part(language: str, text: str) -> _SafePart:
    """Return the safe part of html, latex, typst, openxml or opendocument; nothing of any other language."""
    clean_part = _LANGUAGES_OF_PARTS.get(language)
    return clean_part(text) if clean_part else _SafePart("", (language,))


def _family(language: str) -> str:
    """Return the engine's name for the language of a part, such as "html5" or "tex"."""
    return _FAMILIES.get(language.lower(), language.lower())


def is_safe_link(url: str) -> bool:
    """Tell whether a link leads to a page, a file beside the document or a mail address, and runs nothing.

    To Windows, two slashes of any kind begin a folder of another machine, which then gets the user's name and password.
    """
    visible_url = _UNSEEN_LETTERS.sub("", url)
    try:
        return urlsplit(visible_url).scheme.lower() in _LINK_SCHEMES and not _NETWORK_PATH.match(unquote(visible_url))
    except ValueError:
        return False


def _is_attribute(name: str, value: str) -> bool:
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


def _html(text: str) -> _SafePart:
    pieces: list[str] = []
    names: dict[str, None] = {}

    class Reader(HTMLParser):
        silent = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag in _MARKUP_NAMES["html"]:
                attributes_text = [
                    f' {name}="{escape(value or "")}"' for name, value in attrs if _is_kept(tag, name, value or "")
                ]
                pieces.append(f"<{tag}{''.join(attributes_text)}>")
            else:
                names[f"<{tag}>"] = None
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
    return _SafePart("".join(pieces), tuple(names))


def _is_kept(tag: str, name: str, value: str) -> bool:
    return is_safe_link(value) if (tag, name) == ("a", "href") else _is_attribute(name, value)


def _latex(text: str) -> _SafePart:
    commands = dict.fromkeys(f"\\{name}" for name in _TEX_COMMAND.findall(text) if name not in _MARKUP_NAMES["latex"])
    spaces = dict.fromkeys(
        f"\\begin{{{name}}}"
        for name in _TEX_SPACE.findall(text)
        if name.rstrip("*") not in _MARKUP_NAMES["latex environments"]
    )
    names = (*commands, *spaces, *(["^^"] if "^^" in text else []))
    return _SafePart("", names) if names else _SafePart(text)


def _typst(text: str) -> _SafePart:
    return (
        _SafePart(text) if _TYPST.fullmatch(text.strip() + "\n") else _SafePart("", (text.strip().split("(")[0][:20],))
    )


def _xml(tags: frozenset[str]) -> Callable[[str], _SafePart]:
    def keep(text: str) -> _SafePart:
        names = dict.fromkeys(f"<{name}>" for name in _XML_TAG.findall(text) if name not in tags)
        return _SafePart("", tuple(names)) if names else _SafePart(text)

    return keep


_LANGUAGES_OF_PARTS: Final[Mapping[str, Callable[[str], _SafePart]]] = {
    "html": _html,
    "latex": _latex,
    "typst": _typst,
    "openxml": _xml(_MARKUP_NAMES["openxml"]),
    "opendocument": _xml(_MARKUP_NAMES["opendocument"]),
}
_FAMILIES: Final = {"html4": "html", "html5": "html", "tex": "latex", "beamer": "latex", "odt": "opendocument"}


def _wrap_nodes(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else span(nodes)


class Confinement:
    """One walk through a report for a document of a form (html, latex, docx); it reports each kind of loss once.

    `picture` returns what replaces a picture.
    """

    def __init__(self, form: str, picture: Callable[[Node], Node]) -> None:
        self._language = _LANGUAGES.get(form, form)
        self._picture = picture
        self.remarks: dict[Remark, None] = {}

    def report(self, report: Report) -> Report:
        """Return a report with safe text; the settings of its header do not change."""
        blocks = self.confine(report.blocks)
        meta = {name: self.confine(node) if name in _TEXTS else node for name, node in report.meta.items()}
        formatted_words = [_wrap_nodes(self.confine([node])) for node in report.formatted_words]
        return replace(report, meta=meta, blocks=blocks, formatted_words=formatted_words)

    def header(self, meta: Mapping[str, Node]) -> dict[str, Node]:
        """Return the safe parts of a header: texts, and settings that are words and measures."""
        return {name: value for name, node in meta.items() if (value := self._setting(name, node))}

    def confine(self, node: object) -> Any:
        """Return the safe form of a part of the document."""
        if isinstance(node, list):
            if _are_attributes(node):
                return [node[0], node[1], [pair for pair in node[2] if self._allows_attribute(*pair)]]
            return [piece for child in node for piece in self._pieces(child)]
        if isinstance(node, dict):
            return {name: self.confine(value) for name, value in node.items()}
        return node

    def _pieces(self, node: Any) -> Iterator[Any]:
        kind = node.get("t") if isinstance(node, dict) else None
        if kind in _RAW:
            yield from self._confine_raw(node)
        elif kind == "Math" and self._language == "latex" and not is_formula(node["c"][1]):
            self._tell(
                f"the formula {node['c'][1][:40]} stays as text: it has a command that may read files",  # letters of it
                node["c"][1],
            )
            yield {"t": "Code", "c": [["", [], []], node["c"][1]]}
        elif kind == "Link" and not is_safe_link(node["c"][2][0]):
            self._tell(
                f"the link {node['c'][2][0][:40]} left out: it is not a web link", node["c"][2][0]
            )  # letters: a message is one line
            yield span(self.confine(node["c"][1]))
        elif kind == "Image":
            yield self._picture(self.confine(node))
        else:
            yield self.confine(node)

    def _confine_raw(self, node: Node) -> Iterator[Node]:
        form, text = node["c"]
        language = _family(form)
        if language == "html" and (attributes := image(text)):
            sizes = [[name, attributes[name]] for name in _SIZES if attributes.get(name)]
            words = inlines.inlines(attributes.get("alt", ""))
            raw_node: Node = {
                "t": "Image",
                "c": [["", [], sizes], words, [attributes["src"], attributes.get("title", "")]],
            }
            picture = self._picture(raw_node)
            yield picture if node["t"] == "RawInline" else {"t": "Plain", "c": [picture]}
        elif language == self._language:
            safe_text, names = safe_part(language, text)
            for name in names:
                self._tell(f"{name} left out: a document may not run or load anything", name.strip("<>"))
            if safe_text.strip():
                yield {"t": node["t"], "c": [form, safe_text]}

    def _allows_attribute(self, name: str, value: str) -> bool:
        if not (safe_text := _is_attribute(name, value)):
            self._tell(f"the attribute {name} left out: a document may not run or load anything", f"{name}=")
        return safe_text

    def _tell(self, text: str, subject: str) -> None:
        self.remarks[Remark(text, subject)] = None

    def _setting(self, name: str, node: Node) -> Node | None:
        if name in _TEXTS:
            return node
        value = self._value(node, _STYLE_SHEET if name == "css" else _SETTING)
        if value is None and self._language in _FORMS_WITH_SETTINGS and name not in _FIELDS_OF_OTHERS:
            self._tell(f"{name} in the header left out: its value may hold only words and sizes", f"{name}:")
        return value

    def _value(self, node: Node, form: re.Pattern[str]) -> Node | None:
        kind, content = node["t"], node["c"]
        if kind == "MetaBool":
            return node
        if kind in {"MetaInlines", "MetaString"}:
            text = plain_text(inlines.runs(content)) if kind == "MetaInlines" else content
            return {"t": "MetaInlines", "c": inlines.inlines(text)} if form.fullmatch(text) else None
        if kind == "MetaList":
            return {"t": kind, "c": [value for child in content if (value := self._value(child, form))]}
        return None


def _are_attributes(node: list[Any]) -> bool:
    """Tell whether a list is the name, the classes and the attributes of an element."""
    # Three parts: a command, its options, a body.
    if len(node) != 3 or not isinstance(node[0], str) or not isinstance(node[2], list):
        return False
    return isinstance(node[1], list) and all(
        isinstance(pair, list) and [*map(type, pair)] == [str, str] for pair in node[2]
    )
