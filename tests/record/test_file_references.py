"""The files that records bring from other programs are recognised in each program's form."""

from harness.rows import every_row
from protlib.record.file_references import references_of
from protlib.record.model import Publication


@every_row(
    ("extra", "paths"),
    [
        ({"bibtex:file": ":files/1.pdf:PDF"}, ["files/1.pdf"]),
        ({"bibtex:file": "files/1.pdf"}, ["files/1.pdf"]),
        ({"biblatex:file": "Full Text:files/1.pdf:application/pdf;Page:files/2.html:text/html"}, ["files/1.pdf", "files/2.html"]),
        ({"bibtex:file": r"C\:\\Users\\Ana\\x.pdf:C\:\\Users\\Ana\\x.pdf:application/pdf"}, ["C:/Users/Ana/x.pdf"]),
        ({"bibtex:file": r":C\:/Users/Ana/x.pdf:PDF"}, ["C:/Users/Ana/x.pdf"]),
        ({"bibtex:file": r":C:/Users/Ana/x.pdf:PDF"}, ["C:/Users/Ana/x.pdf"]),
        ({"bibtex:file": "C:/Users/Ana/x.pdf"}, ["C:/Users/Ana/x.pdf"]),
        ({"bibtex:file": r"a\;b.pdf"}, ["a;b.pdf"]),
        ({"bibtex:file": ":home/ana/Mendeley/x.pdf:pdf"}, ["home/ana/Mendeley/x.pdf"]),
        ({"bibtex:local-url": "file:///home/ana/a%20b.pdf"}, ["/home/ana/a b.pdf"]),
        ({"ris:L1": ["file:///C:/x.pdf", "internal-pdf://0123/Five.pdf"]}, ["C:/x.pdf", "internal-pdf://0123/Five.pdf"]),
        ({"ris:L1": ["https://example.org/a.pdf"]}, []),
        ({"zotero:files": ["files/12/a.pdf"]}, ["files/12/a.pdf"]),
        ({"csv:File Attachments": r"C:\Users\Ana\Zotero\storage\X\a.pdf; C:\b.html"}, ["C:/Users/Ana/Zotero/storage/X/a.pdf", "C:/b.html"]),
        ({"bibtex:file": ""}, []),
        ({"bibtex:file": 3, "ris:L1": [None]}, []),
        ({"bibtex:note": ":files/1.pdf:PDF"}, []),
    ],
)  # fmt: skip
def test_each_program_has_a_form_of_its_own(extra: dict[str, object], paths: list[str]) -> None:
    assert [reference.path for reference in references_of(Publication(extra=extra))] == paths


def test_a_record_of_protlib_says_what_the_file_is() -> None:
    checksum = "9f" * 32
    record = Publication(files=(f"copy.files/a.pdf#size=12&sha256={checksum}&label=annex&language=fr",))
    assert [*references_of(record)] == [("copy.files/a.pdf", "annex", "fr", 12, checksum)]
