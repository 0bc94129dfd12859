"""What messages and help tell one to type is quoted as every shell reads it,
or by `system/shell.py` for the one that is there.
"""

import ast
import functools
import re
from collections.abc import Iterator

import pytest

from harness.source import MODULES, nodes

# cmd knows no such marks: protlib cite '[@KEY]', --map 'Title=title', for example 'Title=title'
_SINGLE = re.compile(r"(?:protlib [a-z]|--[a-z-]+ |for example)[^\n“”]*?[ =]'[^']*'")
# PowerShell takes these for a variable or for several words: protlib list @newest, --columns key,title
_OF_POWERSHELL = re.compile(r"protlib [a-z]+ (?:[^\n“”'\"]* )?(?:@\w|--\w+ \w+,\w)")
# A value in a line to type, as it stands: protlib show {key}
_BARE = re.compile(r"(?:protlib [a-z-]+(?: --?[a-z-]+)*|--(?:key|output|reference-doc|library)|-o) \x00")
_OWN_WORDS = {
    ("about.py", "name"), ("advice.py", "file"), ("option_names.py", "entry.name"), ("configuration_file.py", "key"),
    ("edition_lists.py", "key_words"), ("unread_formats.py", "option"), ("rule_findings.py", "rule"), ("rule_findings.py", "rule.name"), ("outgoing_records.py", "RULE"),
    ("help_.py", "matches[0].row.name"), ("history.py", "version_before"), ("completion_scripts.py", "'|'.join(_SCRIPTS)"),
    ("completion_scripts.py", "shell"), ("misread_words.py", "format_name"), ("rule_options.py", "_AGE_RULE"),
    ("mcp.py", "describe_unloaded('mcp', error)"), ("network.py", "describe_unloaded('httpx', error)"),
    ("missing_library.py", "deleted"), ("saved_searches.py", "flags"), ("set_.py", "line"), ("table_columns.py", "its"), ("table_columns.py", "old"),
}  # fmt: skip
"""Values that are words of protlib itself, as a command or a rule, or are quoted before."""
_SCRIPTS = {"completion_scripts.py"}  # of shells
"""Files whose texts are for one shell."""


def _texts() -> Iterator[tuple[str, str, list[ast.expr]]]:
    """Yield the name of each file with each text in it, a NUL for each value in that, and these values."""
    for path in MODULES:
        inside: set[int] = set()
        for node in nodes(path):
            if isinstance(node, ast.JoinedStr):
                values = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
                inside |= {id(part) for part in node.values}
                parts = (part.value if isinstance(part, ast.Constant) else "\0" for part in node.values)
                yield path.name, "".join(map(str, parts)), values
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
                yield path.name, node.value, []


@functools.cache
def _texts_with_lines() -> list[tuple[str, str, list[ast.expr]]]:
    """Return the texts that may have a line to type;
    nobody who runs other tests waits until all of the source is read.
    """
    return [row for row in _texts() if any(mark in row[1] for mark in ("protlib", "--", "for example"))]


@pytest.mark.parametrize("wrong", [_SINGLE, _OF_POWERSHELL], ids=["single quotation marks", "signs of PowerShell"])
def test_a_line_to_type_is_read_alike_by_every_shell(wrong: re.Pattern[str]) -> None:
    lines = [
        (name, match[0])
        for name, text, _ in _texts_with_lines()
        if name not in _SCRIPTS and (match := wrong.search(text))
    ]
    assert lines == []


def test_a_value_in_a_line_to_type_is_quoted() -> None:
    bare = set()
    for name, text, values in _texts_with_lines():
        for match in _BARE.finditer(text):
            value = ast.unparse(values[text.count("\0", 0, match.end()) - 1])
            if not value.startswith(("quote(", "command_line(", "_quoted(", "_quote(")):
                bare.add((name, value))
    assert bare == _OWN_WORDS
