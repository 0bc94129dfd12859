"""Progress is shown only to somebody who watches."""

import pytest

from protlib.system.progress import Progress, ignore_progress


def test_work_that_nobody_watches_is_told_to_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    watch: Progress = ignore_progress
    watch(1, 2)
    assert capsys.readouterr() == ("", "")
