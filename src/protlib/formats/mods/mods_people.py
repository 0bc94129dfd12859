"""The names of a MODS record, and the role of each."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from protlib.formats.common.responsibility import stands_for_more_people
from protlib.formats.mods.element_meanings import ROLES
from protlib.formats.xmltext import element_text, element_texts
from protlib.record import names
from protlib.record.model import Name
from protlib.record.names.parser import UNNAMED_OTHERS
from protlib.text import clean

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


# Such as "[1848-1914]" and "(1970-)".
_YEARS: Final = re.compile(r"\s*[\[(][^\[\]()A-Za-z]*\d[^\[\]()A-Za-z]*[\])]")
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONGEST_SHORT: Final = 3  # letters of "Jr." and "St.", whose full stop stays


def read_mods_people(elements: Iterable["Element"], default: str) -> Iterator[tuple[str, Name]]:
    """Yield each name with its role, a field or a CSL variable; a name without a known role has the `default`."""
    for element in elements:
        name = _name(element)
        has_others = element.find("etal") is not None
        if name is None:
            if has_others:
                yield _role(element, default), UNNAMED_OTHERS
            continue
        if element.get("type") == "conference":
            yield ("event_title", names.organisation(name.literal or " ".join(filter(None, (name.given, name.family)))))
        else:
            yield from ((_role(element, default), person) for person in (name, UNNAMED_OTHERS)[: 1 + has_others])


def _role(element: "Element", default: str) -> str:
    """Return the role of a name; of several roles, the first that is more than a contribution."""
    role_texts = [text.lower().strip(" .") for text in element_texts(element.findall("role/roleTerm"))]
    role_texts += [text.lower() for text in element_texts(role for role in element.findall("role") if not len(role))]
    roles = [ROLES[text] for text in role_texts if text and text in ROLES]
    if not roles:
        return "contributor" if role_texts and default == "authors" and element.get("usage") != "primary" else default
    return next((role for role in roles if role not in {"contributor", "publisher"}), roles[0])


def _name(element: "Element") -> Name | None:
    """Return a name from its parts, or from a text with the family name first; an organisation follows its parent."""
    parts: dict[str, list[str]] = {}
    for part in element.findall("namePart"):
        if text := clean(element_text(part)):
            parts.setdefault(part.get("type") or "", []).append(text)
    if "family" in parts or "given" in parts:
        family, given = (" ".join(parts.get(kind, [])) for kind in ("family", "given"))
        suffix = next((term for term in parts.get("termsOfAddress", []) if term.strip(".").lower() in _SUFFIXES), "")
        return Name(family=family or given, given=given if family else "", suffix=suffix)
    full_names = [text.strip(" ,") for text in parts.get("", [])]
    text = next(filter(None, [*full_names, *element_texts(element.findall("displayForm"))]), "")
    if not text:
        return None
    if stands_for_more_people(text):
        return UNNAMED_OTHERS
    if element.get("type") in {"corporate", "conference"}:
        return names.organisation(
            ". ".join(part.rstrip(".") for part in full_names) if len(full_names) > 1 else _remove_stop(text)
        )
    if element.get("type") == "personal":
        return names.person(_remove_stop(", ".join(full_names) if len(full_names) > 1 and "," not in text else text))
    return names.parse_name(_remove_stop(text))


def _remove_stop(text: str) -> str:
    """Return a name without the catalogue's full stop, unless it ends an initial, and without years."""
    text = _YEARS.sub("", text).strip(" ,")
    last = text.rsplit(" ", 1)[-1]
    # A shorter word with a stop is an initial, or "Jr.".
    return text[:-1] if last.endswith(".") and last.count(".") == 1 and len(last) > _LONGEST_SHORT else text
