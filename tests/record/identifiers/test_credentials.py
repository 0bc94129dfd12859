"""Links that let in whoever has them."""

from protlib.record.identifiers.credentials import harmless_links, without_credentials, without_credentials_in

SECRETS = {
    "https://ana:pw@iom.int/a.pdf": "https://iom.int/a.pdf",
    "ftp://ana@files.iom.int/a.pdf#page=3": "ftp://files.iom.int/a.pdf#page=3",
    "https://iom.int/a?page=2&access_token=abc#top": "https://iom.int/a?page=2#top",
    "https://iom.int/a?API_KEY=abc": "https://iom.int/a",
    "https://iom.int/a?token=bG9uZ1Rva2VuMTIz&lang=fr": "https://iom.int/a?lang=fr",
    "https://x.blob.core.windows.net/c/a.pdf?sv=2020-08-04&se=2027-01-01&sp=r&sig=Zm9vYmFyYmF6cXV4%2B12%3D": (
        "https://x.blob.core.windows.net/c/a.pdf"
    ),
    "https://iom.int/get?id=12&sig=0123456789abcdef0123&e=1": "https://iom.int/get?id=12",
    "https://b.s3.amazonaws.com/a.pdf?X-Amz-Expires=600&X-Amz-Signature=0123456789abcdef0123": "https://b.s3.amazonaws.com/a.pdf",
    "https://onedrive.live.com/?authkey=%21AKabc123&cid=8F&id=8F%2112": "https://onedrive.live.com/?cid=8F&id=8F%2112",
    "https://www.dropbox.com/scl/fi/abc/report.pdf?rlkey=abcd1234&dl=0": "https://www.dropbox.com/scl/fi/abc/report.pdf?dl=0",
    "https://drive.google.com/file/d/1abc/view?resourcekey=0-abcDEF123": "https://drive.google.com/file/d/1abc/view",
    "https://iom.zoom.us/rec/share/abc.def?pwd=abc": "https://iom.zoom.us/rec/share/abc.def",
    "https://iom.int/a;jsessionid=0123456789ABCDEF0123?id=3": "https://iom.int/a?id=3",
    "https://iom.int/a#access_token=abc": "https://iom.int/a",
    "https://iom.int/a?pwd=abc&amp;page=2&amp;token=bG9uZ1Rva2VuMTIz": "https://iom.int/a?page=2",
    "https://web.archive.org/web/2019/https://iom.int/a?token=bG9uZ1Rva2VuMTIz&lang=fr": (
        "https://web.archive.org/web/2019/https://iom.int/a?lang=fr"
    ),
    "https://web.archive.org/web/2019/https://ana:pw@iom.int/a": "https://web.archive.org/web/2019/https://iom.int/a",
    "https://login.example.edu/login?url=https://iom.int/a?access_token=abc": "https://login.example.edu/login?url=https://iom.int/a",
    "https://iom.int/login?next=https%3A%2F%2Fx.org%2Fa%3Faccess_token%3Dabc&lang=fr": (
        "https://iom.int/login?next=https%3A%2F%2Fx.org%2Fa&lang=fr"
    ),
}
PLAIN = (
    "", "https://iom.int/a.pdf", "www.iom.int", "https://medium.com/@iom/a-story?page=2", "https://iom.int/search?token=child&q=pwd",
    "https://iom.int/a?password=", "https://iom.int/?q=ana@iom.int", "https://iom.int/a?sig=3", "https://undocs.org/A/HRC/44/45?x=y&&",
    "https://iom.int/a?sig=Sierra-Leone-report-2019", "https://iom.int/a?token=child%20protection+2019&auth=UNHCR-Kenya-2019-en",
    "https://www.google.com/maps/@51.5,-0.12,15z", "https://iom.int/a?", "https://iom.int/a?b=1&amp;page=2", "mailto:ana@iom.int",
    "https://iom.sharepoint.com/:b:/s/x/EabcToken?e=AbC123", "https://iom.int/a;b=c?x=1;y=2", "https://iom.int/search?ticket=trains+2019",
    "https://iom.int/login?next=https%3A%2F%2Fx.org%2Fa%3Fid%3D3", "https://web.archive.org/web/2019/https://medium.com/@iom/a-story",
)  # fmt: skip


def test_what_lets_in_is_taken_out_of_a_link_and_nothing_else() -> None:
    assert {link: without_credentials(link) for link in SECRETS} == SECRETS


def test_what_was_taken_out_once_is_taken_out_for_good() -> None:
    assert [bare for bare in SECRETS.values() if without_credentials(bare) != bare] == []


def test_a_link_without_a_password_stays_as_it_is() -> None:
    assert [link for link in PLAIN if without_credentials(link) != link] == []


TEXTS = {
    "See https://ana:pw@iom.int/a.pdf.": "See https://iom.int/a.pdf.",
    "(at https://iom.int/a?access_token=abc), and <https://iom.int/b?api_key=x&page=2>": (
        "(at https://iom.int/a), and <https://iom.int/b?page=2>"
    ),
    "\\url{https://ana:pw@iom.int/a.pdf}": "\\url{https://iom.int/a.pdf}",
    "“https://iom.int/a?jwt=abc”; HTTPS://ana:pw@iom.int": "“https://iom.int/a”; HTTPS://iom.int",
}


def test_links_within_a_text_lose_what_lets_in_and_the_text_stays() -> None:
    assert {text: without_credentials_in(text) for text in TEXTS} == TEXTS
    assert [text for text in TEXTS.values() if without_credentials_in(text) != text or [*harmless_links(text)]] == []


def test_values_with_texts_in_them_lose_what_lets_in() -> None:
    links = {"ris:UR": ["https://ana:pw@iom.int/a.pdf", "https://iom.int"], "pages": 3}
    assert without_credentials_in(links) == {"ris:UR": ["https://iom.int/a.pdf", "https://iom.int"], "pages": 3}
    assert [*harmless_links(links)] == ["https://iom.int/a.pdf"]
    harmless = {"related": ({"at": "https://iom.int"},), "pages": 3}
    assert without_credentials_in(harmless) is harmless
