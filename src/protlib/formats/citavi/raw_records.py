"""From the references of a Citavi project to raw records, each with its categories, files and knowledge items."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from protlib.formats.citavi.project import Project, Row
from protlib.formats.citavi.reference import pages_of, to_raw
from protlib.formats.common.remarks import count_names
from protlib.formats.common.zotero_terms import FILES, join_path
from protlib.formats.jsontext import loads
from protlib.record.raw_record import Extra, RawRecord

_KEY: Final = "citavi:key"
_ANNOTATIONS: Final = "citavi:annotations"
_FOLDER: Final = "Citavi Attachments"
_NO_FILES: Final = ("http://", "https://", "10.")
"""How links and DOIs begin."""
_PEOPLE: Final = ("Authors", "Editors", "Translators", "Organizations")
_VERBATIM: Final = frozenset({"1", "5", "6"})
"""The kinds of knowledge items with words of the source: quotations, and what is highlighted in yellow or red."""
_HEADING: Final = "2"
# Such as "12-14", "R157" and "xii", but not "n.p." or "0:25".
_PAGE: Final = re.compile(r"[A-Za-z]{0,4}[.§ ]?\d[^:]*$|[ivxlcdm]+\b", re.IGNORECASE)
_MARKS: Final = "\"'“”„«»‘’‚ "
_EXTRA_COLUMNS: Final = (
    "PubMedID", "PMCID", "ArXivID", "TableOfContents", "TitleSupplement", "ParallelTitle", "TranslatedTitle",
    "UniformTitle", "OriginalPublication", "StorageMedium", "Price", "NumberOfVolumes", "Additions",
    *(f"SpecificField{number}" for number in range(1, 8)), *(f"CustomField{number}" for number in range(1, 10)),
)  # fmt: skip
"""Columns whose meaning depends on the type or the user; `extra` keeps them."""
_OTHER_PEOPLE: Final = {"Collaborators": "ReferenceCollaborator", "OthersInvolved": "ReferenceOthersInvolved"}


class CitaviRecords:
    """The records of a project, and counts of what is imported and of what stays in Citavi."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._counts: Counter[str] = Counter()
        self._parents = {
            child: parent for parent, children in project.links["ReferenceReference"].items() for child in children
        }
        self._locations = _group_by_reference(
            {
                identity: location
                for identity, location in project.rows["Location"].items()
                if "MirrorsReferencePropertyId" not in location
            }
        )
        self._items = _group_by_reference(
            {identity: {"id": identity, **item} for identity, item in project.rows["KnowledgeItem"].items()}
        )
        self._paths = _category_paths(project)
        self._arrived: set[str] = set()

    def make_raw_record(self, identity: str) -> RawRecord:
        """Return the raw record of a reference."""
        project, row = self._project, self._project.rows["Reference"][identity]
        raw = to_raw(self._shape(identity, self._parents.get(identity, "")), {})
        groups = [
            group["Name"] for group in project.iterate_linked("ReferenceGroup", identity, "Group") if "Name" in group
        ]
        extra: Extra = {_KEY: identity.replace("-", "")} | {
            f"citavi:{name}": text
            for name in _EXTRA_COLUMNS
            if (text := row.get(name, "").strip()) and text not in raw.values()
        }
        extra |= {name: value for name, value in self._children(identity).items() if value}
        return {
            **raw,
            "tags": [*raw.get("tags", ()), *groups],
            "collections": self._categories_of(identity),
            "note": row.get("Notes", ""),
            "private_note": row.get("Evaluation", ""),
            "extra": extra,
        }

    def _categories_of(self, identity: str) -> list[str]:
        """Return the categories of a reference or of a knowledge item, each by its path."""
        links = self._project.links
        names = [*links["ReferenceCategory"].get(identity, ()), *links["KnowledgeItemCategory"].get(identity, ())]
        paths = [self._paths[name] for name in names if name in self._paths]
        self._arrived.update(paths)
        return paths

    def describe(self) -> str:
        """Return what came, and what stays in Citavi."""
        parts = [count_names(len(self._project.lines), "publications")]
        names = ("files", "knowledge items", "categories")
        paths_in_use = {
            path
            for path in self._paths.values()
            if any(f"{arrival}/".startswith(f"{path}/") for arrival in self._arrived)
        }
        counts = {**self._counts, "categories": len(paths_in_use)}
        parts += [count_names(counts[name], name) for name in names if counts.get(name)]
        items = [*self._project.rows["KnowledgeItem"].values()]
        remainder = {
            "thoughts | without a publication": sum(
                not item.get("ReferenceID") and item.get("KnowledgeItemType") != _HEADING for item in items
            ),
            "categories | of no publication": len({*self._paths.values()} - paths_in_use),
            "highlights | without words": sum(not (item.get("Text") or item.get("CoreStatement")) for item in items),
            "tasks": len(self._project.rows["TaskItem"]),
        }
        losses = [count_names(number, name) for name, number in remainder.items() if number]
        return f"Citavi has {', '.join(parts)}" + (f"; not taken: {', '.join(losses)}" if losses else "")

    def _shape(self, identity: str, parent: str) -> dict[str, Any]:
        """Return a reference as a document embeds it, with the whole that it is a part of."""
        project, row = self._project, self._project.rows["Reference"].get(identity, {})
        people = {name: [*project.iterate_linked(f"Reference{name[:-1]}", identity, "Person")] for name in _PEOPLE}
        addresses = (_address(location) for location in self._locations.get(identity, ()))
        return {
            **row,
            **people,
            "Publishers": [*project.iterate_linked("ReferencePublisher", identity, "Publisher")],
            "Keywords": [*project.iterate_linked("ReferenceKeyword", identity, "Keyword")],
            "Periodical": project.rows["Periodical"].get(row.get("PeriodicalID", "")),
            "SeriesTitle": project.rows["SeriesTitle"].get(row.get("SeriesTitleID", "")),
            "Locations": [{"Address": {"UriString": address}} for address in addresses],
            "ParentReference": self._shape(parent, "") if parent else None,
        }

    def _children(self, identity: str) -> dict[str, Any]:
        """Return the files, the knowledge items and other people of a reference, by their names in `extra`."""
        addresses = (_address(location) for location in self._locations.get(identity, ()))
        files = [_path(address) for address in addresses if address and not address.startswith(_NO_FILES)]
        annotations = [*filter(None, map(self._read_item, self._items.get(identity, ())))]
        self._counts["files"] += len(files)
        self._counts["knowledge items"] += len(annotations)
        people = {
            f"citavi:{name}": [_full_name(person) for person in self._project.iterate_linked(links, identity, "Person")]
            for name, links in _OTHER_PEOPLE.items()
        }
        return {FILES: files, _ANNOTATIONS: annotations, **people}

    def _read_item(self, item: Row) -> dict[str, Any] | None:
        """Return a knowledge item as a note: words of the source as its text, others as a comment."""
        text, statement = item.get("Text", "").strip(), item.get("CoreStatement", "").strip()
        is_verbatim = item.get("QuotationType") in _VERBATIM
        keywords = self._project.iterate_linked("KnowledgeItemKeyword", item["id"], "Keyword")
        comment = statement if is_verbatim else ": ".join(filter(None, (statement, "" if text == statement else text)))
        values = {
            "type": "highlight" if is_verbatim and text else "note",
            "page": page if _PAGE.match(page := pages_of(item.get("PageRange", ""))) else "",
            "text": text.strip(_MARKS) if is_verbatim else "",
            "comment": comment,
            "tags": [*(keyword["Name"] for keyword in keywords if "Name" in keyword), *self._categories_of(item["id"])],
        }
        return {name: value for name, value in values.items() if value} if text or statement else None


