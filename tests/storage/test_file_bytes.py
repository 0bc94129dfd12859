"""A file whose bytes are read where they are looked at answers as the bytes themselves do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib.storage import contents, file_bytes
from protlib.storage.file_bytes import FileBytes
from protlib.storage.file_records import SummedData
from protlib.storage.slices import Slices
from sample_records.stored_records import ONE, THREE, TWO

PLACES = st.integers(0, 40)


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A path for files, read in windows of a few bytes."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(file_bytes, "_WINDOW", 2)
        patched.setattr(file_bytes, "_BYTES_READ_AHEAD", 3)
        patched.setattr(file_bytes, "_MOST", 5)
        yield tmp_path_factory.mktemp("bytes") / "file"


@given(
    data=st.lists(st.sampled_from(b"ab"), max_size=40).map(bytes),
    text=st.sampled_from([b"a", b"ab", b"abba"]),
    first=PLACES,
    last=PLACES,
)
def test_a_text_is_found_where_the_bytes_have_it(narrow: Path, data: bytes, text: bytes, first: int, last: int) -> None:
    narrow.write_bytes(data)
    with FileBytes(narrow) as raw:
        assert len(raw) == len(data)
        assert raw[first:last] == data[first:last]
        assert raw[:] == data
        assert (raw.find(text, first, last), raw.find(text)) == (data.find(text, first, last), data.find(text))
        assert raw.rfind(text, first, last) == data.rfind(text, first, last)
        if text in data:
            assert raw.index(text) == data.index(text)
        else:
            with pytest.raises(ValueError, match="not in the file"):
                raw.index(text)
        assert [SummedData.from_data(raw).size, SummedData.from_data(raw).crc] == [
            SummedData.from_data(data).size,
            SummedData.from_data(data).crc,
        ]


def test_a_file_is_changed_as_its_bytes_are(narrow: Path) -> None:
    tables = contents.add_new_header({**contents.empty_tables(), "publications": {"5": ONE, "6": TWO}}, "2026")
    data = contents.dumps(tables)
    narrow.write_bytes(data)
    with FileBytes(narrow) as raw:
        of_file, of_bytes = Slices(raw), Slices(data)
        assert of_file.document("6") == of_bytes.document("6")
        assert of_file.numbers() == of_bytes.numbers()
        change = [*of_bytes.change({**tables, "publications": {"7": THREE}}, frozenset({"5"}))]
        assert [*of_file.change({**tables, "publications": {"7": THREE}}, frozenset({"5"}))] == change
        assert b"".join(of_file.pieces(change)) == b"".join(of_bytes.pieces(change))


def test_a_file_that_is_cut_short_meanwhile_ends_there(narrow: Path) -> None:
    narrow.write_bytes(b"a" * 30)
    with FileBytes(narrow) as raw:
        narrow.write_bytes(b"a" * 7)
        assert raw[:] == b"a" * 7
        assert raw.find(b"b") == raw.rfind(b"b", 0, 30) == -1
