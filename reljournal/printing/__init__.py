"""Briefs as pages: on a printer, in a PDF, as pictures. Nothing here needs a window or a screen."""

from __future__ import annotations

from reljournal.printing.application import ensure_gui_application
from reljournal.printing.brief_pages import BriefPages, lay_out
from reljournal.printing.briefs import print_briefs, render_pages, write_pdf
from reljournal.printing.paper import usual_paper
from reljournal.printing.target import PrintError

__all__ = [
    "BriefPages",
    "PrintError",
    "ensure_gui_application",
    "lay_out",
    "print_briefs",
    "render_pages",
    "usual_paper",
    "write_pdf",
]
