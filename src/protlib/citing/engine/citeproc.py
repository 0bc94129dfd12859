"""Citations and a list of references, as pandoc's citeproc formats them: one run of a program for a call."""

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from protlib.citing.citation import Citation, CitationMode, CitedPublication, Result
from protlib.citing.engine import inlines
from protlib.citing.engine.citeproc_output import read_result, sorts_citations, with_first_author_first
from protlib.citing.engine.engine_program import PATIENCE, EndlessError, Output, find_engine, run_pandoc
from protlib.citing.engine.inlines import Node, document_bytes
from protlib.citing.engine.rich_text import restore_marks, with_partners, with_printed_names
from protlib.citing.engine.run_store import Runner
from protlib.citing.locators import LABELS_WITH_TERMS, SECTION_SIGNS, is_time, suffix_as_words
from protlib.errors import UsageError
from protlib.frozen import expression
from protlib.text import change_strings

_FIRST_WAIT: Final = (20.0, 0.5)
"""The engine's time limit in seconds, and more for each publication and citation; it needs a hundredth of that."""
_SECOND_WAIT: Final = (5.0, 0.2)
"""The shorter limit while protlib looks for the items that stop the engine."""
_WORD: Final = "prtl"
# The engine reads locators in the words of the document's language only. A form of their terms that no style prints
# lets it read any language.
_TERMS: Final = "".join(
    f'<term name="{label}" form="verb-short">{_WORD}{label}</term>' for label in sorted(LABELS_WITH_TERMS)
)
_RANGE: Final = expression(r"(?<=\d)-(?=\d)")
_MODES: Final = {
    CitationMode.IN_BRACKETS: "NormalCitation",
    CitationMode.IN_TEXT: "AuthorInText",
    CitationMode.WITHOUT_AUTHOR: "SuppressAuthor",
}
# Such as `<names variable="editor"><label form="short"/></names>`: pandoc prints their label before the names.
_NAMELESS: Final = re.compile(r"(<names\b[^>]*(?<!/)>)(\s*<label\b[^>]*/>\s*(?:</names>|<substitute>))")
# Such as ">  <text" and "><!-- a remark --><text", a quarter of the engine's reading time; space in a term is text.
_LAYOUT: Final = re.compile(r">(?:[\t\r\n ]+|<!--[\s\S]*?-->)*+<(?!/(?:term|single|multiple)>)")
# As the manuals of APA and Chicago have it for canonical texts, which no report is.
_LOCATORS_WITHOUT_LABEL: Final = '<else-if locator="chapter line verse" match="any"/>'
_Run = Callable[[Sequence[str], bytes, Mapping[str, str], float], Output]
"""A run of the engine, or the output of an earlier one."""
_Item = Mapping[str, Any]
_MOST_SECONDS_OF_A_SEARCH: Final = 300.0  # the whole of it
_PLAIN: Final = expression(r"[^\w\s.,:;/()-]+")
_MOST_LETTERS: Final = 300  # of the engine's own message, which may quote a whole record
_MOST_NAMED: Final = 3  # keys in a message of one line
_TEXTS: Final = frozenset({"id", "type"})


def _tame_items(items: Sequence[_Item], attempt: Callable[[Sequence[_Item]], object]) -> tuple[list[_Item], list[str]]:
    """Return items that the engine can print, and messages about those that stopped it.

    Items that stopped it are reduced to plain letters. `attempt` runs the engine with some items, and raises UsageError
    where it fails. A failure that no item causes, such as that of a style, is raised again. EndlessError is raised
    where the search takes too long.
    """
    attempt([])
    until = time.monotonic() + _MOST_SECONDS_OF_A_SEARCH
    culprits = {item["id"]: item for item in _culprits(items, attempt, until)}
    plain = {key: _simplify_item(item) for key, item in culprits.items()}
    lost_ids = {item["id"] for item in _culprits([*plain.values()], attempt, until)}
    remaining = [plain.get(item["id"], item) for item in items if item["id"] not in lost_ids]
    messages = [
        f"{key}: pandoc cannot read this publication; left out"
        if key in lost_ids
        else f"{key}: pandoc cannot read its markup; printed as plain text"
        for key in culprits
    ]
    return remaining, messages


def _culprits(items: Sequence[_Item], attempt: Callable[[Sequence[_Item]], object], until: float) -> Iterator[_Item]:
    if not items:
        return
    if time.monotonic() > until:
        first = ", ".join(str(item["id"]) for item in items[:_MOST_NAMED])
        further_culprits = f" or {len(items) - _MOST_NAMED} more" if len(items) > _MOST_NAMED else ""
        raise EndlessError(f"pandoc cannot process one of these: {first}{further_culprits}; cite them one by one")
    try:
        attempt(items)
    except UsageError:
        if len(items) == 1:
            yield items[0]
            return
        half = len(items) // 2
        yield from _culprits(items[:half], attempt, until)
        yield from _culprits(items[half:], attempt, until)


def _simplify_item(item: _Item) -> dict[str, object]:
    return {name: value if name in _TEXTS else change_strings(value, _to_plain) for name, value in item.items()}


def _to_plain(text: str) -> str:
    return _PLAIN.sub(" ", text)[:_MOST_LETTERS].strip()


