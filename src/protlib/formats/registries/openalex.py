"""Answers of OpenAlex's API for works (https://docs.openalex.org): a list of results, or one work.

OpenAlex counts and computes much: topics, concepts, citations. That is left out, and a remark says so.
"""

from collections.abc import Mapping
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.jsontext import as_list, text_in
from protlib.formats.parsed import Parsed, ReadOptions
from protlib.formats.registries import registry_texts as texts
from protlib.formats.registries import service_answer
from protlib.record.identifiers import doi_in
from protlib.record.raw_record import Extra, RawRecord
from protlib.text import fold, words

_WORK: Final = ("https://openalex.org/W", "http://openalex.org/W")
_TYPES: Final = meanings_in("OpenAlex", "type")
_FIRST_DAY: Final = "-01-01"
"""How a date ends where OpenAlex knows the year alone."""
_IN_PERIODICALS: Final = frozenset({"article-journal", "review"})
_WITHIN_BOOKS: Final = frozenset({"chapter", "entry", "paper-conference"})
_SERIES: Final = "book series"
_STORES: Final = frozenset({"repository", "ebook platform"})
"""Sources that keep works, and of which no work is a part: “Zenodo”, “Springer eBooks”."""
_READ_MEMBERS: Final = frozenset({
    "id", "doi", "title", "display_name", "publication_year", "publication_date", "ids", "language", "type",
    "type_crossref", "authorships", "biblio", "primary_location", "keywords", "abstract_inverted_index",
    "is_retracted", "is_paratext", "open_access", "best_oa_location",
    # OpenAlex's own bookkeeping, and counts of what stands elsewhere in the answer.
    "relevance_score", "indexed_in", "updated_date", "created_date", "ngrams_url", "cited_by_api_url", "has_fulltext",
    "fulltext_origin", "countries_distinct_count", "institutions_distinct_count", "corresponding_author_ids",
    "corresponding_institution_ids", "locations_count", "referenced_works_count", "authors_count", "concepts_count",
    "topics_count", "has_abstract", "is_xpac",
})  # fmt: skip
# Such as `"meta": {"count": 9, "page": 1`.
_TOTAL: Final = r'"meta"\s*:\s*\{[^{}]*"count"\s*:\s*(\d+)'


def sniff(text: str) -> bool:
    """Tell whether a JSON text has works of OpenAlex, by their numbers."""
    return service_answer.is_answer(text, _SERVICE)


def loads(text: str, options: ReadOptions = ReadOptions()) -> Parsed:
    """Return the works of an answer as records."""
    return service_answer.read_answer(text, options, _SERVICE)


def _find_work(value: object) -> service_answer.Work | None:
    is_work = isinstance(value, Mapping) and text_in(value.get("id")).startswith(_WORK)
    return value if is_work and isinstance(value, Mapping) else None


def to_raw(work: service_answer.Work) -> tuple[RawRecord, list[str]]:
    """Return the raw record of a work, for `cleaning.clean_record`, and notes for a person."""
    title = texts.one_line_title(work.get("title") or work.get("display_name"))
    authors, doubts = texts.read_people([_author(authorship) for authorship in as_list(work.get("authorships"))])
    location = _object(work, "primary_location")
    kind = _find_type(work, _object(location, "source"))
    is_retracted = work.get("is_retracted") is True
    doi = doi_in(text_in(work.get("doi")))
    page_link = text_in(location.get("landing_page_url"))
    raw: RawRecord = {
        "type": kind,
        "genre": "Preprint" if work.get("type") == "preprint" else "",
        "title": title,
        "authors": authors,
        "date": _find_date(work),
        "doi": doi,
        "url": "" if doi and doi_in(page_link) else page_link,
        "language": texts.read_plain(work.get("language")),
        "abstract": texts.read_abstract(_abstract(work.get("abstract_inverted_index"))),
        "tags": _keywords(work),
        "status": "retracted" if is_retracted else "",
        **_portion(_object(work, "biblio")),
        **_wholes(_object(location, "source"), kind),
        "extra": _extra(work, _object(location, "source")),
    }
    notices = ["it was retracted"] if is_retracted else []
    return raw, [*doubts, *notices, *texts.list_doubts(title, authors)]


