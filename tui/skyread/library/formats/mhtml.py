"""Web archives: a page and its pictures in one message, as browsers save them. The page is read like any other."""

from __future__ import annotations

from dataclasses import replace
from email.message import Message

from skyread.library.formats import html, messages
from skyread.library.formats.extras import needed
from skyread.library.formats.markup import declared_encoding
from skyread.library.formats.reading import Reading, UnreadableError
from skyread.library.formats.stating import web_address


def read(data: bytes, encoding: str | None) -> list[Reading]:
    """Read the page of a web archive as one article.

    Raises UnreadableError where there is no page in it, or no extractor.
    """
    needed("trafilatura", html.EXTRA)
    message = messages.parse(data)
    page = _page(message)
    content, name = messages.body(page, encoding)
    if encoding is None and declared_encoding(content) is not None:
        # The page knows better than the archive that was made of it.
        name = None
    reading = html.read_page(content, name)
    stated = reading.stated
    saved = web_address(messages.header(page, "Content-Location")) or web_address(
        messages.header(message, "Snapshot-Content-Location")
    )
    return [
        replace(
            reading,
            stated=replace(
                stated,
                title=stated.title or messages.header(message, "Subject"),
                link=stated.link or saved,
            ),
        )
    ]


def _page(message: Message) -> Message:
    """The first part that is a page; frames and pictures come after it."""
    for part in messages.texts(message):
        if part.get_content_subtype() in ("html", "xhtml", "xml"):
            return part
    raise UnreadableError("holds no page")
