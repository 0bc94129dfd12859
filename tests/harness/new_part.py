"""Parts of a record that are not searched yet, one of each sort, declared as any other:
the house must search them unasked.
"""

import subprocess
from typing import Final

from harness import declarations

ROWS: Final = """\
    "imprint": Part("imprint", 0.7, ("imprint", "imprints"), own_fields=("addendum", "aliases"), has_acronyms=True, has_capitals=True),
    "status": Part("status", 0.7, ("status",), shared_fields=("status",)),
    "translator": Part("translator", 0.7, ("translator", "translators"), shared_fields=("translators",)),
"""


def install() -> None:
    """Have the table of this interpreter, which must not have imported it, declare the new parts."""
    declarations.install("protlib.index.parts", {'    "note": Part(': ROWS})


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run code in an interpreter in which the new parts are searched."""
    return declarations.run("new_part", code, *arguments)
