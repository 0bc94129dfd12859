"""Records on their way into a library: which fingerprints are looked up."""

from collections.abc import Sequence

from libraries import CARING, CAUSES, OTHER
from protlib.duplicates.compared import ComparedRecord
from protlib.duplicates.fingerprints import fingerprints
from protlib.duplicates.newcomers import Newcomers
from protlib.record.model import Publication


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

    def test_have_no_fingerprints_where_nothing_is_compared(self) -> None:
        newcomers = Newcomers([CARING, CARING], {}, compares=False, keeps_texts=True)
        assert [[*prints] for _record, prints, _last in newcomers] == [[], []]
        assert not newcomers.texts
