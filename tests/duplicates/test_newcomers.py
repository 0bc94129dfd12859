"""Records on their way into a library: which fingerprints are looked up."""

from collections.abc import Sequence
from typing import Any

import pytest

from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.fingerprints import fingerprints
from protlib.duplicates.newcomers import Newcomers
from protlib.record.model import Publication
from sample_records.libraries import CARING, CAUSES, OTHER


def common_fingerprints(publications: Sequence[Publication]) -> list[int]:
    """Return how many fingerprints of each record are looked up."""
    newcomers = Newcomers(publications, {}, compares=True, keeps_texts=False)
    return [len(prints) for _record, prints, _last in newcomers]


class TestNewcomers:
    def test_are_looked_up_by_the_fingerprints_that_another_record_has(self) -> None:
        same_title = CARING.changed(key="", date="1999", doi="", isbn="", url="")
        alone, first, second = common_fingerprints([CAUSES, CARING, same_title])
        assert alone == 0
        assert 0 < first <= len(fingerprints(ComparedRecord(CARING)))
        assert 0 < second <= len(fingerprints(ComparedRecord(same_title)))

    def test_come_each_in_its_turn(self) -> None:
        records = [CARING, CAUSES, CARING, OTHER]
        newcomers = Newcomers(records, {}, compares=True, keeps_texts=False)
        assert [record.publication for record, *_ in newcomers] == records

    def test_say_which_fingerprints_no_later_record_has(self) -> None:
        newcomers = Newcomers([CARING, CAUSES, CARING], {}, compares=True, keeps_texts=False)
        [first, _alone, again] = [(prints, last) for _record, prints, last in newcomers]
        assert first[0] == again[0] == again[1] != []
        assert first[1] == []

    def test_find_what_is_shared_with_them_later(self) -> None:
        newcomers = Newcomers([CAUSES], {}, compares=True, keeps_texts=True)
        numbers = newcomers.share(fingerprints(ComparedRecord(CAUSES)))
        [(_record, prints, _last)] = newcomers
        assert prints == numbers
        assert newcomers.texts == {*fingerprints(ComparedRecord(CAUSES))}

    @pytest.mark.parametrize(
        "fields", [{}, {"topics": ("Return",)}, {"url": "https://www.iom.int/caring"}, {"note": "A/RES/64/1"}]
    )
    def test_share_the_fingerprints_of_a_record_in_the_library(self, fields: dict[str, Any]) -> None:
        newcomers = Newcomers([CAUSES, CARING], {}, compares=True, keeps_texts=True)
        existing = ComparedRecord(CARING.changed(**fields))
        numbers = newcomers.share_all(existing)
        assert numbers == [*map(hash, fingerprints(existing))]
        [_alone, (_record, prints, _last)] = newcomers
        assert [*prints] == [number for number in numbers if number in prints] != []

    def test_have_the_fingerprints_of_a_record_that_comes_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        newcomers = Newcomers([CAUSES, CARING], {}, compares=True, keeps_texts=True)
        numbers = [*map(hash, fingerprints(ComparedRecord(CARING)))]
        monkeypatch.delattr("protlib.duplicates.newcomers.fingerprints")
        assert newcomers.share_all(ComparedRecord(CARING.changed(topics=("Return",), key="caring"))) == numbers

    def test_have_others_where_they_were_read_from_a_reference(self) -> None:
        record = CARING.changed(private_note=f"IOM. {CARING.title}. 2009")
        newcomers = Newcomers([record], {}, compares=True, keeps_texts=True)
        assert newcomers.share_all(ComparedRecord(CARING)) == [*map(hash, fingerprints(ComparedRecord(CARING)))]

    def test_have_no_fingerprints_where_nothing_is_compared(self) -> None:
        newcomers = Newcomers([CARING, CARING], {}, compares=False, keeps_texts=True)
        assert [[*prints] for _record, prints, _last in newcomers] == [[], []]
        assert not newcomers.texts
