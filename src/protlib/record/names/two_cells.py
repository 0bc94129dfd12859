"""The names of persons in two cells of a table, the family name in one and the given name in the other."""

from itertools import zip_longest

from protlib.record.names.given_names import COMMON
from protlib.record.names.lists import display, parse_list
from protlib.record.names.persons import person
from protlib.text import fold


def join_names(family: str, given: str) -> str:
    """Return the names of two cells as one text, "Diallo, Awa"; cells of several persons have semicolons."""
    pairs = zip_longest(family.split(";"), given.split(";"), fillvalue="")
    return "; ".join(filter(None, (_join(*map(str.strip, pair)) for pair in pairs)))


def _join(family: str, given: str) -> str:
    """Return a name as text; several words without a given name stay the family name: "García Márquez".

    A body keeps its form, as do several persons, and a whole name that begins with a common given name: somebody typed
    it in one cell.
    """
    is_whole = given or "," in family or fold(family.partition(" ")[0]) in COMMON
    people = [] if is_whole or " " not in family else parse_list(family)
    if len(people) != 1 or people[0].literal:
        return ", ".join(filter(None, (family, given)))
    return display(person(f"{family}, X.").with_parts(given=""))
