"""Citations as editors want them: the forms of Better BibTeX's cite-as-you-write, by its documentation."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from protlib.citing.citation import CitationMode, CitedPublication
from protlib.record.model import Publication

_ABBREVIATIONS: Final = {
    "article": "art.", "chapter": "ch.", "column": "col.", "figure": "fig.", "line": "l.", "note": "n.",
    "issue": "no.", "opus": "op.", "page": "p.", "paragraph": "para.", "part": "pt.", "rule": "r.",
    "section": "sec.", "sub-verbo": "sv.", "schedule": "sch.", "title": "tit.", "verse": "vrs.", "volume": "vol.",
}  # fmt: skip
"""What stands before a locator, by CSL's label; an option of that name is another word for it."""
_NEEDS_NO_STAR: Final = re.compile(r"(?:auto|paren)?cite")
_TYPST_KEY: Final = re.compile(r"[A-Za-z0-9_.:-]+")
Options = Mapping[str, str]


def write_citation(form: str, works: Sequence[CitedPublication], options: Options) -> str:
    """Return works as a citation in one of `FORMS`."""
    return FORMS[form](works, options)


def write_with_records(
    form: str, works: Sequence[CitedPublication], records: Iterable[Publication], options: Options
) -> str:
    """Return works as a citation in one of `RECORD_FORMS`, which show authors and years."""
    by_key = {record.key: record for record in records}
    return "".join(RECORD_FORMS[form](work, by_key[work.key], options) for work in works)


def _leaves_author_out(work: CitedPublication) -> bool:
    return work.mode is CitationMode.WITHOUT_AUTHOR


def _locator(work: CitedPublication, options: Options, page: str = "p.") -> str:
    """Return a locator with the word before it, which a bare page may be without."""
    if not work.locator:
        return ""
    word = options.get(work.label, page if work.label == "page" else _ABBREVIATIONS.get(work.label, work.term))
    return f"{word} {work.locator}".strip()


def _text_behind(work: CitedPublication, options: Options) -> str:
    """Return what stands behind a work in LaTeX; there a bare number is a page."""
    return ", ".join(filter(None, (_locator(work, options, page=""), work.suffix.lstrip(", "))))


def _latex_work(work: CitedPublication, options: Options) -> str:
    from protlib.formats.bib.latex.encoder import UNICODE_ENCODER

    text_behind = UNICODE_ENCODER.encode(_text_behind(work, options))
    brackets = (
        f"[{UNICODE_ENCODER.encode(work.prefix)}][{text_behind}]"
        if work.prefix
        else f"[{text_behind}]"
        if text_behind
        else ""
    )
    return f"{brackets}{{{work.key}}}"


def _is_bare(work: CitedPublication) -> bool:
    return not (work.prefix or work.suffix or work.locator)


def _natbib(works: Sequence[CitedPublication], options: Options, command: str = "cite") -> str:
    command = options.get("command") or command
    if all(map(_is_bare, works)) and len({*map(_leaves_author_out, works)}) == 1:
        name = "citeyear" if _leaves_author_out(works[0]) else command
        return f"\\{name}{{{','.join(work.key for work in works)}}}"
    return "".join(
        f"\\{'citeyear' if _leaves_author_out(work) else command}{_latex_work(work, options)}" for work in works
    )


def _biblatex(works: Sequence[CitedPublication], options: Options) -> str:
    command = options.get("command") or "autocite"
    if len(works) == 1:
        star = "*" if _leaves_author_out(works[0]) and _NEEDS_NO_STAR.fullmatch(command) else ""
        return f"\\{command}{star}{_latex_work(works[0], options)}"
    if all(map(_is_bare, works)):
        return f"\\{command}{{{','.join(work.key for work in works)}}}"
    return f"\\{command}{'' if command.endswith('s') else 's'}{''.join(_latex_work(work, options) for work in works)}"


