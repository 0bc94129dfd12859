"""Writes names in full, so that reading gives the same name back."""

from functools import lru_cache

from protlib.record.fields.labels import inverted_name
from protlib.record.model import Name
from protlib.record.names.lists import parse_list, person_alone
from protlib.record.names.parser import parse_name


@lru_cache(maxsize=1 << 14)
def display(name: Name) -> str:
    """Return a full name with the family name first, which `parse_name` and `parse_list` read as this one name.

    A name that its plain form would change gets braces, as in BibTeX: an organisation around the whole, a person around
    the parts. A name with braces in it has no such form.
    """
    text = inverted_name(name)
    if person_alone(text) == name or (parse_name(text) == name and parse_list(text) == [name]):
        return text
    return _brace(name, text)


def _brace(name: Name, text: str) -> str:
    if not name.literal:
        family = f"{_group(name.particle)} {{{name.family}}}".strip()
        given = f"{{{name.given}}} {_group(name.dropping)}".strip()
        return ", ".join(filter(None, (family, given, _group(name.suffix))))
    in_braces = f"{{{text}}}"
    if parse_name(in_braces) == name:
        return in_braces
    return f"{{{{{name.literal}}} ({name.short})}}" if name.short else f"{{{{{name.literal}}}}}"


def _group(text: str) -> str:
    return f"{{{text}}}" if text else ""
