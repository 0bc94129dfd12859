"""Names that evidence was counted under which are one body in two spellings, or two bodies in one name."""

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from itertools import permutations
from typing import Final

from protlib.record import authority
from protlib.record.authority import Body
from protlib.record.names.initials import initials_of
from protlib.record.small_words import between
from protlib.text import fold, squeeze
from protlib.title_pages.bodies import is_organisation, without_article, without_legal_form
from protlib.title_pages.makers.lone_bodies import EVERYWHERE
from protlib.title_pages.makers.points import SHORT_FORM
from protlib.title_pages.words import fold_line

_AND_WORD: Final = re.compile(rf"\s(?:{between()}|&)\s")
ACRONYM: Final = re.compile(r"[A-ZÀ-Þ]{3,8}")
_STROKE: Final = r"\s?/\s?[^/]{0,50}?"  # between two names of one body, with an article or a third name behind it


def join_spellings(scores: MutableMapping[str, float], texts: MutableMapping[str, str]) -> None:
    """Count a name without its spaces as the name that has them: "OakCouncil" is the Oak Council."""
    by_letters: dict[str, str] = {}
    for code in sorted(scores, key=lambda code: -_spaces(texts.get(code, ""))):
        letters = squeeze(without_legal_form(SHORT_FORM.sub("", texts.get(code, ""))))
        first_code = by_letters.setdefault(letters, code)
        if letters and first_code != code and authority.body_with_code(code) is None:
            scores[first_code] += scores.pop(code)


def join_acronyms(scores: MutableMapping[str, float], texts: Mapping[str, str]) -> None:
    """Count an acronym that no list has as the one name with its initials: "OCR" as "Oak Council for Roads"."""
    names = {code: SHORT_FORM.sub("", texts.get(code, "")) for code in scores}
    for code, acronym in names.items():
        is_acronym = ACRONYM.fullmatch(acronym) is not None and authority.body_with_code(code) is None
        owners = [owner for owner, name in names.items() if " " in name and fold(acronym) in initials_of(name)]
        if is_acronym and len(owners) == 1:
            scores[owners[0]] += scores.pop(code)


def join_two_names(scores: MutableMapping[str, float], pages: Iterable[str]) -> None:
    """Count a body as the one it is part of, where a page gives both as one: "Oak Bank for Roads / The Oak Group"."""
    page_texts = list(pages)
    bodies = [body for body in map(authority.body_with_code, scores) if body is not None]
    for piece, whole_body in permutations(bodies, 2):
        if whole_body.code not in EVERYWHERE and authority.is_part_of(piece, whole_body):
            pattern = re.compile(rf"(?:{_any_name(piece)}){_STROKE}(?:{_any_name(whole_body)})")
            if any(map(pattern.search, page_texts)):
                scores[whole_body.code] += scores.pop(piece.code, 0)


def _any_name(body: Body) -> str:
    return "|".join(re.escape(name.text) for name in body.names)


def _spaces(text: str) -> int:
    return SHORT_FORM.sub("", text).count(" ")


def divide_joint(scores: MutableMapping[str, float], texts: MutableMapping[str, str]) -> Iterator[list[str]]:
    """Count two bodies for a name that has both, where one of them is named alone, too; yield these pairs."""
    for code in [code for code in scores if code in texts and authority.body_with_code(code) is None]:
        for match in _AND_WORD.finditer(texts[code]):
            names = [without_article(piece) for piece in (texts[code][: match.start()], texts[code][match.end() :])]
            pair = list(map(_code_of, names))
            are_named = [piece in scores and piece in texts for piece in pair]
            if any(are_named) and all(
                is_named or is_organisation(name) for is_named, name in zip(are_named, names, strict=True)
            ):
                score = scores.pop(code)
                for piece, name in zip(pair, names, strict=True):
                    scores[piece] = scores.get(piece, 0) + score
                    texts.setdefault(piece, name)
                yield pair
                break


def _code_of(name: str) -> str:
    body = authority.find_body(name)
    return body.code if body else fold_line(name)
