"""The e-mail address of a user, as servers are told it."""

import re
from typing import Final

# Such as "me@example.org".
_ADDRESS: Final = r"[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+"
# Such as "me@example.org", "<me@example.org>", "mailto:me@example.org" and "Ann Lee <me@example.org>".
_MAILBOX: Final = rf"(?P<name>[^<>\r\n]*<)?(?:mailto:)?(?P<address>{_ADDRESS})(?(name)>)"


def read_address(text: str) -> str:
    """Return the bare address of what mail programs write for one; raises ValueError for what is no single address."""
    match = re.fullmatch(_MAILBOX, text.strip(), re.IGNORECASE | re.ASCII)
    if match is None:
        raise ValueError("an email address such as me@example.org")
    return match["address"]
