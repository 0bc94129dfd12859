"""Write bills of materials, as CycloneDX has them, of a plain installation and of one with each extra: `make sbom`.

Each is of an empty environment in which the wheel of `dist/` was installed, and says of every package its version, its
licence and what wanted it. What packages do not say of themselves is added: the files of others in the wheel, and the
program in pypandoc_binary.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from tools.licences import BY_CLASSIFIER, PARTS, READ, list_extras

from release.distribution import DIST, ROOT

_OWN: Final = "MIT"


def installed(wheel: Path, extra: str, folder: Path) -> Path:
    """Install the wheel, and nothing that it does not ask for, in an empty environment; return its Python."""
    place = folder / (extra or "plain")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    python = place / "bin/python"
    requirement = f"{wheel}[{extra}]" if extra else str(wheel)
    subprocess.run([sys.executable, "-m", "pip", "--python", python, "install", "--quiet", requirement], check=True)
    return python


def bill(python: Path, wheel: Path) -> dict[str, Any]:
    """Return the bill of an environment in which the wheel is installed."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--of", "JSON"]
    ran = subprocess.run(
        [*command, "--pyproject", str(ROOT / "pyproject.toml"), str(python)], capture_output=True, check=True
    )
    report: dict[str, Any] = json.loads(ran.stdout)
    report["metadata"]["component"] |= {
        "version": wheel.name.split("-")[1],
        "hashes": [{"alg": "SHA-256", "content": sha256(wheel.read_bytes()).hexdigest()}],
        "components": list(_iterate_wheel_parts()),
    }
    for component in report["components"]:
        _name_licences(component)
    for program, package in _programs(python):
        report["components"].append(program)
        report["dependencies"].append({"ref": program["bom-ref"]})
        _wants(report, package, program["bom-ref"])
    return report


def _name_licences(component: dict[str, Any]) -> None:
    """Name licences as SPDX does, where a package says them as a classifier only."""
    if component["name"] in READ:
        component.setdefault("licenses", [{"license": {"id": READ[component["name"]]}}])
    for licence in component.get("licenses", ()):
        identifier = BY_CLASSIFIER.get(licence.get("license", {}).get("name", "").rpartition(" :: ")[2])
        if identifier:
            del licence["license"]["name"]
            licence["license"]["id"] = identifier


def _wants(told: dict[str, Any], package: str, reference: str) -> None:
    mine = next(component["bom-ref"] for component in told["components"] if component["name"] == package)
    entry = next(dependency for dependency in told["dependencies"] if dependency["ref"] == mine)
    entry["dependsOn"] = [*entry.get("dependsOn", ()), reference]


def _iterate_wheel_parts() -> Iterator[dict[str, Any]]:
    for part in PARTS:
        if part.licence not in {"", _OWN}:
            yield _component("data", part.description, part.licence, part.pattern)


def _component(kind: str, name: str, licence: str, reference: str) -> dict[str, Any]:
    return {"type": kind, "name": name, "bom-ref": reference, "licenses": [{"license": {"id": licence}}]}


def _programs(python: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the programs that packages bring without saying so, and which package does."""
    for program in python.parents[1].glob("lib/python*/site-packages/pypandoc/files/pandoc"):
        ran = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
        version = ran.stdout.split()[1]
        pandoc = _component("application", "pandoc", "GPL-2.0-or-later", f"pandoc=={version}")
        yield pandoc | {"version": version}, "pypandoc_binary"


def main() -> None:
    """Write a bill for each way to install what is in dist/."""
    wheels = sorted(DIST.glob("*.whl"), key=lambda path: path.stat().st_mtime)
    if not wheels:
        sys.exit("there is no wheel in dist/: make dist")
    with tempfile.TemporaryDirectory() as folder:
        for extra in ("", *list_extras()):
            document = bill(installed(wheels[-1], extra, Path(folder)), wheels[-1])
            name, version, *_ = wheels[-1].name.split("-")
            path = DIST / f"{name}-{version}{f'-{extra}' if extra else ''}.cdx.json"
            text = json.dumps(document, indent=1) + "\n"
            if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
                sys.exit(f"{path.name} is no CycloneDX: {wrong}")
            path.write_text(text, encoding="utf-8")
            unknown = [component["name"] for component in document["components"] if not component.get("licenses")]
            more = f"; no licence is told of {', '.join(unknown)}" if unknown else ""
            print(f"dist/{path.name}: {len(document['components'])} components{more}")


if __name__ == "__main__":
    main()
