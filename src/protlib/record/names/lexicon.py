"""The words that tell organisations from people; everything here is folded (`text.fold`) unless it says otherwise.

The words stand in `lexicon.txt`.
"""

from pathlib import Path
from typing import Final

from protlib.record.small_words import written_for
from protlib.record.tables import read_words

_TABLE: Final = read_words(Path(__file__).with_suffix(".txt"))

HEADS: Final = _TABLE["heads"]
"""Words that no person is called: one of them makes an organisation."""

COMPOUND_ENDINGS: Final = (
    "agentur", "behorde", "departement", "departementet", "direktoratet", "foreningen", "gesellschaft", "institut",
    "ministeriet", "ministerium", "myndigheten", "radet", "stiftung", "styrelsen", "universitat", "verband", "verket", "zentrum",
    "stichting", "lingenwerk", "hilfswerk", "schutzbund", "folkehjelp", "nodhjelp", "nodhjaelp", "flygtningehjaelp",
)  # fmt: skip
"""How German, Dutch and Scandinavian compounds end that are the word for an organisation ("Migrationsverket")."""

WEAK_HEADS: Final = _TABLE["weak heads"]
"""Words that make an organisation of others, and are surnames or plain words too."""

TELLING_TOPICS: Final = _TABLE["telling topics"]
"""What organisations deal with, and nobody is called: one of them makes an organisation."""

TOPICS: Final = _TABLE["topics"]
"""What else organisations deal with, and where they are: hardly ever a person's name.

One of these, or of `WEAK_HEADS`, says nothing ("Alison Church"); two make an organisation.
"""

APPEALS: Final = _TABLE["appeals"]
"""Words of `TOPICS` and `WEAK_HEADS` that end the name of many a charity ("Asylum Aid")."""

LEADERS: Final = _TABLE["leaders"]
"""Words that open the name of an organisation and never continue one behind "and"."""

SMALL_WORDS: Final = written_for("body")
"""Small words inside an organisation's name, as written (not folded) in lower case."""

TITLE_SMALL_WORDS: Final = _TABLE["title small words"]
"""The small words that no person is called, as Title Case leaves them."""

NO_BODIES: Final = _TABLE["no bodies"]
"""Acronyms that are of no organisation, and that no person is called; as they are written."""

NO_PERSONS: Final = frozenset(
    ("anonymous", "others", "unknown", "various", "various authors", "antigua and barbuda", "bosnia and herzegovina",
     "saint kitts and nevis", "saint vincent and the grenadines", "sao tome and principe", "trinidad and tobago")
)  # fmt: skip
"""What stands for an author and is neither a body nor a person, or is a country that an "and" must not tear."""

NOBODY: Final = frozenset({
    "", "-", "--", "n/a", "na", "n.a", "none", "null", "nil", "unknown", "anonymous", "anonyme", "anonimo", "anon", "no author",
    "no authors", "not available", "not applicable", "not provided", "unknown author", "author unknown", "various", "various authors",
    "tba", "tbd", "author", "authors", "admin", "s.n", ":unav", "(:unav)", "(:null)", "(:none)", "(:unkn)", "(:unas)",
})  # fmt: skip
"""What is written where there is no author, folded; those with a colon are DataCite's standard values for what is not known."""

PLACES_IN_ACRONYMS: Final = frozenset({"UK", "US", "USA", "EU", "UAE", "DRC", "CAR", "PNG", "BIH", "NY", "DC", "NSW"})
"""What stands in brackets for a country, not for the organisation's short form."""

PARTICLES: Final = _TABLE["particles"]
"""Particles in lower case, as they stand before a family name or behind a given name."""

CAPITALISED_PARTICLES: Final = _TABLE["capitalised particles"]
"""Particles that are written with a capital by habit: they open the family name and stay in it as they are."""

CAPS_PARTICLES: Final = _TABLE["caps particles"]
"""Particles in a surname set in capitals."""

ATTACHED: Final = _TABLE["attached"]
"""Particles that are joined to the family name by a hyphen or an apostrophe."""

SUFFIXES: Final = _TABLE["suffixes"]
"""Suffixes as written; "JR" and "V" are initials."""

LATE_SUFFIXES: Final = _TABLE["late suffixes"]
"""What is a suffix, or an order, only behind the given name: before that it may be initials or a family name."""

FAMILY_TAILS: Final = _TABLE["family tails"]
"""Words that end a Portuguese family name and never make one alone."""

HONORIFICS: Final = _TABLE["honorifics"]
"""Forms of address in front of a name, lower case."""

DEGREES: Final = _TABLE["degrees"]
"""Degrees, honours and roles behind a name, as written."""

WRITTEN_AS_INITIALS: Final = _TABLE["written as initials"]
"""Those of `DEGREES` that may as well be the initials of a given name."""

ROLES: Final = _TABLE["roles"]
"""What stands behind the names of those who edited something, mostly in brackets: lower case, without a point."""
ROLE_PATTERN: Final = "|".join(sorted(ROLES))

UNMISTAKABLE: Final = _TABLE["unmistakable"]
"""Words for an organisation that are nobody's family name, as Bureau, Council and Group are somebody's."""

QUALIFIERS: Final = _TABLE["qualifiers"]
"""Adjectives that the last word of a name follows ("Human Rights", "Public Health") and that end no name of an organisation."""
