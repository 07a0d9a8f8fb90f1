"""From bytes to text, in the encodings in which saved articles come."""

from __future__ import annotations

import codecs

import pytest

from skyread.library.decoding import UnknownEncodingError, check_encoding, decode, not_text

ENGLISH = "The envoy’s reply – “no comment” – came late, and nobody in the room was surprised by it.\n" * 4
RUSSIAN = "Договор по открытому небу был подписан в Хельсинки и вступил в силу в начале века.\n" * 6
FRENCH = "Le traité a été signé à Genève après de longues négociations entre les délégués étrangers.\n" * 6


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(ENGLISH, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (FRENCH, "latin-1")],
)
def test_old_encodings_are_guessed_and_said_to_be(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.guessed


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + RUSSIAN.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.guessed) == (RUSSIAN, encoding, False)


def test_utf8_is_proved_not_guessed() -> None:
    decoded = decode(RUSSIAN.encode())
    assert (decoded.encoding, decoded.guessed, decoded.replaced) == ("utf-8", False, 0)


def test_one_broken_byte_does_not_turn_utf8_into_something_else() -> None:
    decoded = decode(RUSSIAN.encode() + b"\xff end")
    assert decoded.encoding == "utf-8"
    assert decoded.guessed
    assert decoded.replaced == 1


def test_a_stray_control_byte_does_not_either() -> None:
    assert decode("Dash – and then ".encode() + b"\x9b").text == "Dash – and then \ufffd"


def test_encoded_surrogates_are_replaced_not_guessed_away() -> None:
    decoded = decode(b"before \xed\xa0\x80 after")
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("before \ufffd")


def test_utf16_without_its_mark() -> None:
    assert decode(ENGLISH.encode("utf-16-le")).text == ENGLISH


def test_the_callers_encoding_overrides() -> None:
    assert decode(RUSSIAN.encode("koi8_r"), "KOI8-R").text == RUSSIAN
    assert decode(b"\xef\xbb\xbfx", "utf8").text == "x"
    lossy = decode("né".encode("latin-1"), "ascii")
    assert (lossy.text, lossy.replaced, lossy.guessed) == ("n\ufffd", 1, False)


@pytest.mark.parametrize("name", ["klingon", "", "rot13", "hex", "a\x00b"])
def test_an_encoding_that_does_not_exist_is_an_error(name: str) -> None:
    with pytest.raises(UnknownEncodingError):
        check_encoding(name)


def test_nuls_and_controls_alone_are_no_binary() -> None:
    assert not_text(b"A line.\x00 Another\x00\x1b[31m line of plain words.") is None
    assert not_text(ENGLISH.encode("utf-16-le")) is None
    assert not_text("日本語。".encode() * 30_000) is None


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n rest", b"%PDF-1.7 rest", b"PK\x03\x04 rest", bytes(range(256)) * 40, b"\x00" * 500],
)
def test_binary_files_are_recognised(data: bytes) -> None:
    assert not_text(data) is not None
