"""Nothing of the tests stays behind in the temporary folder of the system."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PRINT = "import tempfile; print(tempfile.gettempdir())"


def test_what_protlib_leaves_for_a_user_is_in_a_folder_that_goes_with_the_tests() -> None:
    folder = tempfile.gettempdir()
    program = subprocess.run([sys.executable, "-c", PRINT], capture_output=True, text=True, check=True)
    assert Path(folder).name.startswith("protlib-tests-")
    assert Path(folder).parent == Path(os.environ["PYTEST_DEBUG_TEMPROOT"])
    assert program.stdout.strip() == folder
