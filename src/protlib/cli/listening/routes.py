"""Which function answers which path: those of the Zotero Connector, of Better BibTeX, and of protlib's own page."""

from collections.abc import Mapping
from typing import Final

from protlib.cli.listening.connector import Connector
from protlib.cli.listening.editors import Editors
from protlib.cli.listening.messages import FORM
from protlib.cli.listening.own_pages import PATH, Pages
from protlib.cli.listening.server import ANY, Route

_READING_METHODS: Final = frozenset({"GET"})
_BOTH: Final = frozenset({"GET", "POST"})
_FILE: Final = 500_000_000  # bytes
_PAGE: Final = 100_000_000  # bytes: a page with its pictures in one file
_BYTES_OF_A_FEW_WORDS: Final = 100_000  # bytes: questions of a few words


def routes_of(connector: Connector, editors: Editors, pages: Pages) -> Mapping[str, Route]:
    """Return the routes of all paths; a refusal sends the Connector elsewhere with what it also asks of a Zotero."""
    connector_routes = {
        "ping": Route(connector.ping, methods=_BOTH, most=_BYTES_OF_A_FEW_WORDS),
        "getSelectedCollection": Route(connector.targets, most=_BYTES_OF_A_FEW_WORDS),
        "saveItems": Route(connector.save_items),
        "saveSnapshot": Route(connector.save_page),
        "saveSingleFile": Route(connector.save_snapshot, most=_PAGE),
        "saveAttachment": Route(connector.attach, waits=True, types=frozenset(), most=_FILE),
        "saveStandaloneAttachment": Route(connector.attach_alone, waits=True, types=frozenset(), most=_FILE),
        "getRecognizedItem": Route(connector.say_recognised, most=_BYTES_OF_A_FEW_WORDS),
        "updateSession": Route(connector.change),
        "sessionProgress": Route(connector.progress, most=_BYTES_OF_A_FEW_WORDS),
        "hasAttachmentResolvers": Route(connector.has_resolvers, most=_BYTES_OF_A_FEW_WORDS),
        "import": Route(connector.take_file, types=frozenset({ANY})),
        "delaySync": Route(connector.answer_nothing, most=_BYTES_OF_A_FEW_WORDS),
        "getClientHostnames": Route(connector.no_names, most=_BYTES_OF_A_FEW_WORDS),
        "proxies": Route(connector.no_names, most=_BYTES_OF_A_FEW_WORDS),
        **dict.fromkeys(
            (
                "saveAttachmentFromResolver", "getTranslators", "getTranslatorCode", "detect", "installStyle",
                "document/execCommand", "document/respond",
            ), Route(connector.not_here, types=frozenset({ANY})),
        ),
    }  # fmt: skip
    exports = Route(editors.export, methods=_READING_METHODS)
    return {
        **{f"/connector/{name}": route for name, route in connector_routes.items()},
        "/better-bibtex/cayw": Route(editors.cite, waits=True, methods=_BOTH, most=_BYTES_OF_A_FEW_WORDS),
        "/better-bibtex/json-rpc": Route(editors.call, methods=_BOTH),
        **{f"/better-bibtex/{name}": exports for name in ("library", "collection", "export")},
        **{f"/better-bibtex/export/{name}": exports for name in ("library", "collection")},
        PATH: Route(pages.answer, methods=_BOTH, types=frozenset({FORM}), most=_BYTES_OF_A_FEW_WORDS, is_page=True),
    }
