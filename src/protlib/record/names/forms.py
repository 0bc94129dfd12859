"""Names as they are written: in full, as a label, and as they are sorted."""

from functools import lru_cache

from protlib.record.model import Name
from protlib.record.names.lists import parse_list
from protlib.record.names.parser import ordinary_person, parse
from protlib.text import fold


@lru_cache(maxsize=16_384)
def display(name: Name) -> str:
    """Return a name in full, inverted, so that `parse` reads the same name from it, and `parse_list` this one name.

    A name that would not be read back from its plain form gets braces, as BibTeX has them: round the whole for an
    organisation, round the parts for a person. A name that holds braces itself has no such form.
    """
    shown = plain(name)
    if ordinary_person(shown) == name or (parse(shown) == name and parse_list(shown) == [name]):
        return shown
    return _braced(name, shown)


def plain(name: Name) -> str:
    """Return a name in full, inverted, with nothing in it that is not in the name: other programs read no braces."""
    return _corporate(name) if name.literal else _personal(name)


def label(name: Name) -> str:
    """Return the name for a table or a key: the family name with its particle, or the organisation's short form."""
    if name.literal or name.short:
        return name.short or name.literal
    return _with_particle(name.particle, name.family) or name.given


def sort_key(name: Name) -> str:
    """Return what a name is sorted by: the folded full form."""
    return fold(name.literal or _personal(name))


def _corporate(name: Name) -> str:
    return f"{name.literal} ({name.short})" if name.short else name.literal


def _personal(name: Name) -> str:
    given = f"{name.given} {name.dropping}".strip()
    return ", ".join(filter(None, (_with_particle(name.particle, name.family), given, name.suffix)))


def _with_particle(particle: str, family: str) -> str:
    if particle.endswith(("-", "'", "’")):
        return particle + family
    return f"{particle} {family}".strip()


def _braced(name: Name, shown: str) -> str:
    if not name.literal:
        family = f"{_group(name.particle)} {{{name.family}}}".strip()
        given = f"{{{name.given}}} {_group(name.dropping)}".strip()
        return ", ".join(filter(None, (family, given, _group(name.suffix))))
    whole = f"{{{shown}}}"
    if parse(whole) == name:
        return whole
    return f"{{{{{name.literal}}} ({name.short})}}" if name.short else f"{{{{{name.literal}}}}}"


def _group(text: str) -> str:
    return f"{{{text}}}" if text else ""
