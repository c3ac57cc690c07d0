"""Conversations that were mail: messages (RFC 5322) and boxes of them, read one at a time and never refused whole."""

from __future__ import annotations

from reljournal.exchange.mail.boxes import MAIL_ENDINGS, read_mails
from reljournal.exchange.mail.message import kept_attachments
from reljournal.exchange.mail.records import Attachment, BrokenMail, MailAddress, ReadMail

__all__ = ["MAIL_ENDINGS", "Attachment", "BrokenMail", "MailAddress", "ReadMail", "kept_attachments", "read_mails"]
