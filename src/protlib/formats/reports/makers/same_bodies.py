"""Names that evidence was counted under which are one body in two spellings, or two bodies in one name."""

import re
from collections.abc import Iterator, MutableMapping
from typing import Final

from protlib.formats.reports.bodies import is_organisation, without_article, without_legal_form
from protlib.formats.reports.front import squeeze
from protlib.formats.reports.makers.points import SHORT_FORM
from protlib.formats.reports.words import plain
from protlib.record import authority
from protlib.record.small_words import between

_AND_WORD: Final = re.compile(rf"\s(?:{between()}|&)\s")


def join_spellings(scores: MutableMapping[str, float], texts: MutableMapping[str, str]) -> None:
    """Count a name without its spaces as the name that has them: "OakCouncil" is the Oak Council."""
    by_letters: dict[str, str] = {}
    for code in sorted(scores, key=lambda code: -_spaces(texts.get(code, ""))):
        letters = squeeze(without_legal_form(SHORT_FORM.sub("", texts.get(code, ""))))
        first_code = by_letters.setdefault(letters, code)
        if letters and first_code != code and authority.body_with_code(code) is None:
            scores[first_code] += scores.pop(code)


def join_cut_names(scores: MutableMapping[str, float], texts: MutableMapping[str, str], folded: str) -> None:
    """Count the beginning of a listed name as that body, where the pages never have it without the rest.

    A line's end cuts it: "Oak Group for / the Rights of Children".
    """
    table_bodies = [body for body in map(authority.body_with_code, scores) if body is not None]
    for code in [code for code in scores if code in texts and authority.body_with_code(code) is None]:
        start = squeeze(texts[code])
        longer = ((body, squeeze(name.text)) for body in table_bodies for name in body.names)
        longer_bodies = (body for body, name in longer if name != start and name.startswith(start) and start)
        body = next(iter(longer_bodies), None)
        if body is not None and _is_always_cut(start, [squeeze(name.text) for name in body.names], folded):
            scores[body.code] += scores.pop(code)


def _is_always_cut(start: str, names: list[str], folded: str) -> bool:
    return folded.count(start) == max(folded.count(name) for name in names if name.startswith(start)) > 0


def _spaces(text: str) -> int:
    return SHORT_FORM.sub("", text).count(" ")


def divide_joint(scores: MutableMapping[str, float], texts: MutableMapping[str, str]) -> Iterator[list[str]]:
    """Count two bodies for a name that has both, where one of them is named alone, too; yield these pairs."""
    for code in [code for code in scores if code in texts and authority.body_with_code(code) is None]:
        for match in _AND_WORD.finditer(texts[code]):
            names = [without_article(part) for part in (texts[code][: match.start()], texts[code][match.end() :])]
            pair = list(map(_code_of, names))
            are_named = [part in scores and part in texts for part in pair]
            if any(are_named) and all(
                is_named or is_organisation(name) for is_named, name in zip(are_named, names, strict=True)
            ):
                score = scores.pop(code)
                for part, name in zip(pair, names, strict=True):
                    scores[part] = scores.get(part, 0) + score
                    texts.setdefault(part, name)
                yield pair
                break


def _code_of(name: str) -> str:
    body = authority.find_body(name)
    return body.code if body else plain(name)
