import pytest

from protlib.system.progress import Progress, unwatched


def test_work_that_nobody_watches_is_told_to_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    watch: Progress = unwatched
    watch(1, 2)
    assert capsys.readouterr() == ("", "")
