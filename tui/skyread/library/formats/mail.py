"""Newsletters and other messages saved as files: subject, date and sender from the headers, one part as the text.

The plain text is preferred, unless it only says that there is more to see in HTML.
"""

from __future__ import annotations

import re
from email.message import Message
from email.utils import parseaddr

from skyread.library.article import BlockKind
from skyread.library.decoding import Decoded
from skyread.library.formats.composing import compose, one_line
from skyread.library.formats.fragments import lines_of, plain_lines
from skyread.library.formats.messages import decoded, header, parse, texts
from skyread.library.formats.plain import decoding_remarks
from skyread.library.formats.reading import Reading, Stated, UnreadableError
from skyread.library.formats.stating import iso_date, web_address
from skyread.library.formats.titles import Lines, headed

_STUB = 200
_SHARE = 0.4
_LISTED = re.compile(
    r"\b(?:unsubscribe|manage (?:your )?(?:subscription|preferences)|view (?:this|it)?.{0,30}in (?:your |a )?browser|"
    r"update (?:your )?(?:preferences|profile)|you(?:'|’)?(?: a)?re receiving this|you (?:have )?received this|"
    r"was sent to\b|forward (?:this|to a friend)|add us to your address book|отписаться|abmelden|se désabonner)",
    re.IGNORECASE,
)
_LONGEST_LISTED = 300


def read(data: bytes, encoding: str | None) -> list[Reading]:
    """Read a message as one article. Raises UnreadableError where there is none, or no text in it."""
    message = parse(data)
    plain, html = _best(message, encoding)
    if plain is None and html is None:
        raise UnreadableError("a message without text")
    text = plain if plain is not None and not _is_stub(plain, html) else html
    if text is None:
        raise UnreadableError("a message without text")
    lines = lines_of(text.text) if text is html else plain_lines(text.text)
    title = header(message, "Subject")
    composed, blocks = compose(headed(_folded(lines), title))
    if not lines:
        raise UnreadableError("a message without text")
    name, address = parseaddr(header(message, "From") or "")
    reading = Reading(
        text=composed,
        blocks=blocks,
        encoding=text.encoding,
        encoding_guessed=text.guessed,
        stated=Stated(
            title=title,
            published=iso_date(header(message, "Date")),
            source=_list_name(message) or one_line(name or address),
            author=one_line(name) or one_line(address),
            link=_archived(message),
        ),
        remarks=decoding_remarks(text),
    )
    return [reading]


def _best(message: Message, encoding: str | None) -> tuple[Decoded | None, Decoded | None]:
    """The first plain and the first HTML part that hold anything."""
    plain: Decoded | None = None
    html: Decoded | None = None
    for part in texts(message):
        subtype = part.get_content_subtype()
        if subtype == "plain" and plain is None:
            found = decoded(part, encoding)
            plain = found if found.text.strip() else None
        elif subtype in ("html", "xhtml") and html is None:
            found = decoded(part, encoding)
            html = found if found.text.strip() else None
    return plain, html


def _is_stub(plain: Decoded, html: Decoded | None) -> bool:
    """Whether the plain part is much shorter than what the HTML part says."""
    if html is None:
        return False
    said = sum(len(line) for _, line in lines_of(html.text))
    length = len(plain.text.strip())
    return length < said * _SHARE or (length < _STUB <= said)


def _folded(lines: Lines) -> Lines:
    """The lines, with those that mailing lists put around the text as furniture."""
    return [
        (BlockKind.FURNITURE, line) if len(line) <= _LONGEST_LISTED and _LISTED.search(line) else (kind, line)
        for kind, line in lines
    ]


def _list_name(message: Message) -> str | None:
    """The name of the mailing list, as its identifier header gives it before the identifier."""
    found = re.match(r'\s*"?([^"<]{1,200}?)"?\s*<', header(message, "List-Id") or "")
    return one_line(found[1]) if found else None


def _archived(message: Message) -> str | None:
    """Where the message stands on the web."""
    for name in ("Archived-At", "X-Original-URL", "Content-Base"):
        if link := web_address((header(message, name) or "").strip("<> ")):
            return link
    return None
