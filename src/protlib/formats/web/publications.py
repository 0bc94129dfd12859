"""The publications of a page, from its head, its linked data and its microdata.

For each field the most careful source counts: `citation_*`, schema.org, Dublin Core, Open Graph. A page that lists
several publications gives them all. A page without data for programs is read by its tables, or like text that a person
copies.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import parse_qs, urljoin

from protlib.formats.common.meanings import meanings_in
from protlib.formats.jsontext import loads as loads_json
from protlib.formats.listing.furniture import furniture_choices, is_title_of_list
from protlib.formats.marc.marc_fields import without_isbd_marks
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.portals import dublin_core, values
from protlib.formats.records import gather
from protlib.formats.web import meta_tags, page_contents, saved, schema_org
from protlib.formats.web.html_tables import iterate_repository_rows, read_tables
from protlib.formats.web.html_tokens import attributes_of, tokens
from protlib.formats.web.marked_texts import add_labelled_values, iterate_results, values_by_label
from protlib.formats.web.page_contents import WebContents, contents_of
from protlib.record import names
from protlib.record.html_text import unescape_html
from protlib.record.model import WEB, Name, Publication
from protlib.record.names.persons import opens_with_given
from protlib.record.raw_record import Extra, RawRecord
from protlib.text import clean, fold

_MARK: Final = "Z3988"
_LETTERS_OF_A_TITLE: Final = 100  # at most: of what a server shows in place of a page
_MOST_VALUES: Final = 10_000  # of a COinS: a paper of physics has 5,000 authors, and parse_qs refuses more
# The metadata formats of the registry (book, journal, dissertation, dc), by the end of their address; then the genre.
_GENRES: Final = meanings_in("COinS", "genre")
_FORMATS: Final = {"book": "book", "journal": "article-journal", "dissertation": "thesis"}
# Titles of pages that a server shows in place of the real one, such as "just a moment..." and "access denied | IOM".
_NOT_THE_PAGE: Final = re.compile(
    rf"(?:{furniture_choices('no page', _LETTERS_OF_A_TITLE)}|error \d{{3}}\b.*)[.!…\s]*(?:[|·–-]\s.*)?", re.IGNORECASE
)
_HOST: Final = re.compile(r"https?://(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_JOURNAL: Final = "periodical"
_ARTICLE: Final = "article"  # of Open Graph: a page that is no list
_NEWS: Final = {*WEB, "article-newspaper", "document", None}
_FIELDS_OF_LISTS: Final = ("date", "authors", "countries", "regions", "category")
_EVERYWHERE: Final = "world"
_PEOPLE: Final = frozenset({"creator", "contributor"})
_FIRST_DAY: Final = "-01-01"
_DOMAIN: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")  # such as "katholisch.at"
_UNITED_FIELDS: Final = ("countries", "regions")
_ADVICE: Final = "download RIS or BibTeX from the site, or copy the text into a file"
_LIST_ENDS: Final = "a page of protlib lists only its first publications for programs"
# Such as `</ol><p>500 more are found by the search.</p><script type="application/ld+json">` on a page of protlib.
_CUT_LIST: Final = re.compile(r'</ol><p>([^<]*\d[^<]*)</p>\s*<script type="application/ld\+json">')
_ONLY_A_LIST: Final = f"this page lists publications, but says nothing of them for programs; {_ADVICE}"
_NO_METADATA: Final = f"no publication found on this page; {_ADVICE}"


def iterate_context_objects(page: str) -> Iterator[tuple[int, RawRecord]]:
    """Yield the raw record of each ContextObject with a title, and its line."""
    line, counted = 1, 0
    for token in tokens(page) if _MARK in page else ():
        if token.tag != "span" or _MARK not in token.attributes:
            continue
        line, counted = line + page.count("\n", counted, token.position), token.position
        try:
            values = parse_qs(attributes_of(token).get("title", ""), max_num_fields=_MOST_VALUES)
        except ValueError:
            continue
        if raw := _make_raw(values):
            yield line, raw


def _make_raw(values_by_key: dict[str, list[str]]) -> RawRecord:
    def first(*keys: str) -> str:
        return next((values_by_key[f"rft.{key}"][0].strip() for key in keys if f"rft.{key}" in values_by_key), "")

    title = first("atitle", "btitle", "title")
    if not title:
        return {}
    is_part = bool(first("atitle"))
    kind = _GENRES.get(first("genre").lower()) or _FORMATS.get(
        values_by_key.get("rft_val_fmt", [""])[0].rpartition(":")[2], ""
    )
    family = first("aulast")
    people = values_by_key.get("rft.au", []) or values_by_key.get("rft.creator", [])
    authors = [name for text in people for name in names.parse_item(values.without_years(text))] or [
        names.parse_name(f"{family}, {first('aufirst', 'auinit')}")
    ] * bool(family)
    numbers, _ = values.find_identifiers(
        [*values_by_key.get("rft_id", []), *(f"isbn:{isbn}" for isbn in values_by_key.get("rft.isbn", []))]
    )
    numbers.pop("file", "")
    title = values.fix_colons(without_isbd_marks(values.title_of(title)), first("language"))
    raw = {
        "type": kind or "document", "title": title,
        "authors": authors + [values.body(text) for text in values_by_key.get("rft.aucorp", [])],
        "date": first("date"), "container_title": first("jtitle", "title", "btitle") if is_part else "",
        "publisher": without_isbd_marks(first("pub", "publisher")),
        "publisher_place": without_isbd_marks(first("place")),
        "collection_title": first("series"), "volume": first("volume"), "issue": first("issue"),
        "page": first("pages") or first("spage"), "edition": first("edition"), "issn": first("issn"),
        "language": first("language"), **numbers,
    }  # fmt: skip
    return {name: value for name, value in raw.items() if value}


def read_page(text: str, options: ReadOptions) -> Parsed:
    """Return the publication that a page is about, or those that it lists."""
    saved_page = saved.open_page(text)
    contents = _contents_with_table(saved_page.page)
    problems: list[Problem] = []
    if _NOT_THE_PAGE.fullmatch(unescape_html(contents.title)):
        # Letters: a message is one line.
        message = f"this is a message from the server, not the page: “{contents.title[:60]}”; save the page itself"
        return Parsed(problems=[Problem(1, "", message, lost=True)])
    raws = [*_iterate_raw_records(saved_page, contents, problems)] or [*_iterate_results(saved_page, contents)]
    if not raws and (
        parsed := read_tables(saved_page.page, options) or _read_copied_page(saved_page.page, contents, options)
    ):
        return _with_links(parsed, saved_page, contents)
    is_doubtful = not raws
    if is_doubtful:
        raws = [*_doubtful_raw_records(saved_page, contents, problems)]
    if _are_list_page(raws):
        raws, problems = [], [Problem(1, contents.title, _ONLY_A_LIST, lost=True)]
    elif not raws:
        problems.append(Problem(1, contents.title, _NO_METADATA, lost=True))
    if end := _CUT_LIST.search(saved_page.page):
        problems.append(Problem(1, "", f"{_LIST_ENDS}: “{unescape_html(end[1])}” Import the library itself", lost=True))
    parsed = gather(raws, options, len(raws), problems)
    if parsed.publications and (is_doubtful or _names_nobody(parsed.publications)):
        parsed.publications[0] = add_labelled_values(parsed.publications[0], saved_page.page, options)
    return _with_links(parsed, saved_page, contents)


def _names_nobody(publications: Sequence[Publication]) -> bool:
    """Tell whether the one record of a page has no body and no person: its data for programs may be a title alone."""
    first = publications[0]
    return len(publications) == 1 and not (first.authors or first.editors or first.publisher)


def _contents_with_table(page: str) -> WebContents:
    """Return the contents of a page; Dublin Core of a repository's full view joins the metas where it has none."""
    contents = contents_of(page)
    if not any(meta_tags.dublin_core(contents.metas)):
        contents.metas += map(meta_tags.Meta._make, iterate_repository_rows(page))
    return contents


