"""Blocks of data: opened as they were packed, and never the end of their element."""

import json
from typing import Any

import pytest

from programs.blocks import opened
from protlib.page.page_html import make_block, make_json_block


@pytest.mark.parametrize("data", [b"", b"abc" * 1000, bytes(range(256)), b"</script><img src=x>"])
def test_bytes_come_out_as_they_went_in(data: bytes) -> None:
    assert opened(make_block("search", data).encode()) == {"search": data}


@pytest.mark.parametrize("data", [[], {"title": "</script><!-- <b>"}, ["نحو", "人口", "\u2028"]])
def test_what_json_says_comes_out_as_it_went_in(data: Any) -> None:
    assert json.loads(opened(make_json_block("records", data).encode())["records"]) == data
