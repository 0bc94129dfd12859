"""Where the files are that tests read: by no path of the test itself, which may move."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
"""The folder of the project."""
DATA: Final = ROOT / "tests/data"
"""Golden files, a folder a format."""
EXAMPLES: Final = ROOT / "examples"
SHARED: Final = ROOT.parent / "shared/data"
"""Real input that is not ours to publish: tests read it where it is there."""
