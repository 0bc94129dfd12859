"""Lists that a program made, in documents that `import --from references` reads."""

import pytest

from protlib.formats.documents.typed_list import read_typed_list
from sample_files.documents import begin, docx, mark, p, run

_ENTRIES = ("1.\tJobe, A. (2010). Causes. IOM.", "2.\tWatts, C. (2003). Ethical recommendations. WHO.")


@pytest.mark.parametrize("heading", ["References", "What they say"])
def test_a_list_that_a_program_made_ends_before_the_tables_below_it(heading: str) -> None:
    code = "<w:r><w:instrText> ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY </w:instrText></w:r>"
    list_fields = (p(begin(), code, mark("separate"), run(_ENTRIES[0])), p(run(_ENTRIES[1]), mark("end")))
    text = [p(run(f"They left at night, and walked for {number} weeks, as was known.")) for number in range(4)]
    cells = map(
        p, map(run, ("Table 2: Sex of the household head", "Mother's education level", "Secondary complete 171"))
    )
    entries, _level, _mark = read_typed_list(docx(*text, p(run(heading)), *list_fields, *cells))
    assert [entry.title for entry in entries] == ["Causes", "Ethical recommendations"]
