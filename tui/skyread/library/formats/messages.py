"""Messages as mail programs and browsers save them: headers, parts, encodings, on the standard library's parser.

What the headers and parts mean is for `mail` and `mhtml`. Nothing attached is opened.
"""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message

from skyread.library.decoding import Decoded, UnknownEncodingError, check_encoding, decode
from skyread.library.formats.composing import one_line
from skyread.library.formats.markup import known_encoding
from skyread.library.formats.reading import UnreadableError

LARGEST = 64 * 1024 * 1024
"""Messages of more bytes are not read."""
MOST_PARTS = 2_000
"""Further parts of a message are passed over."""
_DEEPEST = 50
_LONGEST_HEADER = 20_000


def parse(data: bytes) -> Message:
    """The message in a file. Raises UnreadableError where the bytes are none."""
    if len(data) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST >> 20} MiB")
    if data.count(b"multipart/") > 4 * _DEEPEST:
        raise UnreadableError("holds too many messages within messages")
    try:
        message = email.message_from_bytes(data.lstrip(b"\r\n \t\xef\xbb\xbf"))
    except Exception as error:  # the parser has no error of its own, and headers can trip it in many ways
        raise UnreadableError("not a message that can be read") from error
    if not message.keys():
        raise UnreadableError("holds no message: no headers")
    return message


def texts(message: Message) -> Iterator[Message]:
    """The parts that hold text, in order; attachments are passed over. Goes through the parts without recursion."""
    pending = [message]
    for _ in range(MOST_PARTS):
        if not pending:
            return
        part = pending.pop()
        if part.is_multipart():
            inner = part.get_payload()
            pending += [one for one in reversed(list(inner)) if isinstance(one, Message)]
        elif part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment":
            yield part


def header(message: Message, name: str) -> str | None:
    """A header on one line, its encoded words decoded, safe to print; None where there is none."""
    raw = message.get(name)
    if raw is None:
        return None
    source = str(raw)[:_LONGEST_HEADER]
    try:
        parts = [_word(word, charset) for word, charset in decode_header(source)]
    except Exception:  # encoded words that are none are shown as they stand
        parts = [source]
    return one_line("".join(parts))


def _word(word: bytes | str, charset: str | None) -> str:
    if isinstance(word, str):
        return word
    return decode(word, known_encoding(charset) if charset else None).text


def body(part: Message, encoding: str | None) -> tuple[bytes, str | None]:
    """The bytes of a part, and the encoding in which they are: the one asked for, or the one declared."""
    try:
        payload = part.get_payload(decode=True)
    except Exception as error:
        raise UnreadableError("a part that cannot be decoded") from error
    declared = None if encoding else part.get_content_charset()
    return payload if isinstance(payload, bytes) else b"", encoding or (
        known_encoding(declared) if declared else None
    )


def decoded(part: Message, encoding: str | None) -> Decoded:
    """The text of a part."""
    data, name = body(part, encoding)
    try:
        return decode(data, check_encoding(name) if name else None)
    except UnknownEncodingError:
        if encoding:
            raise
        return decode(data)
