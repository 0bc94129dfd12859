"""How the shells of Windows take a line apart, as far as one that calls a program has it.

cmd: its own signs (`cmd /?`), then the rule by which the program takes its command line apart (CommandLineToArgvW).
PowerShell: its argument mode (about_Parsing, about_Quoting_Rules), then what it makes of the words: the command line
that 5.1 (`passes`) puts together of them, which escapes no quotation mark, and 7.3 and later, which hands on each word
as it is.
"""

import re
from typing import Final

_SINGLE: Final = "'‘’‚‛"
_DOUBLE: Final = '"“”„'
_STARTS: Final = re.compile(r"[@(){};&|<>]|\$[\w({?^:]|#")


class NotAWordError(Exception):
    """What a shell takes for something else than words of a program."""


def argv(line: str) -> list[str]:
    """Return the words of a command line, as CommandLineToArgvW of Windows gives them."""
    words: list[str] = []
    word, is_open, is_word, place = "", False, False, 0
    while place < len(line):
        run = re.match(r"\\*", line[place:])
        count = len(run[0]) if run else 0
        following = line[place + count : place + count + 1]
        place += count
        is_word = is_word or count > 0
        if following == '"':
            word += "\\" * (count // 2)
            is_word = True
            if count % 2:
                word += '"'
            else:
                is_open = not is_open
            place += 1
            continue
        word += "\\" * count
        if following in {"", " ", "\t"} and not is_open:
            words += [word] * is_word
            word, is_word = "", False
        else:
            word, is_word = word + following, True
        place += 1
    return [*words, word] if is_word else words


def cmd(line: str, environment: tuple[str, ...] = ("PATH", "TEMP", "USERNAME")) -> list[str]:
    """Return the words that a program has of a line of cmd;
    raises NotAWordError where cmd takes it for more than one program.
    """
    plain, is_open, place = "", False, 0
    for name in environment:
        if re.search(rf"(?i)%{name}%", line):
            raise NotAWordError(f"%{name}%")
    while place < len(line):
        sign = line[place]
        if sign == '"':
            is_open = not is_open
        elif sign == "^" and not is_open:
            place += 1
            sign = line[place : place + 1]
        elif sign in "&|<>()" and not is_open and (sign not in "()" or not plain):
            raise NotAWordError(sign)
        plain += sign
        place += 1
    return argv(plain)


def powershell(line: str) -> list[str]:
    """Return the arguments that PowerShell reads in a line, the name of the program first;
    raises NotAWordError for what are none.
    """
    words: list[str] = []
    place = 0
    while place < len(line):
        if line[place].isspace():
            place += 1
        elif line[place] == "#":
            break
        elif _STARTS.match(line, place):
            raise NotAWordError(line[place:])
        else:
            word, place = _argument(line, place)
            words += word
    return words


def _argument(line: str, place: int) -> tuple[list[str], int]:
    """Return an argument that begins in a place, of several where commas part them, and where it ends."""
    words, word = [], ""
    while place < len(line) and not line[place].isspace():
        sign = line[place]
        if sign == "`":
            word += line[place + 1 : place + 2]
            place += 2
        elif sign in _SINGLE + _DOUBLE:
            text, place = _quoted(line, place)
            word += text
        elif sign == ",":
            words.append(word)
            word, place = "", place + 1
        elif sign in "(){};&|<>" or (sign == "$" and _STARTS.match(line, place)):
            raise NotAWordError(line[place:])
        else:
            word, place = word + sign, place + 1
    return [*words, word], place


def _quoted(line: str, place: int) -> tuple[str, int]:
    marks = _SINGLE if line[place] in _SINGLE else _DOUBLE
    text, place = "", place + 1
    while place < len(line):
        sign = line[place]
        if sign in marks:
            if line[place + 1 : place + 2] not in {*marks}:
                return text, place + 1
            place += 1
            sign = line[place]
        elif marks == _DOUBLE and sign == "`":
            place += 1
            sign = line[place : place + 1]
        elif marks == _DOUBLE and sign == "$" and _STARTS.match(line, place):
            raise NotAWordError(line[place:])
        text, place = text + sign, place + 1
    raise NotAWordError("a quotation mark that is not closed")


def passed(words: list[str]) -> list[str]:
    """Return what a program has of the arguments of Windows PowerShell 5.1."""
    line = " ".join(f'"{word}"' if not word or re.search(r"\s", word) else word for word in words)
    return argv(line)
