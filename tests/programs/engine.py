"""What tests of citing need: an engine, without which they are skipped, and say so."""

from typing import Final

import pytest

from protlib.citing.engine import engine_program

needs_engine: Final = pytest.mark.skipif(
    not engine_program.has_engine(), reason="there is no pandoc here: pip install 'protlib-cli[cite]'"
)
