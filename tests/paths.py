"""Where the files are that tests read: by no path of the test itself, which may move."""

from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
"""The folder of the project."""
DATA: Final = ROOT / "tests/data"
"""Golden files, a folder a format."""
EXAMPLES: Final = ROOT / "examples"
SHARED: Final = ROOT.parent / "shared/data"
"""Real input that is not ours to publish: tests read it where it is there."""

needs_case = pytest.mark.skipif((ROOT / "TESTS").exists(), reason="a name in other capitals is the same file here")