def format_citations(
    items: Sequence[Mapping[str, object]],
    citations: Sequence[Citation],
    style: str,
    locale: str = "",
    store: Runner | None = None,
) -> Result:
    """Return the citations, in the order of the text, and the list of all items, in the order of the style.

    Items are CSL-JSON, and every citation is of some of them. `style` is the XML of a style without a parent. `locale`
    is a language such as "fr-FR", "" for the style's own. What is in the `store` needs no run of the engine. Raises
    UsageError with what is wrong with a style.
    """
    meta = {"nocite": _meta([_cite([CitedPublication("*")], 1)])}
    if locale:
        meta["lang"] = _meta(inlines.inlines(locale))
    format_with = partial(
        _format, style=_prepare_style(style), meta=meta, run_engine=store.run if store else run_pandoc
    )
    readable_items: Sequence[Mapping[str, Any]] = [with_printed_names(with_partners(item)) for item in items]
    messages: Sequence[str] = ()
    try:
        result = format_with(readable_items, citations, wait=_FIRST_WAIT)
    except UsageError as error:
        readable_items, messages = _tame_items(
            readable_items, lambda sample: format_with(sample, (), wait=_SECOND_WAIT)
        )
        if not messages:
            raise UsageError(f"{error}; try with fewer publications") from error
        result = format_with(readable_items, citations, wait=_FIRST_WAIT)
    warnings = tuple(dict.fromkeys(filter(None, (find_engine().weakness, *messages, *result.warnings))))
    return restore_marks(result._replace(warnings=warnings))


def _format(
    items: Sequence[Mapping[str, object]],
    citations: Sequence[Citation],
    style: str,
    meta: Mapping[str, Node],
    run_engine: _Run,
    wait: tuple[float, float],
) -> Result:
    """Return what the engine makes of items and citations; `wait` is its time limit: in all, and more for each."""
    format_at_once = partial(_format_at_once, meta=meta, run_engine=run_engine, wait=wait)
    if citations:
        return format_at_once(items, citations, style)
    from protlib.citing.engine.portions import format_list

    return format_list(items, style, format_at_once)


def _format_at_once(
    items: Sequence[Mapping[str, object]],
    citations: Sequence[Citation],
    style: str,
    meta: Mapping[str, Node],
    run_engine: _Run,
    wait: tuple[float, float],
) -> Result:
    """Return what one run of the engine makes of all citations and items."""
    works = [citation.cited for citation in citations]
    if sorts_citations(style):
        by_key = {str(item["id"]): item for item in items}
        works = [with_first_author_first(cited, by_key) for cited in works]
    blocks = [Node(t="Para", c=[_cite(cited, note)]) for note, cited in enumerate(works, 1)]
    files = {"style.csl": style, "items.json": json.dumps(items)}
    arguments = ["-f", "json", "-t", "json", "--citeproc", "--csl", "style.csl", "--bibliography", "items.json"]
    seconds = min(PATIENCE, wait[0] + wait[1] * (len(items) + len(citations)))
    output = run_engine(arguments, document_bytes(blocks, meta), files, seconds)
    return read_result(output)


def _meta(content: Sequence[Node]) -> Node:
    return {"t": "MetaInlines", "c": content}


def _cite(works: Iterable[CitedPublication], note: int) -> Node:
    return {"t": "Cite", "c": [[_citation(item, note, position) for position, item in enumerate(works)], []]}


def _citation(work: CitedPublication, note: int, position: int) -> dict[str, object]:
    # Some styles have only a comma between two citations, and no space before the words of the second.
    lead = f" {work.prefix}" if work.prefix and position else work.prefix
    words = work.suffix_with_space
    suffix = f", {_locator_text(work)}{words}" if work.locator else suffix_as_words(words)
    is_sign = work.term in SECTION_SIGNS and work.label not in LABELS_WITH_TERMS
    suffix = suffix_as_words(suffix) if is_sign or is_time(work.label, work.term) else suffix
    return {
        "citationId": work.key,
        "citationPrefix": inlines.inlines(lead),
        "citationSuffix": inlines.inlines(suffix),
        "citationMode": {"t": _MODES[work.mode]},
        "citationNoteNum": note,
        "citationHash": 0,
    }


def _locator_text(work: CitedPublication) -> str:
    label = work.label or "page"
    if label in LABELS_WITH_TERMS:
        return f"{{{_WORD}{label} {work.locator}}}"
    word = "" if is_time(label, work.term) else f"{work.term or label.removesuffix('-locator')} "
    return f"{word}{_RANGE.sub('–', work.locator)}"


def _prepare_style(style: str) -> str:
    """Return a style in compact form, with what the engine lacks: words for locators, names where labels have none.

    It prints each label that is typed.
    """
    head, mark, body = style.partition("</info>")
    if not mark:
        raise UsageError("not a CSL style: no <info> in it")
    nameless = _NAMELESS.sub(r"\1<name/>\2", _LAYOUT.sub("><", body)).replace(_LOCATORS_WITHOUT_LABEL, "")
    return f"{head}{mark}<locale><terms>{_TERMS}</terms></locale>{nameless}"
