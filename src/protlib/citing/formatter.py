"""From records and citations to formatted text: the way through the engine, and the steps around it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from protlib.citing import acronyms as short_forms
from protlib.citing import body_names, nested
from protlib.citing.body_names import Bodies
from protlib.citing.citation import Citation, CitationMode, CitedPublication, Reference, Result, Runs, TextRun
from protlib.citing.cited_works import Works, cite_once
from protlib.citing.engine import citeproc, run_store
from protlib.citing.engine_items import item, record_as_cited, rules_of
from protlib.citing.locators import SECTION_SIGNS
from protlib.citing.styles import Style
from protlib.citing.styles.style_languages import adapt_style
from protlib.record.fields import labels
from protlib.record.model import LEGAL, Name, Publication
from protlib.text import without_markup

_BY_NAME: Final = frozenset({"author-date", "author", "numeric"})
"""What the styles cite by that print names in the text; in notes, names are spelt out."""
_PRINTED_AS_TYPED: Final = "article-locator"
"""A locator that engines have no word for."""
_MOST_NAMED: Final = 2  # authors in a label; of more, the first and “et al.”, as APA has it
_AND_WORDS: Final = {"ar": "و", "es": "y", "fr": "et", "pt": "e"}


def format_publications(
    publications: Iterable[Publication],
    citations: Sequence[Citation],
    style: Style,
    locale: str = "",
    *,
    acronyms: bool = True,
    bodies: Bodies = Bodies.PUBLISHED,
    own_keys: Callable[[], Collection[str]] = frozenset,
    store: run_store.Runner | None = None,
) -> Result:
    """Return the citations of a document in a style, in its order, and the list of all publications.

    Every cited key is the key or an alias of one of the publications, in any case. `locale` is a language, such as
    "fr-FR"; "" is the style's. Without `acronyms`, organisations are always spelt out. `bodies` chooses the names of
    known organisations: those of the records, or those in the document's language. `own_keys` returns the keys of names
    that never change; `store` has what the engine made before. Raises UsageError for no engine or a wrong style.
    """
    locale = locale or style.locale or rules_of(style).locale
    indexed = partial(_index_by_key, language=_language(locale) if bodies is Bodies.REPORT else "", own_keys=own_keys)
    all_records = list(publications)
    references = indexed(record_as_cited(publication, style, locale) for publication in all_records)
    acronyms_by_body = short_forms.acronyms_of(references.values()) if acronyms and style.cites_by in _BY_NAME else {}
    items = short_forms.mark_bodies((item(publication, style) for publication in references.values()), acronyms_by_body)
    flat_citations, nested_counts = nested.unfold_nested(citations)
    works = Works(references.values())
    citations_to_format = [_with_section_signs(cite_once(citation, works), works) for citation in flat_citations]
    sample = _sample(citations_to_format, references, acronyms_by_body)
    all_citations = [*citations_to_format, *sample]
    result = citeproc.format_citations(items, all_citations, adapt_style(style.xml, locale), locale, store)
    texts = result.citations[: len(citations_to_format)]
    if style.cites_by == "numeric":
        texts = _with_authors(texts, citations_to_format, references, acronyms_by_body, locale)
    separator = short_forms.separator(result.citations[-1]) if sample else ""
    full_result = result._replace(
        citations=short_forms.resolve_bodies(texts, acronyms_by_body, separator) if acronyms_by_body else texts,
        bibliography=tuple(_with_date_once(_without_marks(entry), references) for entry in result.bibliography),
        leads=_with_leads(result.leads, citations_to_format, indexed(all_records), locale),
    )
    return nested.fold_nested(full_result, nested_counts)


def _with_section_signs(citation: Citation, works: Mapping[str, Publication]) -> Citation:
    """Return a citation whose signs of sections stay where a judgment or a law is cited: “§ 281” is no section 281."""
    if not any(work.term in SECTION_SIGNS for work in citation.cited):
        return citation
    stays = [work.term in SECTION_SIGNS and works[work.key].type in LEGAL for work in citation.cited]
    cited = (
        work._replace(label=_PRINTED_AS_TYPED) if stay else work
        for work, stay in zip(citation.cited, stays, strict=True)
    )
    return Citation(tuple(cited))


def _without_marks(reference: Reference) -> Reference:
    return reference._replace(runs=short_forms.without_body_marks(reference.runs))


def _with_date_once(reference: Reference, records: Mapping[str, Publication]) -> Reference:
    """Return a reference with the text of an unread date once: the engine prints it for each part of a date."""
    record = records.get(reference.key)
    text = record.extra.get("date") if record and not record.date else None
    if not isinstance(text, str):
        return reference
    runs = tuple([run._replace(text=run.text.replace(f"{text}, {text}", text)) for run in reference.runs])
    return reference._replace(runs=runs)


def _with_leads(
    leads: Iterable[Runs], citations: Iterable[Citation], records: Mapping[str, Publication], locale: str
) -> tuple[Runs, ...]:
    """Return the text before each note: what the style prints there, or the author of the work."""
    pairs = zip(leads, citations, strict=False)
    return tuple(lead or _lead(citation, records, locale) for lead, citation in pairs)


def _language(locale: str) -> str:
    return locale.lower().partition("-")[0] or "en"


def _index_by_key(
    publications: Iterable[Publication], language: str, own_keys: Callable[[], Collection[str]]
) -> dict[str, Publication]:
    """Return records by key, with known bodies named in a language; with no change where it is ""."""
    if language:
        publications = (body_names.translate_bodies(publication, language, own_keys) for publication in publications)
    return {publication.key: publication for publication in publications}


def _sample(
    citations: Iterable[Citation], references: Mapping[str, Publication], acronyms: Mapping[str, str]
) -> tuple[Citation, ...]:
    """Return a sample citation, in brackets, of a work whose author running text shortens.

    It shows what follows the name there. It comes last, so that it changes no other citation.
    """
    first = [citation.cited[0] for citation in citations if citation.cited[0].mode is CitationMode.IN_TEXT]
    authors = {cited.key: references[cited.key].authors for cited in first if cited.key in references}
    keys = [key for key, people in authors.items() if people and people[-1].literal in acronyms]
    if not keys:
        return ()
    key = min(keys, key=lambda key: len(authors[key]))
    return (Citation((CitedPublication(key, locator="1", label="page"),)),)


def _with_authors(
    texts: Sequence[Runs],
    citations: Sequence[Citation],
    references: Mapping[str, Publication],
    acronyms: Mapping[str, str],
    locale: str,
) -> tuple[Runs, ...]:
    """Return numbers with the author's name before them, as in "IOM [3] says"; the engine leaves it out."""
    numbers = {literal: number for number, literal in enumerate(acronyms)}
    results: list[Runs] = []
    for runs, citation in zip(texts, citations, strict=True):
        first = citation.cited[0]
        people = references[first.key].authors if first.mode is CitationMode.IN_TEXT and first.key in references else ()
        labels = [_label(name, numbers) for name in people]
        results.append((TextRun(f"{_join_labels(labels, locale)} "), *runs) if labels else runs)
    return tuple(results)


def _lead(citation: Citation, records: Mapping[str, Publication], locale: str) -> Runs:
    """Return the text before a note where a style prints no author: the author of the work, or its title."""
    first = citation.cited[0]
    if first.mode is not CitationMode.IN_TEXT or first.key not in records:
        return ()
    record = records[first.key]
    people = [name.literal or labels.label(name) for name in record.authors]
    return (
        TextRun(_join_labels(people, locale))
        if people
        else TextRun(without_markup(record.title or record.container_title), italic=True),
    )


def _label(name: Name, numbers: Mapping[str, int]) -> str:
    if name.literal in numbers:
        return short_forms.mark_body_name(name.literal, numbers[name.literal])
    return name.literal or labels.label(name)


def _join_labels(names: Sequence[str], locale: str) -> str:
    if len(names) > _MOST_NAMED:
        return f"{names[0]} et al."
    return f" {_AND_WORDS.get(locale.partition('-')[0], 'and')} ".join(names)
