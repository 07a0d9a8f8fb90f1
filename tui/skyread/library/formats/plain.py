"""Plain text: the decoded file, character for character."""

from __future__ import annotations

from skyread.library.blocks import find_blocks
from skyread.library.decoding import Decoded, decode
from skyread.library.formats.reading import Reading
from skyread.text.sanitise import clean


def read(data: bytes, encoding: str | None) -> list[Reading]:
    """Read a plain text file."""
    decoded = decode(data, encoding)
    text = clean(decoded.text)
    reading = Reading(
        text=text,
        blocks=find_blocks(text),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        remarks=decoding_remarks(decoded),
    )
    return [reading]


def decoding_remarks(decoded: Decoded) -> tuple[str, ...]:
    """What is worth telling about how a file was decoded."""
    remarks = []
    if decoded.guessed:
        remarks.append(f"encoding guessed: {decoded.encoding}")
    if decoded.replaced:
        remarks.append(f"{decoded.replaced} characters could not be decoded as {decoded.encoding}")
    return tuple(remarks)
