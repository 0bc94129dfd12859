"""Shell completion: commands, options, keys, places, without quoting."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from protlib import places
from protlib.cli import completion
from running import Run


@pytest.mark.parametrize("kind", ["region", "country"])
def test_a_completed_place_needs_no_quotes_and_is_read_as_its_name(kind: str) -> None:
    complete = completion.regions if kind == "region" else completion.countries
    completed = complete("")
    assert [place.name for word in completed if (place := places.resolve(word))] == list(places.names(kind))
    assert not set("".join(completed)) & set(" '\"()&;|$,.")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("protlib sea", {"search"}),
        ("protlib search --reg", {"--region"}),
        ("protlib search --region west-af", {"west-africa"}),
        ("protlib search --country cote", {"cote-d-Ivoire"}),
        ("protlib show jobe", {"jobe2010causes"}),
        ("protlib list --type rep", {"report"}),
        ("protlib export --format bibl", {"biblatex"}),
        ("protlib list --missing abs", {"abstract"}),
    ],
)
def test_the_shell_completes(protlib: Run, tmp_path: Path, line: str, expected: set[str]) -> None:
    protlib("add", "--title", "The Causes and Consequences", "--author", "Jobe, Alison", "--year", "2010")
    asked = {
        "_PROTLIB_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split()) - 1),
    }
    command = Path(sys.executable).with_name("protlib")
    ran = subprocess.run(
        [command], env=os.environ | asked, capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert set(ran.stdout.split()) == expected
