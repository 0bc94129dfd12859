"""An order and facets that there are not yet, declared as any other: the house must know them unasked."""

import subprocess

from harness import declarations


def install() -> None:
    """Have the choices of this interpreter, which must not have imported them, be more."""
    declarations.install(
        "protlib.selection",
        {
            '    MODIFIED = "modified"': '    CREATED = "created", "-created", "key"\n',
            '    LANGUAGE = "language"': '    STATUS = "status", "status"\n    GENRE = "genre", "genre"\n',
        },
    )


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run code in an interpreter in which there are the new choices."""
    return declarations.run("new_choice", code, *arguments)
