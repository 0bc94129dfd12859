"""The bodies whose logos a tagged file describes to those who cannot see them: "Logo of the Oak Council"."""

import re
from collections.abc import Iterator
from pathlib import PureWindowsPath
from typing import Final

from protlib.record import authority
from protlib.record.small_words import choices_for
from protlib.text import clean
from protlib.title_pages.bodies import bodies_in, is_organisation, without_article
from protlib.title_pages.front import Front
from protlib.title_pages.payers import KINDS_THAT_PAY
from protlib.title_pages.words import alternatives, cut_opening

_LOGO: Final = re.compile(rf"(?<![^\W\d_])(?:{alternatives('logo')})(?![^\W\d_])", re.IGNORECASE)
_FILE: Final = re.compile(r"\.(?:jpe?g|png|gif|svg|bmp|tiff?|emf|wmf|eps|pdf|ai)\b", re.IGNORECASE)
_SITE_NAME_BORDER: Final = re.compile(r"\s(?:[–—-]|\|)\s")  # such as "Oak Council | LinkedIn"
_WORD_JOINTS: Final = re.compile(r"[_\s-]+")
_MOST_LOGOS: Final = 2  # logos: more are of partners and of who pays
_STATE: Final = "state"  # the kind of a state, and of its office of statistics
_NO_MAKERS: Final = frozenset({"eu", "iso"})  # codes: who pays for many reports, and who certifies bodies
# Such as "A child before the UNHCR logo", "Creative Commons logo".
_LOGO_OF_OTHERS: Final = re.compile(
    rf"\A(?:an?|{choices_for('indefinite')})\s|\b(?:{alternatives('logo of others')})\b", re.IGNORECASE
)
_FEWEST_LETTERS: Final = 3
_MOST_LETTERS_OF_A_LOGO: Final = 90  # letters: a longer text tells what a picture shows
_FEWEST_USES: Final = 2  # of a word on the pages, so that it is a name there, too


def names_in_logos(front: Front) -> list[str]:
    """Return the bodies whose logos the pages have, none where they are many."""
    texts = dict.fromkeys(text for page in front.pages.values() for text in page.pictures)
    names = dict.fromkeys(name for text in texts for name in _names_in(front, text))
    return [*names] if len(names) <= _MOST_LOGOS else []


def _names_in(front: Front, text: str) -> Iterator[str]:
    """Yield whose logo a text is of: known bodies, a name that reads like one, or a word that the pages use."""
    bare = text
    while owner := cut_opening("picture label", bare):
        bare = owner
    bare = _SITE_NAME_BORDER.split(bare, maxsplit=1)[0]
    bare = _WORD_JOINTS.sub(" ", PureWindowsPath(bare.replace("/", "\\")).name if _FILE.search(bare) else bare)
    owner = clean(_LOGO.sub(" ", _FILE.sub("", bare))).strip(" .,:-|")
    is_logo = len(owner) < len(clean(_FILE.sub("", bare)).strip(" .,:-|"))
    if (
        len(bare) > _MOST_LETTERS_OF_A_LOGO
        or _LOGO_OF_OTHERS.search(bare)
        or not (is_logo or (" " in owner and authority.is_known(owner)))
    ):
        return
    owner = without_article(owner)
    known_bodies = [body for _code, body in bodies_in(owner)]
    makers = [body for body in known_bodies if body.kind not in KINDS_THAT_PAY and body.code not in _NO_MAKERS]
    if makers:
        yield from (body.names[0].text for body in makers)
    elif all(body.kind == _STATE for body in known_bodies) and is_organisation(owner):
        yield owner
    elif not known_bodies:
        yield from (word for word in owner.split(" ") if _is_used(front, word))


def _is_used(front: Front, word: str) -> bool:
    """Tell whether the pages have a word of capitals as a name."""
    if not word.isupper() or len(word) < _FEWEST_LETTERS or authority.find_body(word):
        return False
    return sum(word in line for lines in front.texts.values() for line in lines) >= _FEWEST_USES
