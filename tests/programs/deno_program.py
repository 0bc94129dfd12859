"""The scripts of the page outside a browser: run, and looked at, by deno, which reaches no network."""

import json
import subprocess
from pathlib import Path
from typing import Any

import deno

from protlib.page.page_script import INTERFACE


def run_deno(*arguments: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    """Return what deno did with its arguments."""
    program = deno.find_deno_bin()
    return subprocess.run([program, *arguments], input=given, capture_output=True, text=True, check=False)


def answer(module: str, script: str, given: Any, folder: Path) -> Any:
    """Return what a script writes of what it is `given`: the value of an expression,
    in which `page` is the module of the interface.
    """
    file = folder / "asked.js"
    url = (INTERFACE / module).as_uri()
    file.write_text(
        f'import * as page from "{url}";\n'
        "const given = JSON.parse(await new Response(Deno.stdin.readable).text());\n"
        f"console.log(JSON.stringify(await ({script})));\n"
    )
    ran = run_deno(
        "run",
        "--no-remote",
        "--no-npm",
        "--no-config",
        str(file),
        given=json.dumps(given),
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
