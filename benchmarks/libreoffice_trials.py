"""What `benchmarks.libreoffice` tries: each trial begins with an empty document in front."""

import json
import re
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from benchmarks.libreoffice_person import Person
from benchmarks.libreoffice_documents import (
    as_zotero_reads,
    begin,
    cancel,
    fill_again,
    languages,
    lose_protlib,
    tables,
    text_of,
    two_documents,
    unlink,
)

_STYLES: Final = ("apa", "ieee", "chicago-notes-bibliography", "harvard-cite-them-right", "un-notes", "vancouver")
_COLLEAGUE: Final = {
    "citationID": "aB3dE5fG",
    "properties": {"formattedCitation": "(Roe, 2001)", "plainCitation": "(Roe, 2001)", "noteIndex": 0},
    "citationItems": [
        {
            "id": 77,
            "uris": ["http://zotero.org/groups/123/items/ABCD2345"],
            "itemData": {
                "id": 77, "type": "book", "title": "A Colleague's Book", "publisher": "Elsewhere",
                "author": [{"family": "Roe", "given": "Jane"}], "issued": {"date-parts": [["2001"]]}, "note": "own words",
            },
            "locator": "12", "label": "page",
        }
    ],
    "schema": "https://github.com/citation-style-language/schema/raw/master/csl-citation.json",
}  # fmt: skip


def insert(person: "Person") -> None:
    """Insert citations and the list."""
    begin(person)
    person.check_same(
        "texts",
        person.citations,
        ["(International Organization for Migration, 2009, p. 3)", "(see Bales, 2004a, 2004b)", "(2010)"],
    )
    text = person.office("look")["text"]
    person.check(
        "in the text", text.startswith("Care is known (International Organization for Migration, 2009, p. 3).\n"), text
    )
    person.check("list", person.list.startswith("Bales, K. (2004a). Disposable people: New slavery."), person.list)
    person.check_same("entries", person.list.count("\n"), 3)
    place = len(person.office("look")["marks"]) - 1
    forms = person.office("forms", place)
    person.check(
        "title is italic", any(part[0].startswith("Disposable people") and part[1] == "ITALIC" for part in forms), forms
    )
    person.check_same("style of the list", {part[-1] for part in forms}, {"Bibliography 1"})
    as_zotero_reads(person)


def edit(person: "Person") -> None:
    """Change a citation, and see on the page what it cites."""
    begin(person)
    person.office("into", 0)
    page = person.press(
        "addEditCitation", {"key": ["iom2009caring", "unodc2020global"], "behind-iom2009caring": "pp. 4-5"}
    )
    person.check("page has the work", re.search(r'value="iom2009caring" checked', page), page)
    person.check("page has the pages", 'value="p. 3"' in page, page)
    person.check_same(
        "new text",
        person.citations[0],
        "(International Organization for Migration, 2009, pp. 4–5; United Nations Office on Drugs and Crime, 2020)",
    )
    person.check("list has the new work", "Global report" in person.list, person.list)
    person.office("into", 1)
    page = person.press("addEditCitation", {"key": ["bales2004understanding"]})
    person.check("page has the words", 'value="see"' in page, page)
    person.check_same("a and b are gone", person.citations[1], "(Bales, 2004)")
    person.check("list lost the work", "Disposable" not in person.list, person.list)
    person.office("into", 3)
    old_text = person.office("look")["text"]
    person.press("addEditCitation", {"key": ["gallagher2015"]}, says="")
    time.sleep(1)
    person.check_same("no citation in the list", person.office("look")["text"], old_text)
    page = person.press("addEditBibliography", {"key": ["gallagher2015"]})
    person.check("list lists more", "Gallagher" in person.list, person.list)
    page = person.press("addEditBibliography", {"key": []})
    person.check("page has what is listed", re.search(r'value="gallagher2015" checked', page), page)
    person.check("and less again", "Gallagher" not in person.list, person.list)
    as_zotero_reads(person)


def move(person: "Person") -> None:
    """Move a paragraph: numbers follow the text."""
    person.restyle("ieee")
    begin(person)
    person.check_same("numbers", person.citations, ["[1, p. 3]", "see [2], [3]", "[4]"])
    person.office("paragraph", 0, cuts=True)
    person.office("goto", "end")
    person.office("dispatch", ".uno:Paste")
    person.press("refresh")
    text = person.office("look")["text"]
    person.check("numbers follow", text.index("[4, p. 3]") > text.index("see [1], [2]"), text)
    person.check("list follows", re.search(r"\[4\]\tInternational", person.list), person.list)
    as_zotero_reads(person)


def copy(person: "Person") -> None:
    """Copy a paragraph: LibreOffice copies no mark, and the extension does not know its copies of bookmarks."""
    begin(person)
    person.restyle("apa", field="Bookmark")
    person.office("paragraph", 1, cuts=False)
    person.office("goto", "end")
    person.office("dispatch", ".uno:Paste")
    person.press("refresh")
    person.check_same("the copy stays", person.citations.count("(see Bales, 2004a, 2004b)"), 2)
    person.restyle("ieee", field="Bookmark")
    person.check_same("the others are renewed", person.office("look")["text"].count("see [2], [3]"), 1)


