"""What comes as a web page (a mail, or what was copied in a browser) as clean Markdown: words, lists, links, quotes."""

from __future__ import annotations

import re
import warnings
from html import unescape
from urllib.parse import urlsplit

LONGEST = 1_000_000
"""Characters of a page that is pasted; of a longer one the plain text is to be used."""

_UNSEEN = [
    "script", "style", "head", "title", "meta", "template", "noscript", "svg", "object", "iframe", "embed", "canvas",
    "video", "audio", "input", "button", "select", "textarea",
]  # fmt: skip
# What carries structure. A page that has none of these says nothing that its plain text does not say.
_STRUCTURE = re.compile(
    r"<(?:a\s[^>]*href|b|strong|i|em|s|del|u?l|ol|li|h[1-6]|table|blockquote|pre|code|hr)\b", re.IGNORECASE
)
_SAFE = frozenset({"http", "https", "mailto", "tel"})
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)


def has_structure(page: str) -> bool:
    """Return whether a page says more than its words: lists, links, emphasis, tables."""
    return bool(_STRUCTURE.search(page))


def page_as_markdown(page: str) -> str:
    """Return a page as Markdown (CommonMark, with the tables of GitHub); any text at all can be read.

    Scripts, styles and pictures go, those of trackers among them; of links those stay that lead to the web, to mail or
    to a phone.
    """
    try:
        return _tidied(_carefully(page))
    except (RecursionError, ValueError, TypeError, AttributeError, AssertionError):
        # Nested too deep, or broken in a way that nobody thought of: the words alone.
        return _tidied(_bare(page))


def _carefully(page: str) -> str:
    from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
    from markdownify import ATX, MarkdownConverter

    with warnings.catch_warnings():
        # The page may be one word that looks like a file's name, or be XML.
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(page, "html.parser")
    for tag in soup(_UNSEEN):
        tag.decompose()
    for tag in soup.find_all(style=_HIDDEN):
        tag.decompose()
    for image in soup("img"):
        image.replace_with(str(image.get("alt") or ""))
    for link in soup("a"):
        if not _is_safe(str(link.get("href") or "")):
            link.unwrap()
    # Tables are how mail is laid out on a page; only one with headings in it is meant as a table.
    for table in soup("table"):
        if table.find("th") is None or table.find("table") is not None:
            for tag in (table, *table(["tr", "td", "th", "tbody", "thead", "tfoot"])):
                tag.name = "div"
    converter = MarkdownConverter(heading_style=ATX, bullets="-", autolinks=True, escape_underscores=False)
    return str(converter.convert_soup(soup))


def _is_safe(target: str) -> bool:
    try:
        return urlsplit(target.strip()).scheme.lower() in _SAFE
    except ValueError:
        return False


def _bare(page: str) -> str:
    seen = re.sub(r"(?is)<(script|style|head|title)\b.*?</\1\s*>", " ", page)
    lines = re.sub(r"(?i)<(?:br|/p|/div|/tr|/li|/h\d)\b[^>]*>", "\n", seen)
    return unescape(re.sub(r"<[^>]*>", "", lines))


def _tidied(text: str) -> str:
    # Zero-width characters and soft hyphens fill the line that a list of mails shows beside the subject.
    plain = re.sub("[\u200b\u200c\u200d\u2060\ufeff\u034f\u00ad]", "", text).replace("\u00a0", " ")
    lines = [line.rstrip() for line in plain.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
