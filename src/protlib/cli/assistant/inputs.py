"""The parameters of the tools: their types, and what a model learns about each."""

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Annotated, Any, Final, get_type_hints

from pydantic import BeforeValidator, Field

from protlib.cli.assistant.change_tools import MOST_ADDED
from protlib.cli.assistant.fitting_publications import MOST_EVIDENCE
from protlib.cli.assistant.passage_search import MOST_PASSAGES
from protlib.cli.assistant.questions import MOST_LINES, MOST_RECORDS
from protlib.cli.assistant.styled_references import MOST_REFERENCES
from protlib.selection import MORE_COUNTS, Facet, Selection, Sort

_FILTERS_PARAMETER: Final = "filters"
"""The parameter of a tool that the filters replace."""
_MOST_SIGNS: Final = 2000
"""The most characters of a text, except those that a person writes; longer names and queries take minutes to search."""
_MOST_OF_A_REFERENCE: Final = 10_000  # letters: a paragraph of several pages
_MOST_OF_A_NOTE: Final = 100_000  # letters: some forty pages
_MOST_OF_A_REPORT: Final = 2_000_000  # letters: some eight hundred pages


def _as_texts(value: object) -> Any:
    """Return texts in the forms that models use: one text means a list of it, a number a text, and "" nothing."""
    values = value if isinstance(value, list) else [value]
    return [str(item) if type(item) is int else item for item in values if item != ""]


def _as_order(value: object) -> object:
    """Return an order in the forms that models use: "" means none."""
    return None if value == "" else value


def _texts(description: str, most_signs: int = _MOST_SIGNS, **limits: Any) -> Any:
    text_type = Annotated[str, Field(max_length=most_signs)]
    return Annotated[list[text_type], BeforeValidator(_as_texts), Field(description=description, **limits)]


def _text(description: str, most_signs: int = _MOST_SIGNS) -> Any:
    return Annotated[str, Field(description=description, max_length=most_signs)]


def _number(description: str, most: int) -> Any:
    return Annotated[int, Field(ge=1, le=most, description=description)]


FILTERS: Final[Mapping[str, Any]] = {
    "query": _text(
        "Words to find; all of them must match, typos, acronyms and other names of a concept included. Also "
        "author:jobe, year:2008..2012, -kosovo to leave out, OR, and a “phrase” in double quotation marks. Empty for "
        "all publications.",
    ),
    "regions": _texts("In one of these regions, with all that lies in them: West Africa."),
    "countries": _texts("About one of these countries: Nigeria."),
    "years": _texts("From one of these years: 2016, 2010..2020, 2015.. or ..2010."),
    "authors": _texts("By one of these persons or organisations: UNHCR."),
    "types": _texts("Of one of these types: report, book, chapter, article-journal, thesis, treaty, webpage."),
    "categories": _texts("In one of these categories of the catalogue."),
    "tags": _texts("With one of these tags of the user."),
    "collections": _texts("In one of these collections of the user, or one within it: Reports/2026."),
    "topics": _texts("About one of these subjects, in any language, or a narrower one: labour exploitation."),
    "languages": _texts("In one of these languages: en, fr, Spanish."),
    "exact": Annotated[
        bool,
        Field(description="Take words as written: no typos, word beginnings, acronyms or concepts."),
    ],
}
"""The filters: the same in every tool that selects publications."""
_NOTHING: Final[Mapping[str, Any]] = {"query": "", "exact": False}
Order = Annotated[
    Sort | None,
    BeforeValidator(_as_order),
    Field(description="The order; without it the best first, without words the newest."),
]
Start = Annotated[int, Field(ge=0, description="Where to go on in what was cut: the number that a note told.")]
Lines = _number("How many publications to tell.", MOST_LINES)
Statement = _text("The paragraph to find publications for, as it stands in the text.", _MOST_OF_A_REFERENCE)
EvidenceLines = _number("How many publications to tell.", MOST_EVIDENCE)
PageWords = _text('Words that stand on one page: recruitment fees "debt bondage". In quotation marks: side by side.')
Passages = _number("How many passages to tell.", MOST_PASSAGES)
References = _number("How many references to tell.", MOST_REFERENCES)
Values = _number("How many values to tell.", 500)
FewKeys = _texts("Citation keys, as search tells them: iom2009caring.", min_length=1, max_length=MOST_RECORDS)
Keys = _texts("Citation keys, as search tells them: iom2009caring.", min_length=1)
Works = _texts(
    "What to cite: citation keys, which are cited together, and citations as they are typed in a text: "
    "[see @iom2009caring, p. 3; @jobe2010causes] or @iom2009caring [p. 3].",
    min_length=1,
)
Style = _text(
    "apa, chicago, harvard, vancouver, ieee, mla, un-author-date, un-notes ...; empty for the one that the user has "
    "set, else apa."
)
Language = _text("The language of what the style adds, such as fr; empty for that of the style.")
CountedBy = _texts(
    f"What to count by: {', '.join((*Facet, *MORE_COUNTS))}, or a field of the library's own. Two of them count what "
    "has both.",
    min_length=1,
    max_length=2,
)
PlaceName = _text("A region, a country, or an area in one, in any spelling. Empty for the names of all regions.")
House = _text("Whose region is meant: unhcr, iom, ocha, unicef, who, worldbank, un or reliefweb. Empty for any.")
Text = _text("The text to verify, as Markdown, its references under a heading such as References.", _MOST_OF_A_REPORT)
QuotingText = _text("The text whose quotations to check, as Markdown.", _MOST_OF_A_REPORT)
ListedReferences = _texts("References to verify, each as it stands in a list.", _MOST_OF_A_REFERENCE, max_length=300)
FileName = _text("Instead of a text: a document (.docx, .odt, .md, .tex, .pdf, .txt) in the folder of documents.")
Records = Annotated[
    list[dict[str, Any]],
    Field(
        min_length=1,
        max_length=MOST_ADDED,
        description="Records under protlib's field names, as show tells them: title, type, authors (texts, or objects "
        "with family and given, or literal for an organisation), date, publisher, publisher_place, container_title, "
        "number, doi, isbn, url, countries, regions, topics, abstract ... Leave out what you do not know.",
    ),
]
MoreTags = _texts("Tags to add.")
FewerTags = _texts("Tags to remove.")
Key = _text("A citation key, as search tells it.")
NoteText = _text("What the note says.", _MOST_OF_A_NOTE)
Replace = Annotated[bool, Field(description="In place of the note that is there; else below it.")]


def take_filters(tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a tool with the filters as parameters of its own, in place of the selection `filters`."""

    @wraps(tool)
    def run(self: object, **values: Any) -> Any:
        filters = {name: values.pop(name) for name in FILTERS if name in values}
        lists: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in filters.items()
        }
        return tool(self, Selection(**lists), **values)

    parameters: list[inspect.Parameter] = []
    hints = get_type_hints(tool, include_extras=True)
    for name, parameter in inspect.signature(tool).parameters.items():
        if name == _FILTERS_PARAMETER:
            parameters += [
                inspect.Parameter(
                    filter_name,
                    inspect.Parameter.KEYWORD_ONLY,
                    default=_NOTHING.get(filter_name, []),
                    annotation=annotation,
                )
                for filter_name, annotation in FILTERS.items()
            ]
        else:
            parameters.append(parameter.replace(annotation=hints.get(name, parameter.annotation)))
    run.__signature__ = inspect.Signature(parameters, return_annotation=hints["return"])  # type: ignore[attr-defined]
    return run