def _pandoc(cited_works: Sequence[CitedPublication], options: Options) -> str:
    works = []
    for work in cited_works:
        key = work.key if re.fullmatch(r"\w(?:\w|[:.#$%&+?<>~/-](?=\w))*", work.key) else f"{{{work.key}}}"
        locator = _locator(work, options)
        locator_text = f", {locator}" if locator else ""
        works.append(
            f"{work.prefix} {'-' * _leaves_author_out(work)}@{key}{locator_text}{work.suffix_with_space}".strip()
        )
    text = "; ".join(works)
    return f"[{text}]" if options.get("brackets") else text


def _mmd(works: Sequence[CitedPublication], _options: Options) -> str:
    return "".join(f"[{work.prefix}][#{work.key}]" if work.prefix else f"[#{work.key}][]" for work in works)


def _typst(works: Sequence[CitedPublication], options: Options) -> str:
    from json import dumps

    parts = []
    for work in works:
        label = f"<{work.key}>" if _TYPST_KEY.fullmatch(work.key) else f"label({dumps(work.key)})"
        supplement = ", ".join(filter(None, (_locator(work, options), work.suffix.lstrip(", "))))
        supplement_text = f", supplement: {dumps(supplement, ensure_ascii=False)}" if supplement else ""
        year = ', form: "year"' if _leaves_author_out(work) else ""
        parts.append(f"{f'{work.prefix} ' if work.prefix else ''}#cite({label}{supplement_text}{year})")
    return "".join(parts)


def _asciidoctor(cited_works: Sequence[CitedPublication], options: Options) -> str:
    works = (
        f"{work.key}({locator})" if (locator := _locator(work, options, page="")) else work.key for work in cited_works
    )
    return f"{options.get('cite') or 'cite'}:[{', '.join(works)}]"


def _links(works: Sequence[CitedPublication], _options: Options) -> str:
    return "\n".join(f"cites: {work.key}" for work in works)


def _jekyll(works: Sequence[CitedPublication], _options: Options) -> str:
    return "".join(f"{{% cite {work.key} %}}" for work in works)


FORMS: Final[Mapping[str, Callable[[Sequence[CitedPublication], Options], str]]] = {
    "latex": _natbib,
    "cite": _natbib,
    "natbib": _natbib,
    "citet": lambda cited, options: _natbib(cited, options, "citet"),
    "citep": lambda cited, options: _natbib(cited, options, "citep"),
    "biblatex": _biblatex,
    "pandoc": _pandoc,
    "mmd": _mmd,
    "typst": _typst,
    "asciidoctor-bibtex": _asciidoctor,
    "citationLinks": _links,
    "jekyll": _jekyll,
}
"""The forms that need the works alone, not their records."""


def _jupyter(work: CitedPublication, record: Publication, _options: Options) -> str:
    from html import escape

    from protlib.record.summary_of_record import summary_of

    author_and_year = ", ".join(filter(None, summary_of(record)[2:0:-1]))
    return f'<cite data-cite="{escape(work.key)}">({escape(author_and_year)})</cite>'


def _write_scannable_cite(work: CitedPublication, record: Publication, options: Options) -> str:
    """Return a work as the ODF scanner of Zotero finds it: "{see | IOM, (2009) | p. 3 | | zu:0:KEY}"."""
    from protlib.citing.documents.filled.zotero_codes import item_key
    from protlib.record.summary_of_record import summary_of

    _key, year, authors, title, _places = summary_of(record)
    label = f"{'-' * _leaves_author_out(work)}{authors or title}, ({year or 'n.d.'})"
    parts = (work.prefix, label, _locator(work, options), work.suffix.lstrip(", "), f"zu:0:{item_key(work.key)}")
    return f"{{{' | '.join(part.replace('|', '/') for part in parts)}}}"


RECORD_FORMS: Final[Mapping[str, Callable[[CitedPublication, Publication, Options], str]]] = {
    "jupyter": _jupyter,
    "scannable-cite": _write_scannable_cite,
}
"""The forms that show authors and years."""
