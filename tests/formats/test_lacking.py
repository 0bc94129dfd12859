"""What a plain file lacks of a record is told while it is written, so that no record is planned twice."""

from pathlib import Path

import pytest

from protlib.formats import files
from protlib.formats.csl import item_writer
from protlib.formats.ris import ris_text
from protlib.record.model import Publication

_RECORDS = [
    Publication(key=f"k{number}", title="Care", type="report", countries=("Ghana",), topics=("Health",))
    for number in range(3)
]


@pytest.mark.parametrize(
    ("suffix", "module", "name"),
    [
        ("ris", ris_text, "RisPlan"),
        ("json", item_writer, "_make_sayable_item"),
        ("yaml", item_writer, "_make_sayable_item"),
    ],
)
def test_each_record_is_planned_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, module: object, name: str
) -> None:
    planned: list[str] = []
    plan = getattr(module, name)

    def noted(publication: Publication, *rest: object) -> object:
        planned.append(publication.key)
        return plan(publication, *rest)

    monkeypatch.setattr(module, name, noted)
    lost = files.write(_RECORDS, tmp_path / f"refs.{suffix}")
    assert planned == ["k0", "k1", "k2"]
    assert lost == {"countries": 3, "topics": 3}
