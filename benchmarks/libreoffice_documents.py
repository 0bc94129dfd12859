"""Trials of whole documents in LibreOffice: several of them, tables, languages, links, and what Zotero reads."""

import json
import re
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from benchmarks.libreoffice_person import Person


def begin(person: "Person") -> None:
    """Type three paragraphs that cite four works, and put the list behind them."""
    person.office("type", "Care is known ")
    person.cite("iom2009caring", behind="p. 3")
    person.office("type", ".\nTwo books of one year ")
    person.cite("bales2004disposable", "bales2004understanding", before="see")
    person.office("type", ".\nAnd an article ")
    person.cite("jobe2010causes", year="1")
    person.office("type", ".\n")
    person.press("addEditBibliography")


def unlink(person: "Person") -> None:
    """Make citations and list plain text, once the person agrees."""
    begin(person)
    old_look = person.office("look")
    person.press("removeCodes", says="")
    time.sleep(1)
    person.check_same("nothing, where the person does not agree", person.office("look"), old_look)
    person.listener.end()
    person.listener.start(agrees=True)
    person.press("removeCodes")
    look = person.office("look")
    person.check_same("text", look["text"], old_look["text"])
    person.check_same("no marks", look["marks"], [])
    person.listener.end()
    person.listener.start()


def two_documents(person: "Person") -> None:
    """Cite in two documents in turn, each in its own style."""
    person.restyle("ieee")
    person.office("type", "First ")
    person.cite("iom2009caring")
    person.office("open")
    person.office("type", "Second ")
    person.cite("jobe2010causes")
    person.check_same("the second", person.office("look")["text"], "Second (Jobe, 2010)")
    person.office("show", -2)
    person.office("type", " ")
    person.cite("bales2004disposable")
    person.check_same("the first", person.office("look")["text"], "First [1] [2]")
    person.office("show", -1)
    person.press("refresh")
    person.check_same("the second again", person.office("look")["text"], "Second (Jobe, 2010)")
    person.office("close")
    person.office("show", -1)


def cancel(person: "Person") -> None:
    """Choose nothing: the document is as it was, also for Undo."""
    person.office("type", "Nothing ")
    old_look = person.office("look")
    person.press("addEditCitation", {"does": "cancel"}, says="")
    person.press("setDocPrefs", {"does": "cancel"}, says="")
    time.sleep(1)
    person.check_same("as it was", person.office("look"), old_look)
    person.cite("iom2009caring")
    person.office("dispatch", ".uno:Undo")
    person.check_same("Undo takes back a citation", person.office("look")["text"], "Nothing ")
    person.office("dispatch", ".uno:Redo")
    person.press("refresh")
    person.check_same("Redo", person.office("look")["text"], "Nothing (International Organization for Migration, 2009)")


def lose_protlib(person: "Person") -> None:
    """End protlib while a page is open, start it again, and go on."""
    person.office("type", "Lost ")
    number = len(person.listener.links())
    person.office("press", "addEditCitation")
    while len(person.listener.links()) == number:
        time.sleep(0.05)
    person.listener.end()
    person.check_same("as it was", person.office("look")["text"], "Lost ")
    person.listener.start()
    person.cite("iom2009caring")
    person.check_same("goes on", person.office("look")["text"], "Lost (International Organization for Migration, 2009)")


def tables(person: "Person") -> None:
    """Cite in a table before and after other citations: the order is that of the text."""
    person.restyle("ieee")
    person.office("type", "Before ")
    person.cite("iom2009caring")
    person.office("type", "\n")
    person.office("table", 2, 2)
    person.office("cell", "B2")
    person.cite("jobe2010causes")
    person.office("cell", "A1")
    person.cite("bales2004disposable")
    person.office("goto", "end")
    person.cite("gallagher2015")
    person.press("addEditBibliography")
    person.check_same("numbers", sorted(person.citations), ["[1]", "[2]", "[3]", "[4]"])
    person.check_same("of the cells", person.office("cells", ["A1", "B2"]), ["[2]", "[3]"])
    as_zotero_reads(person)


