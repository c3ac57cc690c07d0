"""Mail that is written as a web page, as clean Markdown: what is said, its lists, links and quotes; no decoration."""

from __future__ import annotations

import re
import warnings
from html import unescape

_UNSEEN = ["script", "style", "head", "title", "meta", "template", "noscript", "svg", "object"]
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)


def page_as_markdown(page: str) -> str:
    """Return the words of a page as Markdown."""
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
    # Tables are how mail is laid out on a page; only one with headings in it is meant as a table.
    for table in soup("table"):
        if table.find("th") is None or table.find("table") is not None:
            for tag in (table, *table(["tr", "td", "th", "tbody", "thead", "tfoot"])):
                tag.name = "div"
    converter = MarkdownConverter(heading_style=ATX, bullets="-", autolinks=True, escape_underscores=False)
    return str(converter.convert_soup(soup))


def _bare(page: str) -> str:
    seen = re.sub(r"(?is)<(script|style|head|title)\b.*?</\1\s*>", " ", page)
    lines = re.sub(r"(?i)<(?:br|/p|/div|/tr|/li|/h\d)\b[^>]*>", "\n", seen)
    return unescape(re.sub(r"<[^>]*>", "", lines))


def _tidied(text: str) -> str:
    # Zero-width characters and soft hyphens fill the line that a list of mails shows beside the subject.
    plain = re.sub("[\u200b\u200c\u200d\u2060\ufeff\u034f\u00ad]", "", text).replace("\u00a0", " ")
    lines = [line.rstrip() for line in plain.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
