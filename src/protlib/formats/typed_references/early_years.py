"""Where the year of an entry stands early, between its authors and its title."""

import re
from typing import Final

from protlib.formats.typed_references.title_start import NEARLY_WORDS, YEAR, YEAR_ENDING
from protlib.record.shared_words import wordings
from protlib.record.small_words import between

# Such as "Jobe, A. (2010). Title", "Jobe, A. (2010, May 3) Title", "IOM (2010–2012). Title", "Marx (1867/1990).
# Capital", "Bosveen, B. [2018?]. Title".
YEAR_IN_BRACKETS: Final = re.compile(
    rf"(?P<who>.{{2,400}}?)[\s,.:]*[(\[](?:{NEARLY_WORDS}\s)?"
    rf"(?P<year>{YEAR}{YEAR_ENDING}(?:/{YEAR})?)\??(?:[,\s](?P<day>[^()\[\]]{{1,40}}))?[)\]](?!\d)[\s.,:]*(?P<rest>.*)"
)
# Such as "Jobe, A & Doe, B 2010, Title" and "IOM 2019, Title", as Australians write it.
YEAR_BEHIND_SPACE: Final = re.compile(
    rf"(?P<who>[^\d“”\"‘«»:;]{{2,300}}?)\s(?P<year>{YEAR})[,.](?P<day>)\s(?P<rest>(?:[^\W\d_a-z]|[“‘«\"]).*)"
)
# Such as "de Haas, H., 2010 Migration and work" and "Migration Organization (IOM) 2018a Profile of Niger".
YEAR_BEFORE_TITLE: Final = re.compile(
    rf"(?P<who>[^\d“”\"‘«»:;]{{2,300}}?(?:\b[^\W\d_a-z]\.|\([A-Z][A-Z ]{{1,9}}\)"
    rf"|\s(?:&|{between()})\s(?:[^\W\d_a-z]\.[\s-]?)+[^\W\d_a-z][\w’'-]+)),?\s(?P<year>{YEAR})(?P<day>)\s"
    r"(?P<rest>[^\W\d_a-z][^\W\d_]*\s.*)"
)
_PLACES_IN_WORK: Final = f"{wordings('page')}|{wordings('page letter')}|{wordings('passage')}"
# Such as "Jobe, Alison. 2010. Title" and "JOBE, Alison, 2010. Title".
BARE_YEAR: Final = re.compile(
    rf"(?P<who>.{{2,400}}?)[.,]\s+(?P<year>{YEAR}{YEAR_ENDING})"
    rf"(?:, (?P<day>(?!(?i:{_PLACES_IN_WORK})\b)[^\W\d]+(?: \d+)?))?[.:]\s+(?P<rest>.*)"
)
