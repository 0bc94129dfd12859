"""Bodies that are likely authors though little speaks for them, or more for the state above them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from protlib.record import authority
from protlib.title_pages.bodies import KINDS_WITH_PARTS, is_government, is_office, is_state, is_unit

EVERYWHERE: Final = frozenset({"un", "eu", "au"})
"""Bodies that reports name whoever wrote them."""
_COMPANY: Final = "company"  # which audits accounts, or builds sites
_HARDLY: Final = frozenset({_COMPANY, "media", "regional"})
"""Kinds of bodies that reports of others quote, each often alone."""
LONE_POINTS: Final = 1.6  # points: enough where no other body has half as much: its name stands at least four times
_RIVAL_POINTS: Final = 0.8  # what every other body must stay below, half of `LONE_POINTS`; two mentions have as much
_LEAST_SHARE: Final = 0.5  # of the points of a body that is named twice or three times: more is a second one


class BodyScore(NamedTuple):
    """A body, by the code or the plain name under which its points are counted, and these points."""

    code: str
    score: float


def is_lone_body(ranked: Sequence[BodyScore], by_form: Collection[str]) -> bool:
    """Tell whether the first of ranked bodies is named often, and no other half as much.

    One that no list has needs a name that reads like one, so that it is among those `by_form`.
    """
    [(code, top_score), *runners_up] = not_everywhere(ranked) or ranked
    body = authority.body_with_code(code)
    is_listed = body is not None and body.kind != _COMPANY
    is_likely = code not in EVERYWHERE and (is_listed or code in by_form)
    return is_likely and top_score >= LONE_POINTS and all(score < _RIVAL_POINTS for _code, score in runners_up)


def known_alone(ranked: Sequence[BodyScore]) -> list[str]:
    """Return the code of the known body that the pages name at least twice, where no other has half as much."""
    ranked = not_everywhere(ranked)
    if not ranked:
        return []
    (code, top_score), *runners_up = ranked
    if top_score < _RIVAL_POINTS or any(score > _LEAST_SHARE * top_score for _code, score in runners_up):
        return []
    body = authority.body_with_code(code)
    return [body.code] if body is not None and body.kind not in _HARDLY and body.code not in EVERYWHERE else []


def not_everywhere(ranked: Sequence[BodyScore]) -> list[BodyScore]:
    """Return ranked bodies without those that reports name whoever wrote them."""
    return [score for score in ranked if score.code not in EVERYWHERE]


def before_states(ranked: Sequence[BodyScore], texts: Mapping[str, str]) -> list[BodyScore]:
    """Return ranked bodies; a state or a government at their head gives way to the ministry with half its points."""
    (code, top_score), *runners_up = ranked
    if not (is_state(texts[code]) or is_government(texts[code])):
        return list(ranked)
    floor = _LEAST_SHARE * top_score
    offices = [score for score in runners_up if score.score >= floor and is_office(texts[score.code])]
    return [*offices, *(score for score in ranked if score not in offices)]


def before_parts(ranked: Sequence[BodyScore], texts: Mapping[str, str]) -> list[BodyScore]:
    """Return ranked bodies; a department or a faculty at their head gives way to the body that has half its points."""
    (code, top_score), *runners_up = ranked
    if authority.body_with_code(code) is not None or not is_unit(texts[code]):
        return list(ranked)
    floor = _LEAST_SHARE * top_score
    parent = next((score for score in runners_up if score.score >= floor and _may_have_parts(score.code, texts)), None)
    return list(ranked) if parent is None else [parent, *(score for score in ranked if score != parent)]


def _may_have_parts(code: str, texts: Mapping[str, str]) -> bool:
    body = authority.body_with_code(code)
    is_likely = not is_state(texts[code]) if body is None else body.kind in KINDS_WITH_PARTS
    return is_likely and not is_unit(texts[code])
