"""A field that is declared in the record, and nowhere else, is in BibTeX: it is packed where there is no field for it."""

import subprocess
import sys
from typing import Any

from protlib.record.model import Kind, Name

# What somebody who declares a field would have in the source of the record, put there as it is imported.
_SCRIPT = """
import importlib.util, sys
from importlib.machinery import PathFinder, SourceFileLoader

class Loader(SourceFileLoader):
    def get_code(self, name):
        source = self.get_source(name)
        declared = source.replace("    extra: Annotated[", {fields!r} + "    extra: Annotated[", 1)
        return compile(declared, self.path, "exec")

class Finder(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name == "protlib.record.model":
            origin = super().find_spec(name, path, target).origin
            return importlib.util.spec_from_loader(name, Loader(name, origin))

sys.meta_path.insert(0, Finder)
from protlib.formats.bib import biblatex, bibtex
from protlib.formats.parsed import WriteOptions
from protlib.record.model import Name, Publication

for name, value in {values}.items():
    usual = Publication(key="a", title="Caring", **{{name: value}})
    for record in usual, usual.changed(genre="thesis", note="PMID: 123"):
        for dialect in bibtex, biblatex:
            for ascii_only in False, True:
                text = dialect.dumps([record], WriteOptions(ascii=ascii_only))
                if dialect.loads(text).publications != [record]:
                    print(name, text)
"""
_VALUES: dict[Kind, Any] = {
    Kind.KEY: "other-1",
    Kind.TYPE: "report",
    Kind.LINE: "José <i>said</i> {so}",
    Kind.PARAGRAPHS: "One.\n\nTwo.",
    Kind.DATE: "2009-07/..",
    Kind.ISBN: "9789290686545",
    Kind.ISSN: "0306-3968",
    Kind.DOI: "10.1000/182",
    Kind.URL: "https://iom.int/a",
    Kind.LANGUAGE: "pt-BR",
    Kind.NAMES: (Name(family="Dijk", given="José", particle="van"), Name(literal="IOM")),
    Kind.PLACES: ("Bosnia and Herzegovina", "Nepal"),
    Kind.LABELS: ("care; return", "é"),
}


def test_a_field_of_any_kind_comes_back() -> None:
    values = {f"new_{kind.name.lower()}": value for kind, value in _VALUES.items()}
    fields = "".join(
        f"    new_{kind.name.lower()}: Annotated[Any, Field(Kind.{kind.name})] = {type(value)()!r}\n"
        for kind, value in _VALUES.items()
    )
    script = _SCRIPT.format(fields=fields, values=values)
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.stdout, ran.stderr) == ("", "")