def delete(person: "Person") -> None:
    """Delete a citation: numbers and list follow."""
    person.restyle("vancouver")
    begin(person)
    person.office("remove", 0)
    person.press("refresh")
    person.check_same("numbers", person.citations, ["(see 1,2)", "(3)"])
    person.check("list", "Caring" not in person.list and person.list.count("\n") == 2, person.list)
    as_zotero_reads(person)


def styles(person: "Person") -> None:
    """Cite in six styles in turn, in the text and in notes, and come back to the first."""
    begin(person)
    first = person.citations, person.list
    for style in (*_STYLES, _STYLES[0]):
        person.restyle(style)
        look = person.office("look")
        wanted_citations, wanted_list, is_note = _format_wanted(person, style)
        person.check_same(f"{style}: citations", person.citations, wanted_citations)
        person.check_same(f"{style}: notes", look["footnotes"], wanted_citations if is_note else [])
        person.check_same(f"{style}: list", person.list, wanted_list)
        as_zotero_reads(person)
    person.check_same("as at first", (person.citations, person.list), first)


def _format_wanted(person: "Person", style: str) -> tuple[list[str], str, bool]:
    """Return the citations and the list that protlib makes of what `begin` cites, and whether a citation is a note."""
    from protlib.citing.citation import Citation, plain_text
    from protlib.citing.formatter import format_publications
    from protlib.citing.notation import parse_citation
    from protlib.citing.styles import style_named
    from protlib.library import Library

    texts = ("[@iom2009caring, p. 3]", "[see @bales2004disposable; @bales2004understanding]", "[-@jobe2010causes]")
    citations = [parse_citation(text) or Citation(()) for text in texts]
    keys = dict.fromkeys(key for citation in citations for key in citation.keys)
    with Library(person.folder / "library.json") as library:
        records = library.get_many([*keys])
    result = format_publications(records, citations, style_named(style), "", acronyms=False)
    entries = [f"{entry.label}\t" * bool(entry.label) + plain_text(entry.runs) for entry in result.bibliography]
    return [plain_text(runs) for runs in result.citations], "\n".join(entries), result.is_note


def footnotes(person: "Person") -> None:
    """Cite in notes: the same work again, and a note that a person has typed."""
    person.restyle("chicago-notes-bibliography")
    person.office("type", "Once")
    person.cite("bales2004disposable", behind="p. 1")
    person.office("goto", "end")
    person.office("type", " and again")
    person.cite("bales2004disposable", behind="p. 2")
    person.office("goto", "end")
    person.office("type", " and others")
    person.cite("jobe2010causes")
    person.office("goto", "end")
    person.office("type", " and late")
    person.cite("bales2004disposable")
    notes = person.office("look")["footnotes"]
    person.check_same("four notes", len(notes), 4)
    person.check("the first is whole", "Disposable People" in notes[0] and notes[0].endswith("1."), notes)
    person.check_same(
        "short forms",
        [notes[1], notes[3]],
        ["Bales, Disposable People: New Slavery, 2.", "Bales, Disposable People: New Slavery."],
    )
    person.office("goto", "start")
    person.office("type", "New")
    person.cite("bales2004understanding")
    notes = person.office("look")["footnotes"]
    person.check("a note before them", "Understanding" in notes[0] and "Disposable People" in notes[1], notes)
    person.office("note", "As she says, ")
    person.cite("gallagher2015", behind="p. 50")
    note = person.office("look")["footnotes"][-1]
    person.check("in a person's note", note.startswith("As she says, Anne Gallagher, “Exploitation in Law,”"), note)
    person.restyle("un-notes", note="2")
    look = person.office("look")
    person.check("endnotes", len(look["endnotes"]) == 5 and len(look["footnotes"]) <= 1, look)
    person.restyle("apa")
    look = person.office("look")
    person.check("in the text again", look["text"].startswith("New(Bales, 2004b)Once(Bales, 2004a, p. 1)"), look)
    as_zotero_reads(person)


def save_and_open(person: "Person") -> None:
    """Save, open, renew, and let other programs read it."""
    begin(person)
    old_look = person.office("look")
    file = person.folder / "report.odt"
    person.office("save", file.as_uri(), "writer8")
    person.office("close")
    person.office("open", file.as_uri())
    person.check_same("open as it was", _list_shown(person.office("look")), _list_shown(old_look))
    person.press("refresh")
    person.check_same("renewed as it was", _list_shown(person.office("look")), _list_shown(old_look))
    person.office("into", 0)
    page = person.press("addEditCitation", {"key": ["gallagher2015"]})
    person.check("edited after it was opened", "(Gallagher, 2015)" in person.citations and 'value="p. 3"' in page, page)
    person.office("save", file.as_uri(), "writer8")
    copy_file = person.folder / "taken.odt"
    person.listener.protlib("fill", str(file), "--take-over", "--style", "ieee", "-o", str(copy_file), "--force")
    text = text_of(copy_file)
    person.check("fill --take-over reads it", "Care is known [1]" in text and "see [2], [3]" in text, text)
    report = person.listener.protlib("verify", str(file))
    person.check("verify reads it", "gallagher2015" in report or "4 citations" in report or not report.strip(), report)


