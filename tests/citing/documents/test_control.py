"""Citations in the .bcf file that biblatex writes for biber."""

import pytest

from harness.rows import every_row
from protlib.citing.documents import control

BCF = """<?xml version="1.0" encoding="UTF-8"?>
<bcf:controlfile version="3.8" xmlns:bcf="https://sourceforge.net/projects/biblatex">
  <bcf:section number="0">
    <bcf:citekey order="1" intorder="1">iom2009</bcf:citekey>
    <bcf:citekey order="2" nocite="1">jobe &amp; co</bcf:citekey>
    <bcf:citekey order="0">*</bcf:citekey>
  </bcf:section>
</bcf:controlfile>
"""


def test_reads_the_keys() -> None:
    citations = control.read_mentions(BCF)
    assert citations.first_lines() == {"iom2009": 4, "jobe & co": 5}
    assert citations.cites_all


@every_row("text", ["", "no XML", BCF[:-30], '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>', "<a>\x00</a>"])
def test_refuses_what_is_no_control_file(text: str) -> None:
    with pytest.raises(ValueError, match=r"XML|entity"):
        control.read_mentions(text)