def _object(value: Mapping[str, object], name: str) -> Mapping[str, object]:
    member = value.get(name)
    return member if isinstance(member, Mapping) else {}


def _author(authorship: object) -> RawRecord:
    """Return an author's name in OpenAlex's form, or as the publication has it, where the two share no word."""
    if not isinstance(authorship, Mapping):
        return {}
    name = text_in(_object(authorship, "author").get("display_name"))
    printed_name = text_in(authorship.get("raw_author_name"))
    is_same = not printed_name or not {*words(fold(name))}.isdisjoint(words(fold(printed_name)))
    return {"text": name if is_same else printed_name}


def _find_type(work: service_answer.Work, source: Mapping[str, object]) -> str:
    """Return the type; an article that stands in no journal and no proceedings is a text by itself."""
    crossref_kind = text_in(work.get("type_crossref"))
    kind = _TYPES.get(text_in(work.get("type")), "document")
    if kind != "article-journal":
        return kind
    if crossref_kind == "proceedings-article" or source.get("type") == "conference":
        return "paper-conference"
    return kind if source.get("type") == "journal" or crossref_kind == "journal-article" else "article"


def _find_date(work: service_answer.Work) -> str:
    """Return the date; the first of January is a year of which OpenAlex knows no more."""
    date = text_in(work.get("publication_date")).removesuffix(_FIRST_DAY)
    year = work.get("publication_year")
    return date or (str(year) if year else "")


def _portion(biblio: Mapping[str, object]) -> dict[str, str]:
    """Return the volume, the issue and the pages of a work."""
    pages = [page for name in ("first_page", "last_page") if (page := texts.read_plain(biblio.get(name)))]
    return {
        "volume": texts.read_plain(biblio.get("volume")),
        "issue": texts.read_plain(biblio.get("issue")),
        "page": "-".join(dict.fromkeys(pages)),
    }


def _keywords(work: service_answer.Work) -> list[str]:
    keywords = [keyword for keyword in as_list(work.get("keywords")) if isinstance(keyword, Mapping)]
    return [word for keyword in keywords if (word := text_in(keyword.get("display_name") or keyword.get("keyword")))]


def _abstract(positions_by_word: object) -> str:
    """Return the text of an abstract, of which OpenAlex gives each word with its positions."""
    if not isinstance(positions_by_word, Mapping):
        return ""
    placed_words = {
        position: str(word)
        for word, positions in positions_by_word.items()
        for position in as_list(positions)
        if isinstance(position, int)
    }
    return " ".join(placed_words[position] for position in sorted(placed_words))


def _wholes(source: Mapping[str, object], kind: str) -> dict[str, str]:
    """Return what a work stands in, and its publisher; what keeps works is neither."""
    if source.get("type") == "repository":
        return {}
    name = texts.read_plain(source.get("display_name"))
    issns = " ".join(number for number in as_list(source.get("issn")) if isinstance(number, str))
    values = {"publisher": texts.read_plain(source.get("host_organization_name")), "issn": issns}
    if source.get("type") == _SERIES:
        return {**values, "collection_title": name}
    if text_in(source.get("type")) in _STORES:
        return values
    is_within = kind in _IN_PERIODICALS or kind in _WITHIN_BOOKS
    return {**values, "container_title" if is_within else "collection_title": name} if is_within or issns else values


def _extra(work: service_answer.Work, source: Mapping[str, object]) -> Extra:
    """Return OpenAlex's number, that of PubMed, the repository, and the link to a free copy."""
    copy_link = _object(work, "best_oa_location").get("pdf_url") or _object(work, "open_access").get("oa_url")
    extra: Extra = {
        "openalex:id": text_in(work.get("id")).rpartition("/")[2],
        "PMID": text_in(_object(work, "ids").get("pmid")).rpartition("/")[2],
        "archive": texts.read_plain(source.get("display_name")) if text_in(source.get("type")) in _STORES else "",
        "openalex:copy": text_in(copy_link),
    }
    return {name: value for name, value in extra.items() if value}


_SERVICE: Final = service_answer.Service("OpenAlex", "results", _TOTAL, _find_work, to_raw, _READ_MEMBERS)
