"""What is typed over a citation means its work by a name in a script without capitals, too."""

import pytest

from protlib.citing.citation import Citation, CitedPublication
from protlib.citing.verification.typed_over import find_unmeant
from protlib.record import names
from protlib.record.model import Publication


@pytest.mark.parametrize(
    ("typed", "key"), [("（参见王，2015）", ""), ("(王小明, 2015)", ""), ("(李, 2015)", "one"), ("(王, 2016)", "one")]
)
def test_a_name_of_one_sign_means_its_work(typed: str, key: str) -> None:
    record = Publication(key="one", title="人口贩运", authors=(names.parse_name("王, 小明"),), date="2015")
    assert find_unmeant(typed, Citation((CitedPublication("one"),)), [record]) == key