def _iterate_results(page: saved.SavedPage, contents: WebContents) -> Iterator[tuple[int, RawRecord]]:
    """Yield the raw records of a list of results, with whole addresses."""
    for line, raw in iterate_results(page.page, unescape_html(contents.title)):
        yield line, {**raw, "url": _full_link(raw.get("url", ""), page.address or contents.canonical)}


def _are_list_page(raws: Sequence[tuple[int, Mapping[str, Any]]]) -> bool:
    """Tell whether the only record of a page is its list itself: "Publications"."""
    return len(raws) == 1 and raws[0][1].get("type") in WEB and is_title_of_list(raws[0][1].get("title", ""))


def _with_links(parsed: Parsed, page: saved.SavedPage, contents: WebContents) -> Parsed:
    """Return the publications of a page with the addresses that lie behind their titles."""
    addresses = {fold(values.title_of(unescape_html(words))): address for words, address in contents.links.items()}
    for position, publication in enumerate(parsed.publications):
        address = "" if publication.url else addresses.get(fold(publication.title), "")
        if link := _full_link(address, page.address or contents.canonical):
            parsed.publications[position] = publication.changed(url=link)
    return parsed


def _full_link(address: str, base: str) -> str:
    """Return the whole address of a link on a page, "" where it is not known, or leads to no page."""
    try:
        link = urljoin(base, address)
    except ValueError:
        return ""
    return link if address and _HOST.match(link) and not address.startswith("#") else ""


