"""Words that tell organisations from people, folded (`text.fold`) unless stated otherwise.

The words stand in `lexicon.txt`.
"""

from pathlib import Path
from typing import Final

from protlib.record.small_words import unfolded_words_for
from protlib.record.tables import words_by_section

_TABLE: Final = words_by_section(Path(__file__).with_suffix(".txt"))

HEADS: Final = _TABLE["heads"]
"""Words in no person's name: a single one makes an organisation."""

COMPOUND_ENDINGS: Final = tuple(_TABLE["compound endings"])
"""Endings of German, Dutch and Scandinavian compounds for organisations ("Migrationsverket")."""

WEAK_HEADS: Final = _TABLE["weak heads"]
"""Words that make an organisation together with others, and are also surnames or plain words."""

DISTINCTIVE_TOPICS: Final = _TABLE["distinctive topics"]
"""Topics of organisations that are in no person's name: a single one makes an organisation."""

TOPICS: Final = _TABLE["topics"]
"""Further topics and places of organisations, rare in persons' names.

One of these, or of `WEAK_HEADS`, says nothing ("Alison Church"); two make an organisation.
"""

APPEALS: Final = _TABLE["appeals"]
"""Words of `TOPICS` and `WEAK_HEADS` that often end the name of a charity ("Asylum Aid")."""

LEADERS: Final = _TABLE["leaders"]
"""Words that begin an organisation's name, and never continue one after "and"."""

SMALL_WORDS: Final = unfolded_words_for("body")
"""Small words inside an organisation's name, unfolded, in lower case."""

TITLE_SMALL_WORDS: Final = _TABLE["title small words"]
"""Small words in Title Case that are in no person's name."""

NO_BODIES: Final = _TABLE["no bodies"]
"""Acronyms in their own letters that are neither an organisation's nor a person's."""

NO_PERSONS: Final = frozenset(text.replace("_", " ") for text in _TABLE["no persons"])
"""Texts in place of an author that name neither body nor person, and countries whose "and" divides nothing."""

WORDS_BEFORE_DER: Final = _TABLE["before der"]
"""What stands before "der" in the name of a person, besides the particles."""

CAPITAL_INSIDE: Final = tuple(_TABLE["capital inside"])
"""Beginnings of names of people with a capital inside."""

FAMILIES_OF_COUNTRIES: Final = _TABLE["families of countries"]
LEADING_FORMS: Final = _TABLE["leading forms"]
LEGAL_FORMS: Final = _TABLE["legal forms"]
"""Forms of companies, such as "ltd" and "gmbh", which distinguish no bodies."""

PLACES_IN_ACRONYMS: Final = _TABLE["places in acronyms"]
"""Texts in brackets that mean a country, not the organisation's short form."""

PARTICLES: Final = _TABLE["particles"]
"""Particles in lower case, before a family name or after a given name."""

CAPITALISED_PARTICLES: Final = _TABLE["capitalised particles"]
"""Particles that usually have a capital: they begin the family name, and stay in it unchanged."""

GLUED_OPENINGS: Final = CAPITALISED_PARTICLES | _TABLE["glued openings"]
"""What begins a name with a capital within, such as "FitzGerald" and "AbdulKarim"."""

GLUED_ENDINGS: Final = _TABLE["glued endings"]
"""What ends such a name, as in "NourEldin"."""

CAPS_PARTICLES: Final = _TABLE["caps particles"]
"""Particles in a surname set in capitals."""

ATTACHED_PARTICLES: Final = _TABLE["attached"]
"""Particles that a hyphen or an apostrophe joins to the family name."""

SUFFIXES: Final = _TABLE["suffixes"]
"""Suffixes in their own letters; "JR" and "V" are initials."""

LATE_SUFFIXES: Final = _TABLE["late suffixes"]
"""Suffixes and orders that count only after the given name: before it they may be initials or a family name."""

FAMILY_TAILS: Final = _TABLE["family tails"]
"""Words that end a Portuguese family name, and never are one alone."""

HONORIFICS: Final = _TABLE["honorifics"]
"""Forms of address before a name, in lower case."""

DEGREES: Final = _TABLE["degrees"]
"""Degrees, honours and roles after a name, in their own letters."""

WRITTEN_AS_INITIALS: Final = _TABLE["written as initials"]
"""Words of `DEGREES` that may also be initials of a given name."""

ROLES: Final = _TABLE["roles"]
"""Editors' roles after names, mostly in brackets: lower case, without a point."""
_BETWEEN_SIGNS: Final = _TABLE["roles between signs"]
"""Words of `ROLES` that are parts of names and titles, too: "Siglo XXI Editores", "Editora Vozes"."""
_AMBIGUOUS: Final = "|".join(sorted(_BETWEEN_SIGNS))
# Such as "(Editora)" and ", editores.", but not ", Editora Vozes" and " Editores, ".
_AMBIGUOUS_ROLE: Final = rf"(?<=[(\[])(?:{_AMBIGUOUS})|(?<=[,،]\s)(?-i:{_AMBIGUOUS})(?=[,،.;)\]]|\Z)"
ROLE_PATTERN: Final = "|".join((*sorted(ROLES - _BETWEEN_SIGNS), _AMBIGUOUS_ROLE))

UNMISTAKABLE_WORDS: Final = _TABLE["unmistakable"]
"""Words for an organisation that are nobody's family name, unlike Bureau, Council and Group."""

QUALIFIERS: Final = _TABLE["qualifiers"]
"""Adjectives before the last word of a name ("Human Rights", "Public Health"); no organisation's name ends in one."""

ALSO_GIVEN_NAMES: Final = _TABLE["also given"]
"""Words of organisations that are also given names: "Bank, Charity" may be a person."""

OMISSIBLE_WORDS: Final = _TABLE["may be left out"]
"""Last words of an organisation's name, in the singular, that another spelling of it lacks."""
