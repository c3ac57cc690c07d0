"""The one way in which setting up ends early."""

from __future__ import annotations


class SetUpError(Exception):
    """A sentence for the person: what is missing and what to do. Nothing that worked before was broken."""
