"""Briefs as documents and PDF."""
