"""Changes of styles that contradict their own manual, made when a style is read; no file changes."""

import re
from functools import lru_cache
from typing import Final

from protlib.citing.styles.manuals import MENDS as OF_MANUALS
from protlib.citing.styles.mend import Mend

# Citing Medicine 2, chapter 2: a translator is a secondary author, like an editor; NLM's styles print none.
_TRANSLATOR_OF_NLM: Final = Mend(
    '<macro name="secondary-authors">',
    r'(<macro name="secondary-authors">\s*<names variable="editor)"',
    r'\1 translator"',
)
# APA 7, section 9.16: "Retrieved" needs a date; without one, its styles print "Retrieved https...".
_RETRIEVED_OF_APA: Final = Mend(
    '<text term="retrieved" text-case="capitalize-first"/>',
    (
        r'<text term="retrieved" text-case="capitalize-first"/>\s*<group delimiter=", ">\s*'
        r'<date form="text" variable="accessed"/>\s*<text term="from"/>\s*</group>'
    ),
    r'<group delimiter=" ">\g<0></group>',
)
# APA 7, section 10.9: "[Data set]".
_DATA_OF_APA: Final = Mend(
    "<id>http://www.zotero.org/styles/apa</id>",
    r'(<id>http://www\.zotero\.org/styles/apa</id>[\s\S]*?<locale xml:lang="en">\s*<terms>)',
    r'\1<term name="dataset">data set</term>',
)
# ISO 690: the translator stands behind the title, before the edition, which has its word; the style prints only the
# number.
_EDITION_OF_ISO: Final = Mend(
    '<text variable="edition" form="long"/>',
    r'(<macro name="edition">)\s*<text variable="edition" form="long"/>',
    (
        r'\1<group delimiter=". "><choose><if type="chapter paper-conference"/><else-if variable="author">'
        r'<names variable="translator"><label form="verb" text-case="capitalize-first" suffix=" "/>'
        r'<name and="text" delimiter=", "/></names></else-if></choose>'
        r'<choose><if is-numeric="edition"><group delimiter=" "><number variable="edition" form="ordinal"/>'
        r'<text term="edition" form="short"/></group></if><else><text variable="edition"/></else></choose></group>'
    ),
)

# ISO 690: a report's number stands behind the publisher; the style puts it before the title, as for standards.
_TITLE_OF_ISO: Final = Mend(
    '<text variable="number" suffix="&#160;: "/>',
    r'<text variable="number" suffix="&#160;: "/>\s*(<text variable="title")',
    r"\1",
)
_NUMBER_OF_ISO: Final = Mend(
    '<text macro="responsability"',
    r'(<else-if type="report">\s*<group>\s*<text macro="responsability"[\s\S]*?'
    r'<text macro="publisher-group" suffix="\. "/>)',
    r'\1<text variable="number" suffix=". "/>',
)
# Citing Medicine 2, chapter 4: "Report No.:" precedes every number; the style has the label for figures only.
_NUMBER_OF_NLM: Final = Mend(
    '<text macro="label-number"/>',
    r'(<macro name="report-number">[\s\S]*?)<text macro="label-number"/>',
    (
        r'\1<group delimiter=": "><text term="number" form="short" text-case="capitalize-first"/>'
        r'<text variable="number"/></group>'
    ),
)
# Cite Them Right 12: a review has volume and issue of its journal, an entry has pages, a treaty has both of its series.
_REVIEW_OF_HARVARD: Final = Mend(
    '<if type="article-journal">',
    r'(<macro name="locator">\s*<choose>\s*<if type="article-journal)">',
    r'\1 review review-book treaty" match="any">',
)
_PAGES_OF_HARVARD: Final = Mend(
    '<if type="chapter paper-conference article-journal article ',
    r'(<macro name="pages">\s*<choose>\s*<if type="chapter )(?=paper-conference article-journal article )',
    r"\1entry entry-dictionary entry-encyclopedia treaty ",
)
# A number or version may have several parts, "31 of 2011" or "2024-03", which the engine takes for several numbers.
_ONE_NUMBER: Final = Mend(
    "<label", r'<label(?=[^>]*\bvariable="(?:number|version)")(?![^>]*\bplural=)', '<label plural="never"'
)
MENDS: Final = (
    _TRANSLATOR_OF_NLM,
    _RETRIEVED_OF_APA,
    _DATA_OF_APA,
    _EDITION_OF_ISO,
    _TITLE_OF_ISO,
    _NUMBER_OF_ISO,
    _NUMBER_OF_NLM,
    _REVIEW_OF_HARVARD,
    _PAGES_OF_HARVARD,
    _ONE_NUMBER,
    *OF_MANUALS,
)
_MARK: Final = "</info><!-- as protlib has it mended -->"


@lru_cache(maxsize=16)  # a command reads its style several times
def mend_style(style: str) -> str:
    """Return the XML of a style with each change made once; most styles need none."""
    if _MARK in style:
        return style
    changed = style
    for mend in MENDS:
        if mend.description in changed:  # a text search is faster than compiling an expression
            changed = re.sub(mend.pattern, mend.mended, changed)
    return style if changed == style else changed.replace("</info>", _MARK, 1)
