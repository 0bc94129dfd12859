"""A report made safe to open: it keeps text, pictures of its own folder and links, but runs and loads nothing."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from protlib.citing.citation import plain_text
from protlib.citing.engine import inlines
from protlib.citing.engine.inlines import Node, span
from protlib.citing.engine.raw_parts import family, image, is_attribute, is_formula, is_link, safe_part
from protlib.citing.engine.report import Remark, Report

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
        formed = [_wrap_nodes(self.confine([node])) for node in report.formed]
        return replace(report, meta=meta, blocks=blocks, formed=formed)

    def header(self, meta: Mapping[str, Node]) -> dict[str, Node]:
        """Return the safe parts of a header: texts, and settings that are words and measures."""
        return {name: value for name, node in meta.items() if (value := self._setting(name, node))}

    def confine(self, node: object) -> Any:
        """Return the safe form of a part of the document."""
        if isinstance(node, list):
            if _are_attributes(node):
                return [node[0], node[1], [pair for pair in node[2] if self._keep_attribute(*pair)]]
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
        elif kind == "Link" and not is_link(node["c"][2][0]):
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
        language = family(form)
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
            stays, out = safe_part(language, text)
            for name in out:
                self._tell(f"{name} left out: a document may not run or load anything", name.strip("<>"))
            if stays.strip():
                yield {"t": node["t"], "c": [form, stays]}

    def _keep_attribute(self, name: str, value: str) -> bool:
        if not (stays := is_attribute(name, value)):
            self._tell(f"the attribute {name} left out: a document may not run or load anything", f"{name}=")
        return stays

    def _tell(self, text: str, subject: str) -> None:
        self.remarks[Remark(text, subject)] = None

    def _setting(self, name: str, node: Node) -> Node | None:
        if name in _TEXTS:
            return node
        value = self._value(node, _STYLE_SHEET if name == "css" else _SETTING)
        if value is None and self._language in _FORMS_WITH_SETTINGS and name not in _FIELDS_OF_OTHERS:
            self._tell(f"{name} in the header left out: its value may hold only words and sizes", f"{name}:")
        return value

    def _value(self, node: Node, form: "re.Pattern[str]") -> Node | None:
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
