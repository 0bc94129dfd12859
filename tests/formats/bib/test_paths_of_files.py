"""The field `file` of Mendeley, JabRef and Zotero: paths, some of them in LaTeX."""

from harness.rows import every_row
from protlib.formats.bib import bibtex
from protlib.record.file_references import references_of


@every_row(
    ("raw", "paths"),
    [
        (r":home/ana/under{\_}score/r{\'e}sum{\'{e}}.pdf:pdf", ["home/ana/under_score/résumé.pdf"]),
        (r":C$\backslash$:/Users/ana/Garc{\'{i}}a {\&} Ni{\~{n}}o.pdf:pdf", ["C:/Users/ana/García & Niño.pdf"]),
        (r":home/Stra{\ss}e, Fran{\c{c}}ois, M{\"u}ller.pdf:pdf", ["home/Straße, François, Müller.pdf"]),
        (r":home/a\_b 50\% \#2.pdf:pdf", ["home/a_b 50% #2.pdf"]),
        (r":files/M{\"u}ller\; Co.pdf:PDF", ["files/Müller; Co.pdf"]),
        (r"Full Text:files/3/Niño.pdf:application/pdf;:files/4/b.pdf:PDF", ["files/3/Niño.pdf", "files/4/b.pdf"]),
        (r":C\:\\Users\\ana\\a b.pdf:PDF", ["C:/Users/ana/a b.pdf"]),
        (r":files/{draft} a.pdf:PDF", ["files/{draft} a.pdf"]),
    ],
)
def test_a_path_is_that_of_the_file(raw: str, paths: list[str]) -> None:
    [record] = bibtex.loads(f"@book{{a, title = {{On camps}}, file = {{{raw}}}}}").publications
    assert [reference.path for reference in references_of(record)] == paths
