"""What a report has in the language of the document that is made of it, and of that the part that shapes text and does nothing else.

A document runs nothing, loads nothing and reads no file, whoever has written the report. So each language has a list of what may stay.
"""

import re
from collections.abc import Callable, Mapping
from html import escape
from html.parser import HTMLParser
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

_LINKED: Final = frozenset({"", "http", "https", "mailto", "ftp", "tel"})
_UNSEEN: Final = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_SHARE: Final = re.compile(r"[/\\]{2}")
_ATTRIBUTES_OUT: Final = re.compile(
    r"on\w*|src\w*|href|xlink:href|ping|poster|background|action|formaction|data|imagesrcset|lowsrc|dynsrc|usemap|typst:.*", re.IGNORECASE
)  # fmt: skip
_LOADING: Final = re.compile(r"url|image|import|expression|behavior|binding|\\|/\*|@|<", re.IGNORECASE)
_HTML_TAGS: Final = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "blockquote",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
_WITH_TEXT_OF_THEIR_OWN: Final = frozenset({"script", "style", "title", "textarea", "noscript", "template"})
_TEX_COMMANDS: Final = frozenset(
    [
        "newpage",
        "pagebreak",
        "clearpage",
        "cleardoublepage",
        "bigskip",
        "medskip",
        "smallskip",
        "vspace",
        "hspace",
        "noindent",
        "indent",
        "centering",
        "raggedright",
        "raggedleft",
        "newline",
        "linebreak",
        "hfill",
        "vfill",
        "hline",
        "cline",
        "toprule",
        "midrule",
        "bottomrule",
        "tableofcontents",
        "listoffigures",
        "listoftables",
        "appendix",
        "label",
        "ref",
        "pageref",
        "begin",
        "end",
        "item",
        "textbf",
        "textit",
        "emph",
        "textsc",
        "texttt",
        "underline",
        "textsuperscript",
        "textsubscript",
        "footnotesize",
        "small",
        "normalsize",
        "large",
        "Large",
        "LARGE",
        "huge",
        "Huge",
        "scriptsize",
        "tiny",
        "caption",
        "multicolumn",
        "footnote",
        "par",
        "quad",
        "qquad",
        "linewidth",
        "textwidth",
        "LaTeX",
        "TeX",
        "ldots",
        "singlespacing",
        "doublespacing",
        "onehalfspacing",
        "sloppy",
        "protect",
    ]
)
_TEX_SPACES: Final = frozenset(
    [
        "landscape",
        "center",
        "flushleft",
        "flushright",
        "tabular",
        "longtable",
        "table",
        "itemize",
        "enumerate",
        "description",
        "quote",
        "quotation",
        "minipage",
        "multicols",
        "singlespace",
        "spacing",
    ]
)
_TEX_COMMAND: Final = re.compile(r"\\([A-Za-z@]+)")
_TEX_SPACE: Final = re.compile(r"\\(?:begin|end)\s*\{([^}]*)\}")
_TEX_OF_FORMULAS: Final = re.compile(
    r"\^\^|\\(?:\w*(?:input|include|read|write|openin|openout|file|special|shell|lua|catcode|csname|immediate|usepackage|require|load|import|graphics|"
    r"scantokens|makeat|def|gdef|edef|xdef|expandafter|uppercase|lowercase|lccode|uccode|escapechar|endlinechar|href|url)\w*|"
    r"let|futurelet|newcommand|renewcommand|begin\s*\{(?:\s*\w*(?:input|include|file|lua)\w*)\})(?![a-z])",
    re.IGNORECASE,
)
_TYPST: Final = re.compile(r"#?(?:pagebreak|colbreak|linebreak|v|h)\((?:weak: ?true|[\d.]+(?:em|pt|cm|mm|fr|%)?)?\)\s*")
_WORD_TAGS: Final = frozenset(
    [
        "w:p",
        "w:pPr",
        "w:r",
        "w:rPr",
        "w:t",
        "w:br",
        "w:tab",
        "w:sectPr",
        "w:pgSz",
        "w:pgMar",
        "w:cols",
        "w:type",
        "w:b",
        "w:i",
        "w:u",
        "w:jc",
        "w:ind",
        "w:spacing",
        "w:pageBreakBefore",
        "w:keepNext",
        "w:pStyle",
        "w:rStyle",
        "w:lastRenderedPageBreak",
    ]
)
_OPEN_TAGS: Final = frozenset(
    ["text:p", "text:h", "text:span", "text:tab", "text:s", "text:line-break", "text:soft-page-break"]
)
_XML_TAG: Final = re.compile(r"<\s*/?\s*([\w:.-]*)")


