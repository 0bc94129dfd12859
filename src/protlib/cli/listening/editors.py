"""What editors ask Better BibTeX: methods of its JSON-RPC, exports by link, and picked citations in their forms."""

import inspect
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, unquote

import orjson

from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.cli.listening.messages import HttpRequest, RefusedError, Response, Status, json_response, text_response
from protlib.cli.listening.picker_page import PagePicker
from protlib.cli.listening.records_out import file_text, first_citation, item_of, list_text, manner_in_style
from protlib.cli.listening.rpc_methods import Methods
from protlib.cli.listening.server import Work
from protlib.cli.shelf import Shelf
from protlib.errors import ProtlibError, UsageError
from protlib.record.model import Publication
from protlib.selection import Selection

if TYPE_CHECKING:
    from protlib.library import Library

_ABBREVIATIONS: Final = {
    "article": "art.", "chapter": "ch.", "column": "col.", "figure": "fig.", "line": "l.", "note": "n.",
    "issue": "no.", "opus": "op.", "page": "p.", "paragraph": "para.", "part": "pt.", "rule": "r.",
    "section": "sec.", "sub-verbo": "sv.", "schedule": "sch.", "title": "tit.", "verse": "vrs.", "volume": "vol.",
}  # fmt: skip
"""What stands before a locator, by CSL's label; an option of that name is another word for it."""
_NEEDS_NO_STAR: Final = re.compile(r"(?:auto|paren)?cite")
_TYPST_KEY: Final = re.compile(r"[A-Za-z0-9_.:-]+")
_Options = Mapping[str, str]


def write_citation(form: str, works: Sequence[CitedPublication], options: _Options) -> str:
    """Return works as a citation in one of `FORMS`."""
    return FORMS[form](works, options)


def write_with_records(
    form: str, works: Sequence[CitedPublication], records: Iterable[Publication], options: _Options
) -> str:
    """Return works as a citation in one of `RECORD_FORMS`, which show authors and years."""
    by_key = {record.key: record for record in records}
    return "".join(RECORD_FORMS[form](work, by_key[work.key], options) for work in works)


def _leaves_author_out(work: CitedPublication) -> bool:
    return work.mode is CitationMode.WITHOUT_AUTHOR


def _locator(work: CitedPublication, options: _Options, page: str = "p.") -> str:
    """Return a locator with the word before it, which a bare page may be without."""
    if not work.locator:
        return ""
    word = options.get(work.label, page if work.label == "page" else _ABBREVIATIONS.get(work.label, work.term))
    return f"{word} {work.locator}".strip()


def _text_behind(work: CitedPublication, options: _Options) -> str:
    """Return what stands behind a work in LaTeX; there a bare number is a page."""
    return ", ".join(filter(None, (_locator(work, options, page=""), work.suffix.lstrip(", "))))


def _latex_work(work: CitedPublication, options: _Options) -> str:
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


def _natbib(works: Sequence[CitedPublication], options: _Options, command: str = "cite") -> str:
    command = options.get("command") or command
    if all(map(_is_bare, works)) and len({*map(_leaves_author_out, works)}) == 1:
        name = "citeyear" if _leaves_author_out(works[0]) else command
        return f"\\{name}{{{','.join(work.key for work in works)}}}"
    return "".join(
        f"\\{'citeyear' if _leaves_author_out(work) else command}{_latex_work(work, options)}" for work in works
    )


def _biblatex(works: Sequence[CitedPublication], options: _Options) -> str:
    command = options.get("command") or "autocite"
    if len(works) == 1:
        star = "*" if _leaves_author_out(works[0]) and _NEEDS_NO_STAR.fullmatch(command) else ""
        return f"\\{command}{star}{_latex_work(works[0], options)}"
    if all(map(_is_bare, works)):
        return f"\\{command}{{{','.join(work.key for work in works)}}}"
    return f"\\{command}{'' if command.endswith('s') else 's'}{''.join(_latex_work(work, options) for work in works)}"


def _pandoc(cited_works: Sequence[CitedPublication], options: _Options) -> str:
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


def _mmd(works: Sequence[CitedPublication], _options: _Options) -> str:
    return "".join(f"[{work.prefix}][#{work.key}]" if work.prefix else f"[#{work.key}][]" for work in works)


