"""The modules of the interface: of sound types, and joined into a script that is what they are."""

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from harness.paths import ROOT
from harness.rows import every_row
from programs.deno_program import run_deno
from protlib.page.page_script import INTERFACE, bundle, sort_modules

_MODULES: Final = sorted(INTERFACE.rglob("*.js"))
_NAMES: Final = sorted(path.relative_to(INTERFACE).as_posix() for path in _MODULES)
# Such as "export class Words {", "const VOWELS = ", "async function opened(".
_TOP: Final = re.compile(r"^(?:export )?(?:async )?(?:class|const|let|function\*?) (\w+)", re.MULTILINE)


@pytest.mark.slow
def test_types_are_sound() -> None:
    ran = run_deno("check", "--quiet", "--config", str(ROOT / "deno.json"), *map(str, _MODULES))
    assert (ran.returncode, ran.stderr) == (0, "")


def test_every_module_asks_for_the_check_of_its_types() -> None:
    assert [path for path in _MODULES if not path.read_text().startswith("// @ts-check\n")] == []


def test_no_two_modules_have_one_name_at_the_top() -> None:
    names = Counter(name for path in _MODULES for name in _TOP.findall(path.read_text()))
    assert names
    assert [name for name, count in names.items() if count > 1] == []


@every_row("name", _NAMES)
@pytest.mark.slow
def test_a_module_is_joined_behind_what_it_imports(name: str) -> None:
    paths = sort_modules(name)
    assert paths[-1] == INTERFACE / name
    text = bundle(name)
    assert not re.search(r"^(?:import|export)\b", text, re.MULTILINE)
    assert {top for path in paths for top in _TOP.findall(path.read_text())} <= {*_TOP.findall(text)}


@every_row("name", _NAMES)
def test_what_is_joined_can_stand_in_an_element_of_a_page(name: str) -> None:
    assert not re.search("</script|<!--", bundle(name), re.IGNORECASE)


@pytest.mark.slow
def test_what_is_joined_is_run_as_one_strict_function(tmp_path: Path) -> None:
    script = tmp_path / "joined.js"
    pieces = [bundle(name) for name in _NAMES if "document" not in bundle(name)]
    assert pieces
    script.write_text("".join(pieces) + 'console.log("run");\n')
    ran = run_deno("run", "--no-remote", "--no-npm", "--no-config", str(script))
    assert (ran.returncode, ran.stdout) == (0, "run\n"), ran.stderr
    assert all(piece.startswith('(() => {\n"use strict";\n') for piece in pieces)
