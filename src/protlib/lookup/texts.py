"""What registries write into their fields, in the form that a record has: no JATS, no doubled entities, no “n/a”."""

import html
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from protlib.record import names
from protlib.text import clean, clean_paragraphs, fold, without_markup

_TAG: Final = re.compile(r"</?([A-Za-z][\w:.-]*)(?:\s[^<>]*)?/?>")
# The tags of JATS, MathML and HTML that a title keeps as CSL has them; the others go, and what is in them stays.
_KEPT: Final = {
    "i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b", "sub": "sub", "sup": "sup", "scp": "sc", "sc": "sc",
}  # fmt: skip
_BLOCKS: Final = frozenset({"p", "title", "sec", "br", "div", "li", "list-item", "h1", "h2", "h3"})
# Such as "Abstract" in front, "Summary:"; what an abstract is called is no part of it.
_HEADING: Final = re.compile(r"^\s*(?:abstract|summary|résumé|resumen|resumo)\s*[.:]?\s*\n+", re.IGNORECASE)
_FEWEST_LETTERS: Final = 8
_TWICE: Final = 2  # "&amp;amp;" is an ampersand


def title(value: Any, subtitle: Any = None) -> str:
    """Return a title on one line, with its subtitle where the title has not got it already."""
    text, more = _marked(first(value)), _marked(first(subtitle))
    if not more or fold(without_markup(more)) in fold(without_markup(text)):
        return text
    return f"{text}{' ' if text.endswith((':', '?', '!', '.', '—', '–')) else ': '}{more}" if text else more


def plain(value: Any) -> str:
    """Return a text on one line without any markup."""
    return clean(_TAG.sub("", _unescaped(first(value))))


def abstract(value: Any) -> str:
    """Return an abstract as paragraphs, without the heading that says that it is one."""
    text = _TAG.sub(lambda tag: "\n\n" if _name(tag) in _BLOCKS else "", _unescaped(first(value)))
    return clean_paragraphs(_HEADING.sub("", text.strip()))


def first(value: Any) -> str:
    """Return a text, or the first of several; "" for anything else."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str) and item.strip()), "")
    return value if isinstance(value, str) else ""


def people(values: Any) -> tuple[list[dict[str, str]], list[str]]:
    """Return persons and organisations, as `cleaning.record` takes them, each once, and what of them was left out, and why.

    A value has `given` and `family`, or a `name` that is an organisation's, or a `text` that may be either.
    """
    found: list[dict[str, str]] = []
    told: list[str] = []
    for value in values if isinstance(values, list) else ():
        if not isinstance(value, Mapping):
            continue
        written = clean(
            " ".join(filter(None, (plain(value.get(part)) for part in ("given", "family", "name", "text"))))
        )
        if names.is_nobody(written):
            told += [f"author “{written}” is not a name; left out"] if written else []
        elif (who := _who(value)) and who not in found:
            found.append(who)
    return found, told


def _who(value: Mapping[str, Any]) -> dict[str, str]:
    family, given, name = (plain(value.get(part)) for part in ("family", "given", "name"))
    if names.is_nobody(given):
        given = ""
    if family and given:
        suffix = plain(value.get("suffix"))
        return names.person(f"{family}, {given}").to_dict() | ({"suffix": suffix} if suffix else {})
    if name and not family:
        return names.organisation(name).to_dict()
    return names.parse(family or given or plain(value.get("text"))).to_dict()


def doubts(title_text: str, people_found: Iterable[Mapping[str, str]]) -> list[str]:
    """Return what a person should look at: a title or names all in capitals, as a registry was given them."""
    told = []
    bare = without_markup(title_text)
    if _is_loud(bare):
        told.append("the title is all in capitals; protlib check --rule sentence-case proposes another")
    if loud := [each["family"] for each in people_found if _is_loud(each.get("family", "") + each.get("given", ""))]:
        told.append(f"names all in capitals: {', '.join(loud)}")
    return told


def _is_loud(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS


def _marked(text: str) -> str:
    return clean(_TAG.sub(_kept, _unescaped(text)))


def _kept(tag: re.Match[str]) -> str:
    kept = _KEPT.get(_name(tag))
    return (f"</{kept}>" if tag[0].startswith("</") else f"<{kept}>") if kept else ""


def _name(tag: re.Match[str]) -> str:
    return tag[1].rpartition(":")[2].lower()


def _unescaped(text: str) -> str:
    for _ in range(_TWICE):
        text = html.unescape(text)
    return text