def _typst(works: Sequence[CitedPublication], options: _Options) -> str:
    from json import dumps

    parts = []
    for work in works:
        label = f"<{work.key}>" if _TYPST_KEY.fullmatch(work.key) else f"label({dumps(work.key)})"
        supplement = ", ".join(filter(None, (_locator(work, options), work.suffix.lstrip(", "))))
        supplement_text = f", supplement: {dumps(supplement, ensure_ascii=False)}" if supplement else ""
        year = ', form: "year"' if _leaves_author_out(work) else ""
        parts.append(f"{f'{work.prefix} ' if work.prefix else ''}#cite({label}{supplement_text}{year})")
    return "".join(parts)


def _asciidoctor(cited_works: Sequence[CitedPublication], options: _Options) -> str:
    works = (
        f"{work.key}({locator})" if (locator := _locator(work, options, page="")) else work.key for work in cited_works
    )
    return f"{options.get('cite') or 'cite'}:[{', '.join(works)}]"


def _links(works: Sequence[CitedPublication], _options: _Options) -> str:
    return "\n".join(f"cites: {work.key}" for work in works)


def _jekyll(works: Sequence[CitedPublication], _options: _Options) -> str:
    return "".join(f"{{% cite {work.key} %}}" for work in works)


FORMS: Final[Mapping[str, Callable[[Sequence[CitedPublication], _Options], str]]] = {
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


def _jupyter(work: CitedPublication, record: Publication, _options: _Options) -> str:
    from html import escape

    from protlib.record.summary_of_record import summary_of

    author_and_year = ", ".join(filter(None, summary_of(record)[2:0:-1]))
    return f'<cite data-cite="{escape(work.key)}">({escape(author_and_year)})</cite>'


def _write_scannable_cite(work: CitedPublication, record: Publication, options: _Options) -> str:
    """Return a work as the ODF scanner of Zotero finds it: "{see | IOM, (2009) | p. 3 | | zu:0:KEY}"."""
    from protlib.citing.documents.filled.zotero_codes import item_key
    from protlib.record.summary_of_record import summary_of

    _key, year, authors, title, _places = summary_of(record)
    label = f"{'-' * _leaves_author_out(work)}{authors or title}, ({year or 'n.d.'})"
    parts = (work.prefix, label, _locator(work, options), work.suffix.lstrip(", "), f"zu:0:{item_key(work.key)}")
    return f"{{{' | '.join(part.replace('|', '/') for part in parts)}}}"


RECORD_FORMS: Final[Mapping[str, Callable[[CitedPublication, Publication, _Options], str]]] = {
    "jupyter": _jupyter,
    "scannable-cite": _write_scannable_cite,
}
"""The forms that show authors and years."""


_FORMS: Final = (*FORMS, *RECORD_FORMS, "formatted-citation", "formatted-bibliography", "translate", "json", "pick")
"""The forms of a citation; the last ones are those that other modules make."""
# Such as "item.search".
_METHOD: Final = re.compile(r"([a-z]+)\.([A-Za-z_]+)")
_PARSE, _INVALID, _NO_METHOD, _PARAMETERS = -32700, -32600, -32601, -32602
"""The codes of errors in JSON-RPC 2.0."""


class Editors:
    """The answers to editors, of what the shelf lets out; `open_file` shows a file of a record at a page."""

    def __init__(
        self, shelf: Shelf, picker: PagePicker, open_file: "Callable[[Library, Publication, int], None]"
    ) -> None:
        self._shelf = shelf
        self._picker = picker
        self._methods = Methods(shelf, open_file)

    def call(self, request: HttpRequest) -> Response:
        """Answer calls of JSON-RPC 2.0: one or several, in the body or, as pandoc asks, in the query."""
        data = request.data
        if request.method == "GET":
            try:
                data = orjson.loads(unquote(request.query))
            except orjson.JSONDecodeError:
                return json_response(_fault(None, _PARSE, "the query is not JSON"))
        is_many = isinstance(data, list)
        answers = [self._call(call) for call in (data if is_many else [data])]
        return json_response(answers if is_many else answers[0])

    def _call(self, call: object) -> dict[str, object]:
        if not isinstance(call, Mapping) or not isinstance(call.get("method"), str):
            return _fault(None, _INVALID, "this is not a call of JSON-RPC 2.0")
        name = _METHOD.fullmatch(call["method"].replace("items.", "item.", 1))
        method = getattr(self._methods, f"{name[1]}_{name[2]}", None) if name else None
        if method is None:
            return _fault(call.get("id"), _NO_METHOD, f"there is no method {call['method']}")
        values = call.get("params") or []
        try:
            takes = inspect.signature(method)
            arguments = takes.bind(**values) if isinstance(values, dict) else takes.bind(*values)
            result = method(*arguments.args, **arguments.kwargs)
        except (TypeError, AttributeError, ValueError) as error:
            return _fault(call.get("id"), _PARAMETERS, f"{call['method']}: {error}")
        except ProtlibError as error:
            return _fault(call.get("id"), _PARAMETERS, self._shelf.to_one_line(str(error)))
        return {"jsonrpc": "2.0", "result": result, "id": call.get("id")}

    def export(self, request: HttpRequest) -> Response:
        """Return the library or a collection as a file: "/better-bibtex/collection?/1/Trafficking.biblatex"."""
        path, _dot, name = unquote(request.query.partition("&")[0]).lstrip("/").rpartition(".")
        if not path or not name:
            raise RefusedError(Status.NOT_FOUND, "name what to export: ?/1/library.biblatex")
        collection = "" if request.path.endswith("/library") else _collection_of(path)
        records = self._methods.select(Selection(collections=(collection,)) if collection else Selection())
        if collection and not records:
            raise RefusedError(Status.NOT_FOUND, f"no collection is called “{collection}”")
        return text_response(file_text(records, name))

    async def cite(self, request: HttpRequest, work: Work) -> Response:
        """Return the citation of what a person picks, in the form that the editor wants."""
        sent_values = request.data if isinstance(request.data, Mapping) else {}
        options = {name: str(value) for name, value in sent_values.items()}
        options |= dict(parse_qsl(request.query, keep_blank_values=True))
        if options.get("probe"):
            return text_response("ready")
        form = options.get("format") or "latex"
        if form not in _FORMS:
            raise UsageError(f"no citation can be written as “{form}”; choose from {', '.join(_FORMS)}")
        cited_works = () if options.get("selected") else await self._picker.pick() or ()
        text = await work(lambda: self._write(form, cited_works, options)) if cited_works else ""
        if options.get("clipboard") and text:
            from protlib.cli.terminal.clipboard import copy

            await work(lambda: copy(text, None))
        if request.method == "POST":
            return json_response({"state": {}, "pick": list(map(_describe_work, cited_works)), "output": text})
        return text_response(text)

    def _write(self, form: str, works: Sequence[CitedPublication], options: Mapping[str, str]) -> str:
        if form in FORMS:
            return write_citation(form, works, options)
        records = self._methods.records([work.key for work in works])
        if form == "translate":
            return file_text(records, options.get("translator") or "biblatex")
        if form in {"json", "pick"}:
            items = {record.key: item_of(record) for record in records}
            return orjson.dumps([{**_describe_work(work), "item": items[work.key]} for work in works]).decode()
        if form in RECORD_FORMS:
            return write_with_records(form, works, records, options)
        is_html, is_list = options.get("contentType") == "html", form == "formatted-bibliography"
        manner = manner_in_style(options.get("style", ""), options.get("locale", ""))
        result = self._methods.format_records(records, [] if is_list else [Citation(tuple(works))], manner)
        return (list_text if is_list else first_citation)(result, is_html=is_html)


def _collection_of(path: str) -> str:
    """Return the collection that a link names: "1/Trafficking/Law", "library;id:1/collection/Trafficking/Law"."""
    parts = [part for part in path.split("/") if part]
    if parts and (parts[0].isdigit() or parts[0].startswith(("library;", "group;"))):
        parts = parts[1:]
    if parts and parts[0].startswith("collection"):
        return "/".join(parts[1:])
    return "/".join(parts) if not path.startswith(("library", "group")) else ""


def _describe_work(work: CitedPublication) -> dict[str, object]:
    """Return a work as a person picked it, under the names of Better BibTeX."""
    return {
        "id": work.key,
        "citationKey": work.key,
        "locator": work.locator,
        "label": work.label,
        "prefix": work.prefix,
        "suffix": work.suffix,
        "suppressAuthor": work.mode is CitationMode.WITHOUT_AUTHOR,
    }


def _fault(name: object, code: int, message: str) -> dict[str, object]:
    return {"jsonrpc": "2.0", "error": {"code": code, "message": message}, "id": name}
