"""What runs where the repository is kept: the workflows ask for what is there, and pin what is not ours."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from harness.paths import ROOT
from harness.rows import every_row
from protlib import __version__

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
TEXTS = [
    *WORKFLOWS, *FORMS, *(ROOT / ".github").glob("*.*"), ROOT / "SECURITY.md", ROOT / "CITATION.cff",
]  # fmt: skip
_PROGRAMS = {"gh", "sha256sum", "test"}  # of the machines that run it, beside make and python
_FILES = re.compile(r"\(([^)#]+\.md)\)")


def read(path: Path) -> dict[Any, Any]:
    """Return what a file of YAML says."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each job of each workflow."""
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            yield f"{path.name}: {name}", job


JOBS = dict(jobs())
COMMANDS = sorted({line for job in JOBS.values() for step in job["steps"] for line in step.get("run", "").splitlines()})


def test_there_are_tests_and_a_release() -> None:
    assert {path.name for path in WORKFLOWS} == {"tests.yml", "release.yml"}
    assert {"python run.py test", "python run.py bundle", "make lint", "make dist", "make sbom"} <= {*COMMANDS}


@every_row("line", COMMANDS)
def test_a_command_of_a_workflow_is_one_that_there_is(line: str) -> None:
    program, *words = line.split()
    if program == "make":
        assert re.search(rf"^{words[0]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        assert len(words) == 1
    elif program == "python":
        source = (ROOT / words[0]).read_text(encoding="utf-8")
        assert words[0] == ".ci/floors.py" or re.search(rf'add_parser\(\s*"{words[1]}"', source)
    else:
        assert program in _PROGRAMS


def test_the_lowest_versions_of_all_dependencies_are_tried(tmp_path: Path) -> None:
    file = tmp_path / "floors.txt"
    subprocess.run([sys.executable, ROOT / ".ci/floors.py", file], check=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = [Requirement(text).name for text in requirements]
    floors = [Requirement(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [floor.name for floor in floors] == names
    assert all(str(floor.specifier).startswith("==") for floor in floors)


def test_an_action_of_others_is_pinned_by_its_commit_and_says_its_version() -> None:
    lines = [line for path in WORKFLOWS for line in re.findall(r"uses: .*", path.read_text(encoding="utf-8"))]
    assert len(lines) > 5
    assert [
        line for line in lines if not re.fullmatch(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
    ] == []
    assert len({*lines}) == len({line.partition("@")[0] for line in lines}), "one version of each"


def test_a_workflow_may_do_nothing_and_a_job_no_more_than_it_says() -> None:
    assert [read(path)["permissions"] for path in WORKFLOWS] == [{}] * len(WORKFLOWS)
    rights = {name: job.get("permissions") for name, job in JOBS.items()}
    assert rights.pop("release.yml: publish") == {"contents": "write"}
    assert {name: right for name, right in rights.items() if right != {"contents": "read"}} == {}
    assert [name for name, job in JOBS.items() if "timeout-minutes" not in job] == []


def test_the_tests_run_on_each_system_with_each_python_that_a_release_is_tried_on() -> None:
    from release.distribution import VERSIONS

    matrix = JOBS["tests.yml: test"]["strategy"]["matrix"]
    assert matrix["python"] == [*VERSIONS]
    assert {system.partition("-")[0] for system in matrix["system"]} == {"ubuntu", "windows", "macos"}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_what_can_be_answered(path: Path) -> None:
    form = read(path)
    assert {"name", "description", "body"} <= {*form}
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    names = [field["id"] for field in fields]
    assert len(names) == len({*names}) > 0
    assert [field["id"] for field in fields if not field["attributes"]["label"]] == []
    assert any(field.get("validations", {}).get("required") for field in fields)


def test_the_forms_are_for_a_fault_a_question_and_a_wish() -> None:
    assert [path.stem for path in FORMS] == ["bug", "question", "wish"]


def test_the_version_that_one_cites_is_this_one() -> None:
    cited = read(ROOT / "CITATION.cff")
    assert cited["version"] == __version__
    assert cited["authors"] == [{"name": "The protlib developers"}]


def test_nobody_is_named_and_each_link_leads_to_a_file() -> None:
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"[\w.]+@[\w-]+\.\w", text), path.name
        assert [link for link in _FILES.findall(text) if not (path.parent / link).is_file()] == []
