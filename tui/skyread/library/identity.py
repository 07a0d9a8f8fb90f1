"""What makes an article the same article: its text, whatever its path, format or time."""

from __future__ import annotations

import hashlib


def identity(text: str) -> str:
    """The id of an article with this text: SHA-256 of its UTF-8 form, in hexadecimal.

    `text` has been through `clean`, so it holds no lone surrogates.
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
