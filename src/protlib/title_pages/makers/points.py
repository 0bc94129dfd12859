"""The points that speak for each body of a report, counted by the name under which it is cited."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from protlib.record import authority, places
from protlib.record.authority import Body
from protlib.record.names.organisations import has_head
from protlib.record.small_words import between, choices_for, cut_article
from protlib.text import clean, squeeze, words
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import are_bodies, bodies_in, is_company, is_organisation, is_state, split_names
from protlib.title_pages.cover_names import without_role
from protlib.title_pages.front import Front
from protlib.title_pages.issuers import name_on_pages
from protlib.title_pages.makers.imprint_names import is_proper_name, without_date_behind
from protlib.title_pages.makers.lone_bodies import EVERYWHERE
from protlib.title_pages.people import are_surely_people, people_in
from protlib.title_pages.words import alternatives, fold_line

SHORT_FORM: Final = re.compile(r"\s*\([^)]*\)$")
_SHORT_WITHIN: Final = re.compile(r" \([A-Z]{2,8}\) (?=[A-Z])")  # such as "Federal Chief Data Officers (CDO) Council"
# Such as "Oak Council and partners".
_AND_PARTNERS: Final = re.compile(
    rf",?\s(?:{between()}|&)\s(?:(?:{choices_for('before')}|{alternatives('other')})\s)?"
    rf"(?:{alternatives('partners')})$",
    re.IGNORECASE,
)
# Such as "United Nations Framework Convention on Climate Change": a treaty, which names no author.
CONVENTION: Final = re.compile(alternatives("convention").replace(r"\ ", r"[\s-]"), re.IGNORECASE)
FIRST: Final = 2.3  # points, as all that follow: the least for an author, less than a cover at its foot
OPENING: Final = 3.0  # an account or the first words: nearly a cover
OWNING: Final = 6.0  # whose rights a line names: more than a cover, where a logo may be a donor's
POINTS_OF_LAW: Final = 9.0  # the state of a law: more than the chamber that it says has adopted it
POINTS_BY_KIND: Final = 40.0  # who alone issues this kind of report: more than all that names others


class BodyPoints:
    """How many points each body has, and the name that the pages give it."""

    def __init__(self, front: Front, title: Block | None, title_text: str) -> None:
        self._front = front
        self._title = title
        self._title_text = title_text
        self.scores: defaultdict[str, float] = defaultdict(float)
        self.texts: dict[str, str] = {}
        self._joint: list[list[str]] = []
        self._once: set[tuple[str, float]] = set()

    def _bodies_in(self, text: str, *, is_prose: bool = False) -> Iterator[tuple[str, Body]]:
        """Yield the bodies of a text but treaties; those of prose have no acronyms of other languages."""
        return bodies_in(CONVENTION.sub("", text), self._front.language if is_prose else "")

    def _add(self, text: str, score: float) -> None:
        """Count evidence for the bodies in a text; one that nobody knows counts under its own words."""
        text = _AND_PARTNERS.sub("", without_role(text))
        bodies = list(self._bodies_in(text)) or list(self._bodies_in(_SHORT_WITHIN.sub(" ", text)))
        for _code, body in bodies:
            self._add_body(body, score)
        bare = SHORT_FORM.sub("", clean(text)).strip(" .,;:|©")
        if not (bodies or CONVENTION.search(text)) and (is_organisation(bare) or is_state(bare)):
            code = fold_line(cut_article(bare))
            self.scores[code] += score
            full_text = _without_the(without_date_behind(clean(text).strip(" ,;:|©")))
            self.texts.setdefault(code, full_text if is_company(full_text) else full_text.strip(" ."))

    def _add_makers(self, text: str, score: float) -> None:
        """Count those who made the report; all that a text lists did it together, a ministry that no list has, too."""
        parts = split_names(text)
        if not are_bodies(parts):
            self._add(text, score)
            return
        for part in parts:
            self._add(part, score)
        bodies = [next((code for code, _body in bodies_in(part)), fold_line(cut_article(part))) for part in parts]
        self._joint.append([code for code in bodies if code in self.texts])

    def _add_once(self, text: str, score: float, other_kinds: frozenset[str] = frozenset()) -> None:
        """Count the bodies of a text, each once for a kind of evidence, but not some kinds of bodies."""
        for code, body in self._bodies_in(text):
            if body.kind not in other_kinds and code not in EVERYWHERE and (code, score) not in self._once:
                self._once.add((code, score))
                self._add_known(text, score)

    def _add_owner(self, name: str, score: float) -> None:
        """Count who has the rights, or publishes: any name does, for nothing else stands there but persons."""
        bare = without_role(name)
        if is_organisation(bare) or any(self._bodies_in(bare)) or not is_proper_name(bare):
            self._add_makers(bare, score)
        else:
            self._add_likely(bare, score)

    def _add_body(self, body: Body, score: float) -> None:
        self.scores[body.code] += score
        self.texts.setdefault(body.code, name_on_pages(body, self._front))

    def _add_name(self, name: str, score: float) -> None:
        """Count a body under its own words, or as the listed one of this name."""
        bare = cut_article(name)
        if body := authority.find_body(bare):
            self._add_body(body, score)
            return
        self.scores[fold_line(bare)] += score
        self.texts.setdefault(fold_line(bare), name)

    def _add_likely(self, name: str, score: float) -> None:
        """Count a name that stands where only a body does, whatever its words are, but no person's and no place."""
        is_other = are_surely_people(people_in(name)) or places.resolve(name) is not None
        if any(bodies_in(name)):
            self._add_known(name, score)
        elif not is_other and squeeze(name) != squeeze(self._title_text):
            self._add_name(name, score)

    def _add_known(self, text: str, score: float) -> None:
        for _code, body in self._bodies_in(text):
            self._add_body(body, score)


def _without_the(name: str) -> str:
    """Return a name without its article, under which no list sorts it; "La Strada" keeps its own."""
    bare = cut_article(name)
    has_noun = has_head(words(bare.partition(" ")[0]))  # such as "Conseil" behind "Le"
    return bare if has_noun else re.sub(r"\Athe (?=[A-Z])", "", name, flags=re.IGNORECASE)
