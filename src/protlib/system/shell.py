"""Words as one types them into the shell that the system has.

Words that cmd, PowerShell and a POSIX shell read alike are written so, in double quotes where they need any. Windows
has no common way for the others, so that there the shell decides.
"""

import os
import re
from collections.abc import Iterable
from typing import Final

from protlib.system import windows

# PowerShell takes "@name" for a variable, "a,b" for two words and "~" for the home folder.
_PLAIN: Final = r"(?!~)[\w+=:./\\~-][\w@+=:./\\~-]*"
# In double quotes, PowerShell reads $ and ` as its own, and “ as the end; and no two shells read " alike, or a \ at the
# end of a word without a blank.
_SPECIAL_SIGNS: Final = r'["“”„`]|\$[\w({?^:]|\A\S*\\\Z'
_POWERSHELL: Final = frozenset({"powershell", "pwsh"})
_SINGLE: Final = "['‘’‚‛]"
_STROKES_BEFORE_MARK: Final = r'(\\*)"'  # backslashes that stand before a quotation mark
_STROKES_AT_END: Final = r"(\\+)\Z"


def quote(word: str) -> str:
    """Return a word as one types it into the shell that is there."""
    if not windows.IS_WINDOWS or os.environ.get("MSYSTEM"):  # which the shell of Git for Windows sets
        import shlex

        return shlex.quote(word)
    if re.fullmatch(_PLAIN, word):
        return word
    if not re.search(_SPECIAL_SIGNS, word):
        return f'"{_double_backslashes(word)}"'
    shell = _shell()
    return _quote_for_powershell(word, shell) if shell in _POWERSHELL else _quote_for_cmd(word)


def command_line(words: Iterable[str]) -> str:
    """Return words as a user types them, one after the other."""
    return " ".join(map(quote, words))


def _double_backslashes(word: str) -> str:
    """Return a word that is to stand in double quotes, so that no backslash takes the last one for a letter.

    https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
    """
    return re.sub(_STROKES_AT_END, r"\1\1", word)


def _shell() -> str:
    import shellingham  # which looks through the processes, for the few words that need it

    try:
        name: str = shellingham.detect_shell()[0]
    except shellingham.ShellDetectionFailure:
        return ""
    return name


def _quote_for_cmd(word: str) -> str:
    r"""Return a word as cmd hands it on: it takes each quotation mark for one that opens or closes, also \"."""
    pieces = re.split(r'(\\*")', _double_backslashes(word))
    is_inside = True
    escaped = ""
    for piece in pieces:
        if piece.endswith('"'):
            escaped += re.sub(_STROKES_BEFORE_MARK, r'\1\1\\"', piece)
            is_inside = not is_inside
        else:
            escaped += piece if is_inside else re.sub(r"[&|<>()^]", r"^\g<0>", piece)
    return f'"{escaped}"' if is_inside else f'"{escaped}^"'


def _quote_for_powershell(word: str, shell: str) -> str:
    r"""Return a word as PowerShell passes it on; up to 5.1 it puts no \ before a quotation mark itself."""
    if shell == "powershell":
        word = re.sub(_STROKES_BEFORE_MARK, r'\1\1\\"', word)
        word = _double_backslashes(word) if re.search(r"\s", word) else word
    doubled = re.sub(_SINGLE, r"\g<0>\g<0>", word)
    return f"'{doubled}'"
