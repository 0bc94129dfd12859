"""What tests of citing need: an engine, without which they are skipped, and say so."""

from typing import Final

import pytest

from protlib.citing.engine import program

needs_engine: Final = pytest.mark.skipif(
    not program.is_there(), reason="there is no pandoc here: pip install 'protlib-cli[cite]'"
)
