"""DOI, ISBN and ISSN are read with their usual slips, and wrong ones are refused."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record import identifiers


@every_row(
    ("text", "isbn"),
    [
        ("978-0-306-40615-7", "9780306406157"),
        ("0-306-40615-2", "0306406152"),
        ("978 0 306 40615 7", "9780306406157"),
        ("978–0–306–40615–7", "9780306406157"),
        ("080442957x", "080442957X"),
        ("ISBN-13: 978-0-306-40615-7 (pbk)", "9780306406157"),
        ("ISBN-10 0-306-40615-2", "0306406152"),
        ("urn:isbn:9780306406157", "9780306406157"),
        ("978-0-306-40615-7; 0-306-40615-2", "9780306406157 0306406152"),
        ("9780306406157 0306406152", "9780306406157 0306406152"),
        ("0306406152 (hbk), ISBN 978 0 306 40615 7 (e-book)", "0306406152 9780306406157"),
        ("9780306406157, 978-0-306-40615-7", "9780306406157"),
    ],
)
def test_isbns_are_read_without_hyphens_and_labels(text: str, isbn: str) -> None:
    assert identifiers.isbn(text) == isbn


@pytest.mark.parametrize(
    ("text", "issn"),
    [
        ("0378-5955", "0378-5955"),
        ("03785955", "0378-5955"),
        ("ISSN 2434-561X", "2434-561X"),
        ("2434-561x (online); 0378-5955 (print)", "2434-561X 0378-5955"),
    ],
)
def test_issns_are_read_with_their_hyphen(text: str, issn: str) -> None:
    assert identifiers.issn(text) == issn


@every_row(
    ("expected", "text", "why"),
    [
        (identifiers.isbn, "978-0-306-40615-8", "check digit of 9780306406158 is wrong"),
        (identifiers.isbn, "0-306-40615-3", "check digit"),
        (identifiers.isbn, "9780306406157; 0306406153", "check digit of 0306406153"),
        (identifiers.isbn, "0378-5955", "not an ISBN"),
        (identifiers.isbn, "97803064061570", "not an ISBN"),
        (identifiers.isbn, "", "not an ISBN"),
        (identifiers.issn, "0378-5954", "check digit of 0378-5954 is wrong"),
        (identifiers.issn, "978-0-306-40615-7", "not an ISSN"),
        (identifiers.issn, "none", "not an ISSN"),
        (identifiers.doi, "forthcoming", "not a DOI"),
        (identifiers.doi, "https://www.iom.int/10.html", "not a DOI"),
        (identifiers.doi, "10.1000/182 and 10.1000/183", "several"),
        (identifiers.doi, "10.1000/182;10.1000/183", "several"),
        (identifiers.doi, "10.1000/182,https://doi.org/10.1000/183", "several"),
        (identifiers.doi, "10.1000/182https://doi.org/10.1000/183", "several"),
        (identifiers.doi, "10.1659/0276-4741(2004)024 [0141:SPOCMP]2.0", "a space in it"),
        (identifiers.doi, "10.1177/0886260 517709", "a space in it"),
        (identifiers.doi, "10.1016/j.jrs.2010 .12.3", "a space in it"),
        (identifiers.doi, "10.1016/S0140-6736( 20)30183", "a space in it"),
        (identifiers.url, "https://www.iom.int/a b", "a space"),
        (identifiers.url, "https://a.org https://b.org", "a space"),
        (identifiers.url, "https://", "no host"),
        (identifiers.url, "available online", "a space"),
        (identifiers.url, "online", "no host"),
    ],
)
def test_what_is_none_is_refused_with_the_reason(expected: Callable[[str], str], text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        expected(text)


@pytest.mark.parametrize(
    ("text", "isbn"),
    [("0306406152", "9780306406157"), ("080442957X", "9780804429573"), ("9780306406157", "9780306406157"), ("x", "")],
)  # fmt: skip
def test_isbns_of_both_lengths_are_compared_as_thirteen_digits(text: str, isbn: str) -> None:
    assert identifiers.isbn13(text) == isbn


@every_row(
    ("text", "doi"),
    [
        ("10.1111/imig.12345", "10.1111/imig.12345"),
        ("10.1111/IMIG.12345", "10.1111/IMIG.12345"),
        ("DOI: 10.1111/imig.12345.", "10.1111/imig.12345"),
        ("doi:10.1000/182", "10.1000/182"),
        ("urn:doi:10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("https://doi-org.proxy.example.edu/10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/a%28b%29", "10.1000/a(b)"),
        ("10.1000/a%28b%29", "10.1000/a%28b%29"),
        ("(doi: 10.1000/182)", "10.1000/182"),
        ("10.1016/j.x [doi]", "10.1016/j.x"),
        ("10.1000/182, 10.1000/182", "10.1000/182"),
        ("10/abc12", "10/abc12"),
        # what files, programs and layouts make of one
        ("10.2307%2F2678900", "10.2307/2678900"),
        ("https://doi.org/10.2307%2F2678900", "10.2307/2678900"),
        ("https://www.example.org/go?doi=10.2307%2F2678900&from=feed", "10.2307/2678900"),
        (
            "10.1002/(SICI)1097(199724)35:2&lt;157::AID-JBM3&gt;3.0.CO;2-L",
            "10.1002/(SICI)1097(199724)35:2<157::AID-JBM3>3.0.CO;2-L",
        ),
        (
            "10.1002/(SICI)1097(199724)35:2&amp;lt;157::AID-JBM3&amp;gt;3.0.CO;2-L",
            "10.1002/(SICI)1097(199724)35:2<157::AID-JBM3>3.0.CO;2-L",
        ),
        (
            "10.1002/(SICI)1097(199724)35:2<157::AID-JBM3>3.0.CO;2-#",
            "10.1002/(SICI)1097(199724)35:2<157::AID-JBM3>3.0.CO;2-#",
        ),
        ("10.1000/1\u00ad82", "10.1000/182"),
        ("10.1000/1\u200b82", "10.1000/182"),
        ("10.1111/j.1468\u20102435.2010.00001.x", "10.1111/j.1468-2435.2010.00001.x"),
        ("１０．１０００／１８２", "10.1000/182"),
        ("10.1000/182。", "10.1000/182"),
        ("“10.1000/182”", "10.1000/182"),
        ("10.1000/182/", "10.1000/182"),
        ("10.1000/ABC; 10.1000/abc", "10.1000/ABC"),
        ("DOI 10.1000/182", "10.1000/182"),
        ("info:doi/10.1000/182", "10.1000/182"),
        ("doi:https://doi.org/10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/182?utm_source=mail", "10.1000/182"),
        ("https://doi.org/10.1000/182#abstract", "10.1000/182"),
        (
            "https://www-tandfonline-com.ezproxy.example.edu/doi/full/10.1080/1369183X.2018.1?casa_token=x",
            "10.1080/1369183X.2018.1",
        ),
        ("https://onlinelibrary.wiley.com/doi/10.1111/imig.12345/abstract", "10.1111/imig.12345"),
        (
            "https://link.springer.com/content/pdf/10.1007/s10610-021-09499-x.pdf",
            "10.1007/s10610-021-09499-x",
        ),
        # a space that is none of it
        (
            "10.1659/0276-4741(2004)024 [ 0141:SPOCMP]2.0.CO;2",
            "10.1659/0276-4741(2004)024[0141:SPOCMP]2.0.CO;2",
        ),
        (
            "https://doi.org/10.1659/0276-4741(2004)024 [0141:SPOCMP]2.0.CO;2.",
            "10.1659/0276-4741(2004)024[0141:SPOCMP]2.0.CO;2",
        ),
        (
            "10.1002/(SICI)1097-4571 (199806)49:8 <693:: AID-ASI4> 3.0.CO; 2-O",
            "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        ),
        (
            "10.1175/1520-0442(2000)013&lt; 1018:LTCOTN &gt; 2.0.CO;2",
            "10.1175/1520-0442(2000)013<1018:LTCOTN>2.0.CO;2",
        ),
        ("10.1016/ j.chiabu.2010.01.002", "10.1016/j.chiabu.2010.01.002"),
        ("doi: 10.1016 / j.chiabu.2010.01.002", "10.1016/j.chiabu.2010.01.002"),
        ("10.1016/j.chiabu. 2010.01.002", "10.1016/j.chiabu.2010.01.002"),
        ("10.1007/s10610-021- 09499-x", "10.1007/s10610-021-09499-x"),
        ("10.1016/S0140-6736 (20)30183-5", "10.1016/S0140-6736(20)30183-5"),
        # words and numbers behind it
        ("10.1000/182 (accessed 2 May 2010)", "10.1000/182"),
        ("10.1000/182 (2010)", "10.1000/182"),
        ("10.1000/182. Epub 2010 Mar 3.", "10.1000/182"),
        ("10.1000/182 PMID: 123456", "10.1000/182"),
        ("10.1000/182 PMC123456", "10.1000/182"),
        ("10.1000/182 2010-05-03", "10.1000/182"),
        ("10.1000/182 [Crossref]", "10.1000/182"),
        ("10.1000/182 - open access", "10.1000/182"),
        (
            "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
            "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        ),
    ],
)
def test_a_doi_is_read_without_resolver_and_label(text: str, doi: str) -> None:
    assert identifiers.doi(text) == doi


@every_row(
    ("text", "url"),
    [
        ("https://www.iom.int/a?b=c;d#e", "https://www.iom.int/a?b=c;d#e"),
        (" <https://www.iom.int/> ", "https://www.iom.int/"),
        ("URL: https://www.iom.int/", "https://www.iom.int/"),
        (r"\url{https://www.iom.int/}", "https://www.iom.int/"),
        ("[https://www.iom.int/a?b=1](https://www.iom.int/a?b=1)", "https://www.iom.int/a?b=1"),
        ('[Guide (2nd ed.)](<https://www.iom.int/a_(b)> "IOM")', "https://www.iom.int/a_(b)"),
        ("www.iom.int", "www.iom.int"),
        ("iom.int/publications", "iom.int/publications"),
        ("ftp://example.org/x", "ftp://example.org/x"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("https://fr.wikipedia.org/wiki/Réfugié", "https://fr.wikipedia.org/wiki/Réfugié"),
        ("https://web.archive.org/web/2010/http://a.org/(x)", "https://web.archive.org/web/2010/http://a.org/(x)"),
    ],
)  # fmt: skip
def test_a_link_is_read_without_brackets_and_no_scheme_is_invented(text: str, url: str) -> None:
    assert identifiers.url(text) == url


@given(st.from_regex(r"\Ahttps?://[a-z.]{1,9}(?:[/?#][!-~]{0,9})?\Z"))
def test_a_link_is_the_same_alone_and_behind_a_label(link: str) -> None:
    assert identifiers.url(f"URL: {link}") == identifiers.url(link)


@given(st.text())
@pytest.mark.parametrize("expected", [identifiers.isbn, identifiers.issn, identifiers.doi, identifiers.url])
def test_any_text_is_read_or_refused_and_what_is_read_stays_as_it_is(expected: Callable[[str], str], text: str) -> None:
    try:
        identifier = expected(text)
    except ValueError:
        return
    assert expected(identifier) == identifier


@every_row(
    ("text", "doi"),
    [
        ("at https://doi.org/10.1000/182", "10.1000/182"),
        ("at https://doi.org/10.1000/182 12 May 2010, p. 4", "10.1000/182"),
        ("10.1000/182 and 10.1000/183", ""),
        ("https://www.iom.int/10.html", ""),
        ("", ""),
    ],
)
def test_a_text_that_has_not_one_doi_has_none(text: str, doi: str) -> None:
    assert identifiers.doi_in(text) == doi