def fill_again(person: "Person") -> None:
    """Go on with a report that `fill --live zotero` has filled, and fill it again."""
    report, second, again = (person.folder / name for name in ("draft.odt", "filled.odt", "again.odt"))
    person.office("type", "A report [@iom2009caring, p. 3] and [@bales2004disposable].\n")
    person.office("save", report.as_uri(), "writer8")
    person.office("close")
    person.listener.protlib("fill", str(report), "--live", "zotero", "--no-acronyms", "-o", str(second), "--force")
    person.office("open", second.as_uri())
    first = person.citations
    person.press("refresh")
    person.check_same("as it was", person.citations, first)
    old_text = person.office("look")["text"]
    person.office("goto", "end")
    person.press("addEditCitation", {"key": "gallagher2015"}, says="")
    time.sleep(1)
    person.check_same("no citation at the end of the list", person.office("look")["text"], old_text)
    person.office("goto", " and ")
    person.cite("jobe2010causes")
    person.check("one more", "(Jobe, 2010)" in person.office("look")["text"], person.office("look")["text"])
    person.check("in the list", "Jobe, A." in person.office("look")["text"], person.list)
    person.check_same("one list", person.office("look")["text"].count("Bales, K. (2004)"), 1)
    as_zotero_reads(person)
    person.office("save", second.as_uri(), "writer8")
    person.listener.protlib(
        "fill", str(second), "--take-over", "--style", "ieee", "--no-acronyms", "-o", str(again), "--force"
    )
    text = text_of(again)
    person.check("filled again", "A report [1, p. 3] and [2][3]." in text, text)


def languages(person: "Person") -> None:
    """Cite in another language, and see a mistake named on the page."""
    begin(person)
    person.restyle("harvard-cite-them-right", locale="fr")
    person.check("et", "p. 3" in person.citations[0], person.citations)
    page_number = len(person.listener.links())
    person.office("press", "setDocPrefs")
    person.choose(page_number, {"style": "no such style"})
    person.choose(page_number, {"style": "apa", "locale": "xx-nonsense"})
    line_count = len(person.listener.lines)
    page = person.choose(page_number, {"style": "apa", "locale": ""})
    person.listener.wait("cites in apa", line_count)
    person.check("page has the style", 'value="harvard-cite-them-right"' in page and 'value="fr' in page, page)


def _check_details(person: "Person", details: Any, mark_text: str) -> None:
    """Check what the code of a citation says, beside the text that stands there."""
    properties = details["properties"]
    is_kept = "changed by hand" in person.trial
    is_text_made = is_kept or properties["plainCitation"] == mark_text
    person.check("Zotero: text is the one that was made", is_text_made, [properties, mark_text])
    for item in details["citationItems"]:
        is_whole = item["uris"] and item["itemData"]["type"] and item["itemData"]["id"] == item["id"]
        person.check("Zotero: item", is_whole, item)


def as_zotero_reads(person: "Person") -> None:
    """Check the fields and the preferences of a saved document by the rules that Zotero reads them by."""
    file = person.folder / f"{person.trial}-{len(person.checks)}.odt"
    person.office("save", file.as_uri(), "writer8")
    names: set[str] = set()
    marks = person.office("look")["marks"]
    person.check("Zotero: there are fields", marks)
    for name, mark_text in marks:
        match = re.fullmatch(
            r"ZOTERO_(ITEM CSL_CITATION|BIBL) (\{.*\})( CSL_BIBLIOGRAPHY)? RND[0-9A-Za-z]{10}", name, re.DOTALL
        )
        person.check("Zotero: code of a field", match, name)
        if match and match[1] == "BIBL":
            person.check("Zotero: list", {"uncited", "omitted", "custom"} <= json.loads(match[2]).keys(), name)
        elif match:
            details = json.loads(match[2])
            person.check("Zotero: a name of its own", details["citationID"] not in names, details)
            names.add(details["citationID"])
            _check_details(person, details, mark_text)
    properties = person.office("look")["properties"]
    parts = sorted(
        (int(name.rpartition("_")[2]), text) for name, text in properties.items() if name.startswith("ZOTERO_PREF")
    )
    root = ET.fromstring("".join(text for _, text in parts))
    style, prefs = root.find("style"), {pref.get("name"): pref.get("value") for pref in root.iter("pref")}
    person.check("Zotero: style", style is not None and str(style.get("id")).startswith("http"), properties)
    person.check(
        "Zotero: preferences",
        prefs.get("fieldType") in {"ReferenceMark", "Bookmark"} and prefs.get("noteType", "0") in {"0", "1", "2"},
        prefs,
    )
    person.check("Zotero: session", root.find("session") is not None and root.get("data-version") == "3", properties)
    with zipfile.ZipFile(file) as package:
        person.check("saved", b"ZOTERO_ITEM" in package.read("content.xml"))


def text_of(file: Path) -> str:
    """Return the text of a LibreOffice document."""
    with zipfile.ZipFile(file) as package:
        root = ET.fromstring(package.read("content.xml"))
    return "".join(root.itertext())
