"""The direction in which documents run: Arabic, Persian, Hebrew and others from right to left."""

import re
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Final

from protlib.citing.citation import Result, Runs, plain_text
from protlib.citing.engine import inlines
from protlib.citing.engine.inlines import Node
from protlib.frozen import expression
from protlib.text import direction_of, isolate

RIGHT_TO_LEFT: Final = "rtl"
_LEFT_TO_RIGHT: Final = "ltr"
_NAME: Final = "dir"
_LANGUAGES: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Those that are written from right to left."""
# The program that sets LaTeX needs a package for it, and Typst asks the language.
_FORMS: Final = frozenset({"docx", "html", "odt"})
# Such as the comma of "الحسن, محمد"; that of "Leeds, 2015" stays.
_SIGN: Final = expression(r"(?<=[\u0620-\u064a\u066e-\u06d3])[,;](?= )|[,;](?= [\u0620-\u064a\u066e-\u06d3])")
_ARABIC_SIGNS: Final = {",": "،", ";": "؛"}
_FROM_RIGHT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# Such as "منظمة العمل الدولية" of "(منظمة العمل الدولية, 2022)".
_WORDS_FROM_RIGHT: Final = expression(rf"[{_FROM_RIGHT}](?:[{_FROM_RIGHT} \xa0’'-]*[{_FROM_RIGHT}])?")
# Such as '<style:style style:name="Bibliography" ...><style:paragraph-properties fo:margin-left'.
_INDENT: Final = expression(r'(style:name="Bibliography"[^<>]*>\s*<style:paragraph-properties fo:margin-)left')


def runs_from_right(language: str) -> bool:
    """Tell whether a language such as "ar-EG" is written from right to left."""
    return re.split(r"[-_]", language.lower())[0] in _LANGUAGES


def reads_from_right(runs: Runs) -> bool:
    """Tell whether a text begins in a script that is written from right to left."""
    return direction_of(plain_text(runs)) == RIGHT_TO_LEFT


def with_arabic_signs(runs: Runs) -> Runs:
    """Return an entry or a note that begins in Arabic with the commas of its script, which styles do not know."""
    text = "".join(run.text for run in runs)
    if direction_of(text) != RIGHT_TO_LEFT:
        return runs
    # A letter for a letter, so that the runs keep their places.
    turned = _SIGN.sub(lambda sign: _ARABIC_SIGNS[sign[0]], text)
    ends = list(accumulate(len(run.text) for run in runs))
    return tuple(
        run._replace(text=turned[start:end]) for run, start, end in zip(runs, (0, *ends[:-1]), ends, strict=True)
    )


def isolate_citations(result: Result, form: str) -> Result:
    """Return citations whose words from right to left draw no figures behind them to their left: "(2022 ,…)".

    Documents in other forms than those of word processors and HTML cannot say so.
    """
    if form not in _FORMS or not any(map(_WORDS_FROM_RIGHT.search, map(plain_text, result.citations))):
        return result
    return result._replace(citations=tuple(map(_isolate_words, result.citations)))


def _isolate_words(runs: Runs) -> Runs:
    return tuple(
        run._replace(text=_WORDS_FROM_RIGHT.sub(lambda match: isolate(match[0], RIGHT_TO_LEFT), run.text))
        for run in runs
    )


def are_mostly_from_right(texts: Iterable[Runs]) -> bool:
    """Tell whether more than half of some texts are written from right to left."""
    directions = [reads_from_right(runs) for runs in texts]
    return sum(directions) * 2 > len(directions)


def with_direction(meta: Mapping[str, Node], form: str) -> dict[str, Node]:
    """Return the header with the direction of a document that runs from right to left, in a form that can say so."""
    return {**meta, _NAME: {"t": "MetaInlines", "c": inlines.inlines(RIGHT_TO_LEFT)}} if form in _FORMS else {**meta}


def attributes_for(runs: Runs, form: str, *, is_from_right: bool) -> list[tuple[str, str]]:
    """Return the attributes of a paragraph that runs the other way than its document, as far as its form can say it."""
    reads_other_way = reads_from_right(runs) is not is_from_right
    if not reads_other_way or form not in _FORMS:
        return []
    return [(_NAME, _LEFT_TO_RIGHT if is_from_right else RIGHT_TO_LEFT)]


def turn_document(data: bytes, form: str) -> bytes:
    """Return a document of LibreOffice with paragraphs from right to left; other formats say so by themselves."""
    if form != "odt":
        return data
    from protlib.citing.engine.page_layout import turn_paragraphs
    from protlib.system.zip_archive import with_changed_texts

    return with_changed_texts(data, {"styles.xml": lambda text: _INDENT.sub(r"\1right", turn_paragraphs(text))})