def _list_shown(look: Mapping[str, Any]) -> list[Any]:
    return [look["text"], look["footnotes"], [text for _name, text in look["marks"]], look["properties"]]


def bookmarks(person: "Person") -> None:
    """Have bookmarks in the place of marks, save as Word's format, open it and renew."""
    begin(person)
    first = person.citations
    person.restyle("apa", field="Bookmark")
    look = person.office("look")
    person.check("bookmarks", all(name.startswith("ZOTERO_BREF_") for name, _ in look["marks"]), look["marks"])
    person.check_same("texts", [text for _, text in look["marks"]][:3], first)
    file = person.folder / "report.docx"
    person.office("save", file.as_uri(), "MS Word 2007 XML")
    person.office("close")
    person.office("open", file.as_uri())
    person.press("refresh")
    person.check_same("texts in .docx", [text for _, text in person.office("look")["marks"]][:3], first)
    person.restyle("ieee", field="Bookmark")
    text = person.office("look")["text"]
    person.check("restyled", "Care is known [1, p. 3]" in text and "[1]\tInternational" in text, text)
    person.restyle("apa")
    person.check_same("marks again", person.citations, first)


def library_changes(person: "Person") -> None:
    """Change a record: its citations follow. Remove one: its citation stays."""
    for title, author, year, key in (
        ("Passing Things", "Diop, Awa", "1999", "diop1999"),
        ("Lasting Things", "Kone, Awa", "1998", "kone1998"),
    ):
        book = ("--type", "book", "--title", title, "--author", author, "--date", year, "--key", key)
        person.listener.protlib("add", *book)
    person.office("type", "One ")
    person.cite("diop1999", behind="p. 7")
    person.office("type", " two ")
    person.cite("kone1998")
    person.office("type", ".\n")
    person.press("addEditBibliography")
    person.listener.protlib("set", "kone1998", "date=2008")
    person.listener.protlib("remove", "diop1999", "--yes")
    person.press("refresh")
    person.check_same("texts", person.citations, ["(Diop, 1999, p. 7)", "(Kone, 2008)"])
    person.check("list", "Passing things" in person.list and "(2008). Lasting" in person.list, person.list)
    person.office("into", 0)
    page = person.press("addEditCitation", {"key": [], "does": "cancel"}, says="")
    person.check("page has the work that is gone", "Passing Things" in page and 'value="p. 7"' in page, page)
    as_zotero_reads(person)


def colleague(person: "Person") -> None:
    """Cite beside a colleague's Zotero, who has works of the same library and of others."""
    person.office("type", "Hers ")
    person.office("mark", f"ZOTERO_ITEM CSL_CITATION {json.dumps(_COLLEAGUE)} RNDabcdefghij", "(Roe, 2001)")
    person.office("goto", "end")
    person.office("type", " mine ")
    person.cite("iom2009caring")
    person.office("type", ".\n")
    person.press("addEditBibliography")
    person.press("refresh")
    person.check_same(
        "texts", person.citations, ["(Roe, 2001, p. 12)", "(International Organization for Migration, 2009)"]
    )
    person.check("list", "Roe, J. (2001). A colleague’s book" in person.list, person.list)
    name = person.office("look")["marks"][0][0]
    details = json.JSONDecoder().raw_decode(name, name.index("{"))[0]
    person.check_same("her item stays", details["citationItems"], _COLLEAGUE["citationItems"])
    person.restyle("ieee")
    person.check_same("numbers", person.citations, ["[1, p. 12]", "[2]"])
    as_zotero_reads(person)


def changed_by_hand(person: "Person") -> None:
    """Change the text of a citation by hand: it stays, until the citation is edited."""
    begin(person)
    person.office("replace", 0, "the big ")
    changed = person.citations[0]
    line_count = len(person.listener.lines)
    person.press("refresh")
    person.check_same("stays", person.citations[0], changed)
    person.check(
        "is told", any("changed by hand" in line for line in person.listener.lines[line_count:]), person.listener.lines
    )
    person.restyle("chicago-notes-bibliography")
    person.check_same("stays in a note", person.office("look")["footnotes"][0], changed)
    person.restyle("apa")
    person.check_same("and back", person.citations[0], changed)
    person.office("into", 0)
    person.press("addEditCitation", {"key": ["iom2009caring"]})
    person.check_same("edited", person.citations[0], "(International Organization for Migration, 2009)")


TRIALS: Final[Mapping[str, Callable[["Person"], None]]] = {
    trial.__name__.replace("_", " "): trial
    for trial in (
        insert, edit, move, copy, delete, styles, footnotes, save_and_open, bookmarks, library_changes, colleague,
        changed_by_hand, unlink, two_documents, cancel, lose_protlib, tables, fill_again, languages,
    )
}  # fmt: skip
