"""What is changed in a style when it is read, where it goes against its own manual; no file is changed."""

import re
from typing import Final, NamedTuple


class Mend(NamedTuple):
    """A change of styles: what is found in their XML, and what stands there instead."""

    found: str
    mended: str


# Citing Medicine 2, chapter 2: a translator is a secondary author, as an editor is; NLM's styles print none.
_TRANSLATOR_OF_NLM: Final = Mend(
    r'(<macro name="secondary-authors">\s*<names variable="editor)"', r'\1 translator"'
)
# APA 7, section 9.16: "Retrieved" goes with a date; without one, its styles print "Retrieved https...".
_RETRIEVED_OF_APA: Final = Mend(
    (
        r'<text term="retrieved" text-case="capitalize-first"/>\s*<group delimiter=", ">\s*'
        r'<date form="text" variable="accessed"/>\s*<text term="from"/>\s*</group>'
    ),
    r'<group delimiter=" ">\g<0></group>',
)
# ISO 690: the translator stands behind the title, before the edition, which has its word; the style prints the number alone.
_EDITION_OF_ISO: Final = Mend(
    r'(<macro name="edition">)\s*<text variable="edition" form="long"/>',
    (
        r'\1<group delimiter=". "><choose><if type="chapter paper-conference"/><else-if variable="author">'
        r'<names variable="translator"><label form="verb" text-case="capitalize-first" suffix=" "/>'
        r'<name and="text" delimiter=", "/></names></else-if></choose>'
        r'<choose><if is-numeric="edition"><group delimiter=" "><number variable="edition" form="ordinal"/>'
        r'<text term="edition" form="short"/></group></if><else><text variable="edition"/></else></choose></group>'
    ),
)


def mended(style: str) -> str:
    """Return the XML of a style with what is to be changed in it, of most styles nothing."""
    for mend in (_TRANSLATOR_OF_NLM, _RETRIEVED_OF_APA, _EDITION_OF_ISO):
        style = re.sub(mend.found, mend.mended, style)
    return style
