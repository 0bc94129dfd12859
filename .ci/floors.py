"""Write the lowest versions that pyproject.toml allows of what protlib needs, as constraints of pip.

    python .ci/floors.py FILE
    PIP_CONSTRAINT=FILE python run.py test

The second line has to be the first that sets up .venv: what is there already stays.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Such as: typer>=0.28,<0.29, httpx[socks]>=0.27,<1.
REQUIREMENT = re.compile(r"([\w.-]+)(?:\[[\w,]+\])?>=([\d.]+)(?:,<[\d.]+)?")


def constraints() -> Iterator[str]:
    """Yield a constraint for each dependency, those of the extras too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in chain(project["dependencies"], *project["optional-dependencies"].values()):
        if not (match := REQUIREMENT.fullmatch(requirement)):
            raise SystemExit(f"pyproject.toml: {requirement} has no lowest version")
        yield f"{match[1]}=={match[2]}\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("".join(constraints()), encoding="utf-8")
