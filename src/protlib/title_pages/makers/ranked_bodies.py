"""Which of the bodies that a report names are its likely authors, by what speaks for each of them."""

from collections.abc import Sequence
from itertools import starmap
from typing import Final

from protlib.record import authority
from protlib.record.titles.common_words import is_common
from protlib.text import squeeze
from protlib.title_pages.blocks import Block
from protlib.title_pages.bodies import is_generic_name, is_government, is_office, is_state, without_place_before
from protlib.title_pages.cover_names import is_longer
from protlib.title_pages.front import Front
from protlib.title_pages.makers.imprint_names import is_proper_name
from protlib.title_pages.makers.lone_bodies import (
    EVERYWHERE,
    LONE_POINTS,
    BodyScore,
    before_parts,
    before_states,
    is_lone_body,
    known_alone,
    not_everywhere,
)
from protlib.title_pages.makers.points import FIRST, OWNING, SHORT_FORM
from protlib.title_pages.makers.title_points import TitlePoints
from protlib.title_pages.people import are_surely_people, people_in
from protlib.title_pages.words import is_one_of

MOST_AUTHORS: Final = 4  # bodies: joint reports of more are cited by the first ones
_SECRETARIAT: Final = "unsecretariat"
_SECOND: Final = 0.62
"""The share of the first body's evidence that a second author has at least."""
_SHARE_BESIDE_JOINT: Final = 0.25  # the same share of one that a line names together with the first
_PART: Final = 0.5  # the share of a body's evidence that its part has, to be the author in its place


class RankedBodies(TitlePoints):
    """The bodies for which something speaks, by the name under which they are cited, and the likeliest of them."""

    def __init__(self, front: Front, title: Block | None, title_text: str) -> None:
        super().__init__(front, title, title_text)
        self._by_form: set[str] = set()
        self._photographers: set[str] = set()
        self._clients: list[str] = []
        self._parents: dict[str, str] = {}  # of a department, the body in the line below it

    def best(self) -> list[str]:
        """Return the bodies that are likely authors, the likeliest first."""
        bodies = filter(self._is_named, starmap(BodyScore, self.scores.items()))
        ranked = sorted(bodies, key=lambda body_score: -body_score.score)[:MOST_AUTHORS]
        body_scores = [body_score for body_score in ranked if not self._is_generic(body_score.code)]
        if body_scores[:1] != ranked[:1]:
            body_scores = list(filter(self._is_spelt, body_scores))
        is_alone = body_scores[:1] == ranked[:1] != [] and is_lone_body(ranked, self._by_form)
        if is_alone and body_scores[0].score < FIRST:
            body_scores = not_everywhere(body_scores)
        if not body_scores or not (body_scores[0].score >= FIRST or is_alone):
            alone = [self.texts[code] for code in known_alone(ranked) if code not in self._photographers]
            return alone or self._clients_of_cover()
        body_scores = [body_score for body_score in body_scores if not self._has_part(body_score, body_scores)]
        [likeliest_body, *runners_up] = before_parts(before_states(body_scores, self.texts), self.texts)
        first, top_score = self._with_longer_name(likeliest_body)
        further_codes = (code for code, score in runners_up if score >= max(_SECOND * top_score, OWNING))
        joint_codes = next((codes for codes in self._joint if first in codes), [first])
        group = [code for code in joint_codes if code == first or self.scores[code] >= _SHARE_BESIDE_JOINT * top_score]
        texts = list(dict.fromkeys(self._parent_or_self(code) for code in (*group, *further_codes)))
        offices = [text for text in texts if not is_state(text)] or texts
        has_office = any(map(is_office, offices))
        return [text for text in offices if not (has_office and is_government(text))] or offices

    def _parent_or_self(self, code: str) -> str:
        """Return the name of a body, of a department that of the body which stands below it."""
        return next((parent for unit, parent in self._parents.items() if code.startswith(unit)), self.texts[code])

    def _clients_of_cover(self) -> list[str]:
        """Return who ordered the report by its cover, where nobody else is named."""
        cover = self._front.squeezed.get(self._front.first, "")
        names = (name for name in self._clients if squeeze(name) in cover and is_proper_name(name))
        return [name for name in names if not are_surely_people(people_in(name))][:1]

    def _is_named(self, body_score: BodyScore) -> bool:
        """Tell whether a body has a name of its own: "the Secretariat" and "Sudan Country Office" are of any body.

        A phrase of everyday words that the pages write in small letters is none: "people in need" are no association.
        """
        name = SHORT_FORM.sub("", self.texts.get(body_score.code, ""))
        is_everyday = all(is_common(word.lower()) or word.islower() for word in name.split())
        if is_everyday and not name[1:].islower() and self._front.is_mostly_small(name):
            return False
        is_place = is_one_of("branch", without_place_before(name)) or is_one_of("seat", name.rpartition(" ")[2])
        return not (is_one_of("no body", name) or is_place)

    def _is_generic(self, code: str) -> bool:
        """Tell whether a name is of no body; where it leads, others that the pages only mention made no report."""
        return authority.body_with_code(code) is None and is_generic_name(self.texts.get(code, ""))

    def _is_spelt(self, body_score: BodyScore) -> bool:
        """Tell whether the pages have a full name of a listed body: in a table "MPI" is an index or a ministry."""
        body = authority.body_with_code(body_score.code)
        return body is None or any(squeeze(name.text) in self._front.folded for name in body.names)

    def _with_longer_name(self, body_score: BodyScore) -> BodyScore:
        """Return a body, or the one whose longer name has its name in it: "Oak Council for Roads" for "Oak Council"."""
        code, code_score = body_score
        if authority.body_with_code(code) is not None:
            return body_score
        least_score = _PART * code_score if " " in code else 0
        names = (name for name, score in self.scores.items() if score >= least_score and name in self.texts)
        longer_names = [name for name in names if is_longer(self.texts[code], self.texts[name])]
        return BodyScore(max(longer_names, key=self.scores.__getitem__), code_score) if longer_names else body_score

    def _has_part(self, group: BodyScore, body_scores: Sequence[BodyScore]) -> bool:
        """Tell whether a body has a part that much speaks for, too: the United Nations are not the author beside it."""
        body = authority.body_with_code("un" if group.code == _SECRETARIAT else group.code)
        floor = max((_PART / 2 if group.code in EVERYWHERE else _PART) * group.score, LONE_POINTS)
        parts = [authority.body_with_code(code) for code, score in body_scores if score >= floor and code != group.code]
        return body is not None and any(part is not None and authority.is_part_of(part, body) for part in parts)
