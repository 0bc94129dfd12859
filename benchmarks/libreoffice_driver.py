"""Drives a LibreOffice that listens at a socket, for `benchmarks.libreoffice`; the Python of LibreOffice runs it.

Each line of stdin is a list in JSON, a command and its values; each answers with a line of JSON.
"""

import json
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]  # of LibreOffice
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

_BUTTON = "service:org.zotero.integration.ooo.ZoteroOpenOfficeIntegration?"


def connect(port: int) -> Any:
    """Return the context of the office at a port, which may still be starting."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + 120
    while True:
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.3)


class Driver:
    """A person at LibreOffice Writer; `document` is the one in front."""

    def __init__(self, port: int) -> None:
        self.context = connect(port)
        self.manager = self.context.ServiceManager
        self.desktop = self._service("com.sun.star.frame.Desktop")
        self.helper = self._service("com.sun.star.frame.DispatchHelper")
        self.document: Any = None

    def _service(self, name: str) -> Any:
        return self.manager.createInstanceWithContext(name, self.context)

    @property
    def _frame(self) -> Any:
        return self.document.CurrentController.Frame

    @property
    def _cursor(self) -> Any:
        return self.document.CurrentController.ViewCursor

    def open(self, link: str = "private:factory/swriter") -> None:
        """Open a document in front of all others."""
        self.document = self.desktop.loadComponentFromURL(link, "_blank", 0, ())
        self.show()

    def show(self, place: int | None = None) -> None:
        """Bring a document to the front, by its place among those that are open."""
        if place is not None:  # in the order in which they were opened
            components = self.desktop.Components.createEnumeration()
            contents = []
            while components.hasMoreElements():
                contents.append(components.nextElement())
            contents.sort(key=lambda document: int(document.RuntimeUID))
            self.document = contents[place]
        self._frame.ContainerWindow.setFocus()
        self._frame.activate()

    def type(self, text: str) -> None:
        """Type words at the cursor; a line end makes a paragraph."""
        cursor = self._cursor
        for number, line in enumerate(text.split("\n")):
            if number:
                cursor.Text.insertControlCharacter(cursor, 0, False)
            cursor.Text.insertString(cursor, line, False)

    def goto(self, place: str) -> None:
        """Put the cursor at the "start" or the "end", or behind words of the text."""
        if place in {"start", "end"}:
            self._cursor.gotoRange(getattr(self.document.Text, place.capitalize()), False)
            return
        search = self.document.createSearchDescriptor()
        search.SearchString = place
        self._cursor.gotoRange(self.document.findFirst(search).End, False)

    def go_to_mark(self, place: int) -> None:
        """Put the cursor into a reference mark, a bookmark or a section of the extension, by its place among them."""
        anchor = self._marks()[place].Anchor
        cursor = anchor.Text.createTextCursorByRange(anchor.Start)
        cursor.goRight(1, False)
        self._cursor.gotoRange(cursor, False)

    def paragraph(self, place: int, *, cuts: bool) -> None:
        """Cut or copy a whole paragraph, by its place."""
        paragraphs = self.document.Text.createEnumeration()
        for _ in range(place):
            paragraphs.nextElement()
        self.document.CurrentController.select(paragraphs.nextElement())
        self.dispatch(".uno:Cut" if cuts else ".uno:Copy")

    def dispatch(self, command: str) -> None:
        """Do what a command of the menus does."""
        self.helper.executeDispatch(self._frame, command, "", 0, ())

    def press(self, button: str) -> None:
        """Press a button of the extension, as its toolbar does."""
        self.helper.executeDispatch(self._frame, f"{_BUTTON}{button}", "_self", 0, ())

    def replace(self, place: int, text: str) -> None:
        """Change the text of a mark by hand."""
        anchor = self._marks()[place].Anchor
        cursor = anchor.Text.createTextCursorByRange(anchor.Start)
        cursor.goRight(2, False)
        cursor.Text.insertString(cursor, text, False)

    def remove(self, place: int) -> None:
        """Delete a mark with its text, or the footnote that has nothing else."""
        anchor = self._marks()[place].Anchor
        if anchor.Text.supportsService("com.sun.star.text.Footnote"):
            anchor.Text.Anchor.setString("")
        else:
            anchor.setString("")

    def mark(self, name: str, text: str) -> None:
        """Put a reference mark with a text at the cursor, as a colleague's Zotero has put it there."""
        cursor = self._cursor.Text.createTextCursorByRange(self._cursor)
        cursor.setString(text)
        mark = self.document.createInstance("com.sun.star.text.ReferenceMark")
        mark.Name = name
        mark.attach(cursor)

    def note(self, text: str) -> None:
        """Type a footnote at the end, and leave the cursor in it."""
        note = self.document.createInstance("com.sun.star.text.Footnote")
        self.document.Text.insertTextContent(self.document.Text.End, note, False)
        note.setString(text)
        self._cursor.gotoRange(note.End, False)

    def table(self, rows: int, columns: int) -> None:
        """Put a table behind the text."""
        table = self.document.createInstance("com.sun.star.text.TextTable")
        table.initialize(rows, columns)
        self.document.Text.insertTextContent(self.document.Text.End, table, False)

    def cell(self, name: str) -> None:
        """Put the cursor into a cell of the first table."""
        self._cursor.gotoRange(self.document.TextTables.getByIndex(0).getCellByName(name).End, False)

    def cells(self, names: list[str]) -> list[str]:
        """Return the texts of cells of the first table."""
        table = self.document.TextTables.getByIndex(0)
        return [table.getCellByName(name).String for name in names]

    def _marks(self) -> list[Any]:
        marks, sections, names = self.document.ReferenceMarks, self.document.TextSections, self.document.Bookmarks
        contents = [marks.getByIndex(number) for number in range(marks.Count)]
        contents += [names.getByName(name) for name in names.ElementNames if name.startswith("ZOTERO_BREF_")]
        contents += [sections.getByIndex(number) for number in range(sections.Count)]
        return contents

    def look(self) -> dict[str, Any]:
        """Return what the document shows and keeps."""
        document = self.document
        properties = document.DocumentProperties.UserDefinedProperties
        names = [item.Name for item in properties.PropertySetInfo.Properties]
        notes = [
            [notes.getByIndex(number).String for number in range(notes.Count)]
            for notes in (document.Footnotes, document.Endnotes)
        ]
        return {
            "text": document.Text.String,
            "footnotes": notes[0],
            "endnotes": notes[1],
            "marks": [[mark.Name, mark.Anchor.String] for mark in self._marks()],
            "properties": {name: properties.getPropertyValue(name) for name in names},
        }

    def forms(self, place: int) -> list[list[Any]]:
        """Return the portions of a mark's text: each with its words, and whether they are italic, bold or capitals."""
        portions, anchor = [], self._marks()[place].Anchor
        paragraphs = anchor.createEnumeration()
        while paragraphs.hasMoreElements():
            parts = paragraphs.nextElement().createEnumeration()
            while parts.hasMoreElements():
                part = parts.nextElement()
                portions.append(
                    [
                        part.String,
                        part.CharPosture.value,
                        part.CharWeight,
                        part.CharCaseMap,
                        part.CharEscapement,
                        part.ParaStyleName,
                    ]
                )
        return portions

    def save(self, link: str, form: str) -> None:
        """Save the document in a form, such as writer8."""
        self.document.storeToURL(link, (PropertyValue("FilterName", 0, form, 0),))

    def close(self) -> None:
        """Close the document."""
        self.document.close(True)

    def quit(self) -> None:
        """End the office."""
        self.desktop.terminate()


def main() -> None:
    """Obey the lines of stdin."""
    driver = Driver(int(sys.argv[1]))
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        command, values, keywords = json.loads(line)
        try:
            answer = getattr(driver, command)(*values, **keywords)
        except Exception as error:  # noqa: BLE001 - told to who asks
            answer = {"error": repr(error)}
        print(json.dumps(answer), flush=True)


main()
