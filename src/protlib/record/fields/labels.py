"""Names for lists, tables and other programs: in full, as a label, and as a sort key.

Nothing here parses names, so that listing records does not load the parser.
"""

from protlib.record.model import Name
from protlib.text import fold


def inverted_name(name: Name) -> str:
    """Return a name in full, inverted, without braces, which other programs do not understand."""
    return _label_body(name) if name.literal else _label_person(name)


def name_in_sentence(name: Name) -> str:
    """Return a name as a sentence has it, in its usual order and without an acronym."""
    family = family_name(name)
    return name.literal or " ".join(filter(None, (name.given, name.dropping, family, name.suffix)))


def label(name: Name) -> str:
    """Return the label of a name for a table or a key: family name with particle, or the organisation's short form."""
    if name.literal or name.short:
        return name.short or name.literal
    return family_name(name) or name.given


def sort_key(name: Name) -> str:
    """Return the sort key of a name: its folded full form."""
    return fold(name.literal or _label_person(name))


def _label_body(name: Name) -> str:
    return f"{name.literal} ({name.short})" if name.short else name.literal


def _label_person(name: Name) -> str:
    given = f"{name.given} {name.dropping}".strip()
    return ", ".join(filter(None, (family_name(name), given, name.suffix)))


def family_name(name: Name) -> str:
    """Return the family name of a person with its particle: "van Dijk", "d'Almeida"."""
    gap = "" if name.particle.endswith(("-", "'", "’")) else " "
    return f"{name.particle}{gap}{name.family}".strip()
