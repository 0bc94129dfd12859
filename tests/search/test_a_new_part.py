"""A part that is searched is declared once: with a row in the table it is indexed, asked for, weighed and told of."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from harness import new_part
from protlib.errors import UsageError
from protlib.library import Library
from protlib.record.model import Name, Publication
from protlib.search.help import query_help
from protlib.search.query import parse_query
from protlib.selection import Selection

RECORDS = (
    Publication(
        key="imprinted",
        title="One",
        addendum="Reprinted by the Ministry of Quartz, see UNODC",
        aliases=("marble",),
    ),
    Publication(key="noted", title="Two", note="quartz", status="forthcoming"),
    Publication(key="translated", title="Three", translators=(Name(family="Roberts", given="Jean"),)),
    Publication(key="abbreviated", title="Four", translators=(Name(literal="World Quarry Office"),)),
)
FOUND = {
    "imprint:quartz": ["imprinted"],
    "imprints:quarts": ["imprinted"],
    "imprint:marble": ["imprinted"],
    "imprint:forthcoming": [],
    'imprint:"ministry of quartz"': ["imprinted"],
    "quartz": ["imprinted", "noted"],
    "status:forthcom": ["noted"],
    "translator:roberts": ["translated"],
    "translators:robert": ["translated"],  # the beginning of it
    "translator:jean": ["translated"],
    "MOQ": ["imprinted"],
}
_SEARCH = """
import json
from pathlib import Path
from protlib.errors import UsageError
from protlib.library import Library
from protlib.record.model import Publication
from protlib.search.help import query_help
from protlib.search.query import parse_query
from protlib.selection import Selection
path, cache, *queries = sys.argv[1:]
built = []
with Library(Path(path), Path(cache), progress=lambda done, total: built.append(done)) as library:
    def found(query):
        results = library.select(Selection(query=query))
        reasons = [[reason.field for reason in one.reasons] for one in results.explanations]
        return [[record.key for record in results.publications], sum(reasons, [])]
    answers = {query: found(query) for query in queries}
    was_built = bool(built)
    library.add_many([Publication(key="late", title="Five", status="retracted", addendum="Dolomite")])
    added = found("status:retracted imprint:dolomite")
try:
    parse_query("zzzz:1", lambda identifier: False)
except UsageError as error:
    refused = str(error)
print(json.dumps({
    "answers": answers, "built": was_built, "added": added, "help": query_help(), "refused": refused,
}))
"""


@pytest.fixture(scope="module")
def answers_of_parts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """Return what is answered where the parts are searched, of a library that was indexed where they are not."""
    folder = tmp_path_factory.mktemp("library")
    with Library(folder / "library.json", folder / "cache") as library:
        library.add_many(RECORDS)
        assert library.select(Selection(query="status")).total == 0
    ran = new_part.run(_SEARCH, str(folder / "library.json"), str(folder / "cache"), *FOUND)
    assert ran.stderr == ""
    answers: dict[str, Any] = json.loads(ran.stdout)
    answers["folder"] = folder
    return answers


@pytest.mark.parametrize("query", FOUND)
def test_a_new_part_is_indexed_and_found_by_its_names(answers_of_parts: Mapping[str, Any], query: str) -> None:
    assert answers_of_parts["answers"][query][0] == FOUND[query]


def test_a_new_part_is_weighed_and_named_in_explanations(answers_of_parts: Mapping[str, Any]) -> None:
    assert answers_of_parts["answers"]["quartz"] == [["imprinted", "noted"], ["imprint", "note"]]
    assert answers_of_parts["answers"]["status:forthcom"][1] == ["status"]
    assert answers_of_parts["answers"]["translator:roberts"][1] == ["translator"]


def test_a_new_part_is_kept_when_the_index_is_changed_in_place(answers_of_parts: Mapping[str, Any]) -> None:
    assert answers_of_parts["added"] == [["late"], ["status", "imprint"]]


def test_a_new_part_is_in_the_help_and_among_the_fields_that_there_are(answers_of_parts: Mapping[str, Any]) -> None:
    fields = {"imprint", "status", "translator"}
    assert fields <= set(answers_of_parts["help"].split()) - set(query_help().split())
    assert max(map(len, answers_of_parts["help"].splitlines())) < 80
    with pytest.raises(UsageError) as error:
        parse_query("zzzz:1", lambda _identifier: False)
    assert all(f" {field}," in answers_of_parts["refused"] for field in fields)
    assert not any(f" {field}," in str(error.value) for field in fields)


def test_an_index_of_another_table_is_made_anew_by_each(answers_of_parts: Mapping[str, Any]) -> None:
    assert answers_of_parts["built"]
    built: list[int] = []
    with Library(
        answers_of_parts["folder"] / "library.json",
        answers_of_parts["folder"] / "cache",
        progress=lambda done, _total: built.append(done),
    ) as library:
        assert library.select(Selection(query="note:dolomite")).total == 1
        with pytest.raises(UsageError):
            library.select(Selection(query="imprint:dolomite"))
    assert built
