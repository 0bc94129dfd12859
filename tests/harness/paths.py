"""Where the files are that tests read: by no path of the test itself, which may move."""

from pathlib import Path
from typing import Final

import pytest

import protlib

ROOT: Final = Path(__file__).parents[2]
"""The folder of the project."""
PACKAGE: Final = Path(protlib.__file__).parent
"""The package that is tested, with its tables: of a distribution it is that which is installed."""
DATA: Final = ROOT / "tests/data"
"""Golden files, a folder a format."""
EXAMPLES: Final = ROOT / "examples"
SHARED: Final = ROOT.parent / "shared/data"
"""Real input that is not ours to publish: tests read it where it is there."""

needs_case = pytest.mark.skipif((ROOT / "TESTS").exists(), reason="a name in other capitals is the same file here")