def _category_paths(project: Project) -> dict[str, str]:
    """Return the path of each category, from the outermost one that contains it."""
    categories = project.rows["Category"]
    outer_of = {inner: outer for outer, links in project.links["CategoryCategory"].items() for inner in links}
    paths = {}
    for identity in categories:
        names: dict[str, str] = {}
        number: str | None = identity
        while number in categories and number not in names:
            names[number] = categories[number].get("Name", "")
            number = outer_of.get(number)
        paths[identity] = join_path(reversed(names.values()))
    return paths


def _group_by_reference(rows: Mapping[str, Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows.values():
        if owner := row.get("ReferenceID"):
            grouped.setdefault(owner, []).append(row)
    return grouped


def _address(location: Row) -> str:
    """Return the link or the path of a location: JSON since Citavi 6, the address itself before."""
    text = location.get("Address", "")
    if not text.startswith("{"):
        return text
    try:
        address = loads(text)
    except (json.JSONDecodeError, RecursionError):
        return ""
    link = address.get("UriString") if isinstance(address, Mapping) else ""
    return link if isinstance(link, str) else ""


def _path(address: str) -> str:
    """Return the path of a file; one with a bare name is in the folder of the project's attachments."""
    return f"{_FOLDER}/{address}" if not {"/", "\\"} & {*address} else address


def _full_name(person: Row) -> str:
    return " ".join(filter(None, map(person.get, ("FirstName", "MiddleName", "Prefix", "LastName"))))
