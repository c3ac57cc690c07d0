"""Markdown in the window: written as it reads, and read as it was written."""

from __future__ import annotations

from reljournal.ui.markdown.edit import MarkdownEdit
from reljournal.ui.markdown.rendering import fill_document, markdown_document
from reljournal.ui.markdown.view import MarkdownView

__all__ = ["MarkdownEdit", "MarkdownView", "fill_document", "markdown_document"]