class Kept(NamedTuple):
    """What stays of a part, and what is left out of it: the names of the tags or commands, each once."""

    text: str
    out: tuple[str, ...] = ()


def kept(language: str, text: str) -> Kept:
    """Return what may stay of a part in a language: html, latex, typst, openxml or opendocument; of any other nothing."""
    keep = _LANGUAGES.get(language)
    return keep(text) if keep else Kept("", (language,))


def family(language: str) -> str:
    """Return the language of a part by the name that the engine has for it, such as "html5" or "tex"."""
    return _FAMILIES.get(language.lower(), language.lower())


def is_link(url: str) -> bool:
    """Tell whether a link leads to a page, a file beside the document or an address of mail, and runs nothing.

    What begins with two slashes of any kind is a folder of another machine to Windows, which sends it the user's name and password.
    """
    seen = _UNSEEN.sub("", url)
    try:
        return urlsplit(seen).scheme.lower() in _LINKED and not _SHARE.match(unquote(seen))
    except ValueError:
        return False


def is_attribute(name: str, value: str) -> bool:
    """Tell whether an attribute of an element only says how it looks."""
    if name.lower() == "style":
        return not _LOADING.search(value)
    return re.fullmatch(r"[\w:.-]+", name) is not None and not _ATTRIBUTES_OUT.fullmatch(name)


def is_formula(text: str) -> bool:
    """Tell whether a formula in TeX only has signs, and no command that reads, writes or makes commands."""
    return not _TEX_OF_FORMULAS.search(text)


def image(text: str) -> Mapping[str, str]:
    """Return the attributes of the picture that a part in HTML is, none where it is anything else."""
    found: list[Mapping[str, str]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append({name: value or "" for name, value in attrs} if tag == "img" else {})

    if not re.fullmatch(r"\s*<img\b[^<>]*>\s*", text, re.IGNORECASE):
        return {}
    Reader().feed(text)
    return found[0] if len(found) == 1 and "src" in found[0] else {}


def _html(text: str) -> Kept:
    pieces: list[str] = []
    out: dict[str, None] = {}

    class Reader(HTMLParser):
        silent = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag in _HTML_TAGS:
                shown = [f' {name}="{escape(value or "")}"' for name, value in attrs if _stays(tag, name, value or "")]
                pieces.append(f"<{tag}{''.join(shown)}>")
            else:
                out[f"<{tag}>"] = None
                self.silent = tag if tag in _WITH_TEXT_OF_THEIR_OWN else self.silent

        def handle_endtag(self, tag: str) -> None:
            if tag in _HTML_TAGS:
                pieces.append(f"</{tag}>")
            self.silent = "" if tag == self.silent else self.silent

        def handle_data(self, data: str) -> None:
            pieces.extend([] if self.silent else [escape(data, quote=False)])

    reader = Reader(convert_charrefs=True)
    reader.feed(text)
    reader.close()
    return Kept("".join(pieces), tuple(out))


def _stays(tag: str, name: str, value: str) -> bool:
    return is_link(value) if (tag, name) == ("a", "href") else is_attribute(name, value)


def _latex(text: str) -> Kept:
    commands = dict.fromkeys(f"\\{name}" for name in _TEX_COMMAND.findall(text) if name not in _TEX_COMMANDS)
    spaces = dict.fromkeys(
        f"\\begin{{{name}}}" for name in _TEX_SPACE.findall(text) if name.rstrip("*") not in _TEX_SPACES
    )
    out = (*commands, *spaces, *(["^^"] if "^^" in text else []))
    return Kept("", out) if out else Kept(text)


def _typst(text: str) -> Kept:
    return Kept(text) if _TYPST.fullmatch(text.strip() + "\n") else Kept("", (text.strip().split("(")[0][:20],))


def _xml(tags: frozenset[str]) -> Callable[[str], Kept]:
    def keep(text: str) -> Kept:
        out = dict.fromkeys(f"<{name}>" for name in _XML_TAG.findall(text) if name not in tags)
        return Kept("", tuple(out)) if out else Kept(text)

    return keep


_LANGUAGES: Final[Mapping[str, Callable[[str], Kept]]] = {
    "html": _html,
    "latex": _latex,
    "typst": _typst,
    "openxml": _xml(_WORD_TAGS),
    "opendocument": _xml(_OPEN_TAGS),
}
_FAMILIES: Final = {
    "html4": "html",
    "html5": "html",
    "tex": "latex",
    "beamer": "latex",
    "odt": "opendocument",
}