def _iterate_raw_records(
    page: saved.SavedPage, contents: WebContents, problems: list[Problem]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the raw records in a page's data for programs, except the data for sharing links."""
    metas = meta_tags.contents_by_name(contents.metas)
    citation = meta_tags.citation(metas)
    shared_raw = meta_tags.open_graph(metas)
    core = _core(contents, metas)
    nodes = schema_org.publications(_objects(page.page, contents, problems))
    objects = [schema_org.to_raw(node, contents.title) for node in nodes]
    page_object = _choose_page_object(
        objects, [raw["title"] for raw in (citation, core, shared_raw) if raw.get("title")], contents
    )
    context_raws = [*iterate_context_objects(page.page)]
    is_publication = bool(citation.get("title") or core.get("title"))
    if not is_publication and page_object is None and len(objects) > 1 and not _are_related(objects, metas):
        yield from ((1, {**raw, "title": values.fix_colons(raw["title"], raw.get("language", ""))}) for raw in objects)
    elif is_publication or page_object:
        html_fields = meta_tags.html_fields(metas)
        sources = (citation, page_object or {}, core, meta_tags.preprint(metas), shared_raw, html_fields)
        yield 1, _merge_sources(sources, page, contents)
    else:
        yield from context_raws


def _doubtful_raw_records(
    page: saved.SavedPage, contents: WebContents, problems: list[Problem]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the raw record in a page's data for sharing links, or from its title alone, and report the doubt."""
    metas = meta_tags.contents_by_name(contents.metas)
    shared_raw = meta_tags.open_graph(metas)
    core = _core(contents, metas)
    title = meta_tags.without_site(clean(unescape_html(contents.title)), shared_raw.get("container_title", ""))
    address = _address(page, contents, shared_raw)
    if not (shared_raw or (title and address)):
        return
    message = "the page has only the data for sharing its link" if shared_raw else "the page has only a title"
    problems.append(Problem(1, shared_raw.get("title", title), f"{message}; check the record"))
    page_title = {"type": "webpage", "title": title}
    yield 1, _merge_sources((shared_raw, page_title, core, meta_tags.html_fields(metas)), page, contents)


def _merge_sources(sources: Iterable[Mapping[str, Any]], page: saved.SavedPage, contents: WebContents) -> RawRecord:
    """Return one raw record of several: the first filled value of each field, and all places."""
    raw: RawRecord = {}
    extra: Extra = {}
    for source in sources:
        for name, value in source.items():
            if name == "extra":
                extra = {**value, **extra}
            elif name in _UNITED_FIELDS:
                raw[name] = list(dict.fromkeys([*raw.get(name, ()), *value]))
            elif value and (name != "type" or raw.get(name, "webpage") == "webpage"):
                raw[name] = value if name == "type" else raw.get(name) or value
    _put_container(raw, is_of_container=_is_of_container(sources))
    file, raw["url"] = raw.get("url", ""), _address(page, contents, raw)
    if file != raw["url"] and values.is_file(file):
        extra.setdefault("web:file", file)
    if page.date and raw.get("type") in WEB:
        raw["accessed"] = page.date
    raw.setdefault("language", values.language_of([contents.language], raw["title"])[0])
    raw["title"] = values.fix_colons(raw["title"], raw["language"])
    raw["date"] = _full_date(raw.get("date", ""), sources)
    raw["authors"] = [_site_or_person(name, raw, raw["url"]) for name in raw.get("authors", ())]
    return {**raw, "extra": extra}


def _full_date(date: str, sources: Iterable[Mapping[str, Any]]) -> str:
    """Return a date, or for the first of January the day that another source has: that may be only the year."""
    if not date.endswith(_FIRST_DAY):
        return date
    other_dates = (str(source.get("date", "")) for source in sources)
    return next(
        (text for text in other_dates if text[:4] == date[:4] and len(text) == len(date) and text != date), date
    )


def _site_or_person(name: Name, raw: RawRecord, address: str) -> Name:
    """Return an author, as a body if the site or the publisher has the name, unless it begins with a given name."""
    text = " ".join(filter(None, (name.given, name.family)))
    host = _HOST.match(address)
    bodies = {raw.get("container_title", ""), raw.get("publisher", ""), *(host[1].split(".") if host else ())}
    is_body = _DOMAIN.fullmatch(text) or fold(text) in map(fold, bodies)
    is_person = name.literal or not text or opens_with_given(text.split())
    return names.organisation(text) if is_body and not is_person else name


def _put_container(raw: RawRecord, *, is_of_container: bool) -> None:
    """Settle the container of a work: a site contains works for the web only, and else is at most the publisher."""
    site = raw.get("container_title", "")
    raw["title"] = meta_tags.without_site(raw.get("title", ""), site)
    if raw.get("type") in WEB:
        for name in raw.get("authors", ()):
            raw["title"] = meta_tags.without_site(raw["title"], name.literal)
    if raw.get("number") and raw.get("type") in {None, "document", "webpage"}:
        raw["type"] = "report"
    if raw.get("type") in {*WEB, "article-newspaper"} or is_of_container:
        return
    raw.pop("container_title", None)
    if site and not raw.get("publisher") and not raw.get("authors"):
        raw["publisher"] = site


def _is_of_container(sources: Iterable[Mapping[str, object]]) -> bool:
    """Tell whether a source names a journal or a book as the container, rather than the site."""
    return any(source.get("container_title") for source in [*sources][:3])


def _core(contents: WebContents, metas: meta_tags.MetaValues) -> RawRecord:
    """Return the raw record of the Dublin Core in the head, perhaps without a title; {} where there is none.

    Some sites describe themselves on each page: of such a description the publisher and the language count.
    """
    elements = [element for element in meta_tags.dublin_core(contents.metas) if not _says_nothing(element)]
    raw = dublin_core.to_raw(elements) if elements else {}
    if raw.get("type") == "document":
        del raw["type"]
    if _is_of_site(raw.get("title", ""), unescape_html(contents.title), metas):
        raw = {"publisher": raw["publisher"], "language": raw["language"]}
    return {name: value for name, value in raw.items() if value}


def _says_nothing(element: dublin_core.Element) -> bool:
    """Tell whether an element stands on all pages of some publishers, or names an account: the world, an "admin"."""
    return (element.name == "coverage" and element.text.lower() == _EVERYWHERE) or (
        element.name in _PEOPLE and names.is_nobody(element.text)
    )


def _is_of_site(title: str, page_title: str, metas: meta_tags.MetaValues) -> bool:
    """Tell whether a title of Dublin Core is the site's: the page has another title, also where its link is shared.

    Without the type of an article, the title for sharing may be the site's, and stand before the other one.
    """
    shared_title = meta_tags.open_graph(metas).get("title", "")
    core_words, shared_words, page_words = map(fold, (title, shared_title, page_title))
    is_strange = not (page_words.startswith(core_words) or core_words in shared_words or shared_words in core_words)
    is_sure = core_words not in page_words or metas.get("og:type") == [_ARTICLE]
    return bool(title and shared_title) and is_strange and is_sure and page_words.startswith(shared_words)


def _are_related(objects: list[RawRecord], metas: meta_tags.MetaValues) -> bool:
    """Tell whether objects are news beside the article of a page, which only the data for sharing describe."""
    is_article = metas.get("og:type") == [_ARTICLE] and bool(metas.get("og:title"))
    return is_article and all(raw.get("type") in _NEWS for raw in objects)


def _objects(page: str, contents: WebContents, problems: list[Problem]) -> Iterator[Any]:
    """Yield the objects in the linked-data scripts, and those of microdata."""
    for line, script in contents.scripts:
        try:
            yield loads_json(re.sub(r",(?=\s*[\]}])", "", script))
        except (json.JSONDecodeError, RecursionError):
            problems.append(Problem(line, "", "its linked data is broken; ignored"))
    if contents.has_microdata:
        yield page_contents.items(page)


def _choose_page_object(objects: list[RawRecord], titles: list[str], contents: WebContents) -> RawRecord | None:
    """Return the one of several publications that the page is about, None where it lists them."""
    page_titles = {fold(title) for title in [*titles, meta_tags.without_site(unescape_html(contents.title), "")]}
    if len(objects) == 1:
        is_host = objects[0].get("type") == _JOURNAL and bool(titles) and fold(objects[0]["title"]) not in page_titles
        return None if is_host else objects[0]
    page_title = fold(unescape_html(contents.title))
    titles_of_objects = ((raw, fold(raw["title"])) for raw in objects)
    matching = [raw for raw, title in titles_of_objects if title in page_titles or page_title.startswith(title)]
    linked_objects = [raw for raw in objects if contents.canonical and raw.get("url") == contents.canonical]
    return next(iter([*matching, *linked_objects]), None)


def _address(page: saved.SavedPage, contents: WebContents, raw: Mapping[str, object]) -> str:
    """Return the link of a page: its canonical one, or the one that it was saved from."""
    links = [str(raw.get("url", "")), contents.canonical, page.address]
    for link in sorted(filter(None, links), key=values.is_file):
        if link_address := _full_link(link, page.address):
            return values.permanent_link(link_address)
    return ""


def _read_copied_page(page: str, contents: WebContents, options: ReadOptions) -> Parsed | None:
    """Return the publications of a page that reads like a catalogue page when copied; None for any other."""
    from protlib.formats.listing import catalogue_pages

    text = contents.text()
    parsed = catalogue_pages.loads(text, options) if catalogue_pages.sniff(text) else None
    if not (parsed and parsed.publications) or _are_menus(parsed, contents):
        return None
    labels = set(map(fold, values_by_label(page)))
    lines = {fold(line) for record in parsed.publications for line in (record.title, *record.abstract.split("\n"))}
    return parsed if labels.isdisjoint(lines) else None


def _are_menus(parsed: Parsed, contents: WebContents) -> bool:
    """Tell whether records are the fields of a form, or a menu of an article's page, as a blog has its categories."""
    if not any(getattr(record, field) for record in parsed.publications for field in _FIELDS_OF_LISTS):
        return True
    metas = meta_tags.contents_by_name(contents.metas)
    title = meta_tags.open_graph(metas).get("title", "") if metas.get("og:type") == [_ARTICLE] else ""
    publications = parsed.publications
    is_lone = len(publications) == 1 and not publications[0].authors
    return bool(title) and is_lone and fold(publications[0].title) != fold(title)
