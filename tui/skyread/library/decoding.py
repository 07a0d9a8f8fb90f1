"""From bytes to text: which encoding, and whether there is text in the bytes at all.

Declared beats proved beats guessed: the caller's encoding, a byte order mark, valid UTF-8, then statistics over
the encodings in which English and Russian news are found. Cleaning the text is the business of the text floor.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = [
    "cp1252",
    "cp1251",
    "koi8_r",
    "cp1250",
    "iso8859_15",
    "cp1254",
    "cp1253",
    "mac_cyrillic",
    "cp866",
]
_SAMPLE = 24_000
_NOT_ASCII = re.compile("[^\x00-\x7f\ufffd]+")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
# Typographic signs and the accented letters of French, German, Spanish, Portuguese and Scandinavian words.
_WESTERN = frozenset(
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xad\xae\xb0\xb4\xb7\xbb"
    + "àâäãåæçéèêëáíîïñóôöõøúùûüßÀÂÄÅÇÉÈÊÁÍÎÑÓÔÖØÚÛÜ¡¿".encode("cp1252")
)

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-zip archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"\x00\x00\x01\x00", "an icon"),
)
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\r\x0c\x1b")


class UnknownEncodingError(ValueError):
    """An encoding was asked for by a name that Python does not know."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text made of bytes, and how."""

    text: str
    encoding: str
    guessed: bool
    """True when the encoding was neither declared nor proved."""
    replaced: int = 0
    """How many characters stand for bytes that could not be decoded."""


def check_encoding(name: str) -> str:
    """The canonical name of a text encoding; raises UnknownEncodingError."""
    try:
        info = codecs.lookup(name)
        "".encode(info.name)
        b"".decode(info.name)
    except (LookupError, ValueError, TypeError) as error:
        raise UnknownEncodingError(f"unknown encoding: {name}") from error
    return info.name


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode the bytes of a file; never fails on any bytes.

    `encoding` overrides everything but is checked (UnknownEncodingError); what it can't decode is replaced. A
    byte order mark is dropped.
    """
    if encoding is not None:
        name = check_encoding(encoding)
        for mark, marked in _MARKS:
            if data.startswith(mark) and (name == marked or name in ("utf-16", "utf-32", "utf-8-sig")):
                data, name = data[len(mark) :], marked
                break
        return _replacing(data, name, guessed=False)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], name, guessed=False)
    wide = _unmarked_utf16(data)
    if wide is not None:
        return _replacing(data, wide, guessed=True)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    # In other encodings, sequences that happen to be valid UTF-8 are far rarer than broken ones.
    if broken <= len(_NOT_ASCII.findall(text)) or _has_encoded_surrogates(data):
        return Decoded(text, "utf-8", guessed=True, replaced=broken)
    return _replacing(data, _statistical_guess(data), guessed=True)


def _replacing(data: bytes, name: str, *, guessed: bool) -> Decoded:
    text = data.decode(name, "replace")
    replaced = text.count("\ufffd")
    return Decoded(text, name, guessed, replaced)


def _has_encoded_surrogates(data: bytes) -> bool:
    """Whether the only fault of the bytes as UTF-8 is that they encode surrogates."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark, recognised by the zero bytes of its Latin letters."""
    sample = data[: 4096 & ~1]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.02:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.02:
        return "utf-16-be"
    return None


def _statistical_guess(data: bytes) -> str:
    first = _HIGH_BYTE.search(data)
    start = max(0, (first.start() if first else 0) - 2000)
    sample = data[start : start + _SAMPLE]
    high = _HIGH_BYTE.findall(sample)
    if len(high) < len(sample) * 0.25 and sum(byte[0] in _WESTERN for byte in high) >= len(high) * 0.9:
        # Western text with a few signs and accents: too little evidence for statistics, and no need of them.
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  most libraries are UTF-8 and never need it

    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    return "cp1252" if best is None else best.encoding


def not_text(data: bytes) -> str | None:
    """What the bytes are if they are no text ("a PNG image", "binary data"), else None.

    NULs and control characters alone do not make text binary: they must be many, more than any damaged or
    hostile text holds.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    if any(data.startswith(mark) for mark, _ in _MARKS) or _unmarked_utf16(data) is not None:
        return None
    sample = data[:65_536]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    try:
        sample.decode("utf-8")
        limit = 0.5
    except UnicodeDecodeError as error:
        limit = 0.5 if error.start > len(sample) - 4 else 0.06
    return "binary data" if sample and controls > len(sample) * limit else None
