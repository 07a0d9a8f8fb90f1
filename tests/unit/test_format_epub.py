"""Books: chapters in the book's order, and every trick that an archive can play."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import books
from skyread.library.formats import archive, epub
from skyread.library.formats.reading import Reading, UnreadableError

ENCRYPTED = (
    '<encryption><enc:EncryptedData xmlns:enc="x"><enc:EncryptionMethod Algorithm="{method}"/><enc:CipherData>'
    '<enc:CipherReference URI="{target}"/></enc:CipherData></enc:EncryptedData></encryption>'
)
AES = "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
SCRAMBLED = "http://www.idpf.org/2008/embedding"


def kinds(one: Reading) -> list[tuple[str, str]]:
    return [(block.kind.value, one.text[block.start : block.end]) for block in one.blocks]


@pytest.mark.parametrize("contents", ["nav", "ncx"])
def test_a_book_is_an_article_a_chapter(contents: str) -> None:
    first, second = epub.read(books.book(contents=contents), None)
    assert (first.part, second.part) == ("1", "2")
    assert [one.stated.title for one in (first, second)] == list(books.CHAPTERS)
    assert kinds(first)[0] == ("title", "The keeper")
    assert kinds(second) == [
        ("title", "The ledger"),
        ("heading", "2"),
        ("paragraph", "The ledger lay open at the last page, and the ink had hardly dried."),
        ("item", "forty lamps"),
        ("item", "nine boats"),
        ("quotation", "Trust no tide table."),
    ]


def test_a_chapter_states_the_book_it_is_from() -> None:
    stated = epub.read(books.book(), None)[1].stated
    assert (stated.source, stated.author) == ("Lamps of the north", "Odile Marchetti, Benedikt Hallström")
    assert (stated.published, stated.link) == ("2019-04-02", "https://lamps.example/book")


def test_a_book_can_be_one_article() -> None:
    [one] = epub.read_book(books.book(), None, whole=True)
    assert one.part == ""
    assert kinds(one)[0] == ("title", "Lamps of the north")
    assert [text for kind, text in kinds(one) if kind == "heading"] == ["The keeper", "The ledger", "2"]


def test_the_order_is_the_spines() -> None:
    readings = epub.read(books.book(spine='<itemref idref="c2"/><itemref idref="c1"/>'), None)
    assert [one.stated.title for one in readings] == ["The ledger", "The keeper"]


def test_a_locked_book_is_refused_and_scrambled_fonts_are_not() -> None:
    files = books.members()
    files["META-INF/encryption.xml"] = ENCRYPTED.format(method=AES, target="OEBPS/text/c%201.xhtml")
    with pytest.raises(UnreadableError, match=r"^encrypted"):
        epub.read(books.packed(files), None)
    files["META-INF/encryption.xml"] = ENCRYPTED.format(method=SCRAMBLED, target="OEBPS/fonts/a.otf")
    assert len(epub.read(books.packed(files), None)) == 2


def test_a_zip_bomb_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = books.packed({**books.members(), "OEBPS/text/bomb.xhtml": b"\0" * 4_000_000})
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("a member was opened"))
    with pytest.raises(UnreadableError, match="zip bomb"):
        epub.read(bomb, None)


def test_members_that_lie_about_their_size_are_read_no_further_than_they_say() -> None:
    data = bytearray(books.packed({"META-INF/container.xml": b"x" * 100_000}))
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 10)
    with pytest.raises(UnreadableError):
        epub.read(bytes(data), None)


def test_the_text_that_is_read_of_one_archive_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_EXPANDED", 1000)
    with pytest.raises(UnreadableError, match="MiB of text"):
        epub.read(books.book(), None)


@pytest.mark.parametrize("limit", ["LARGEST_ARCHIVE", "LARGEST_DECLARED", "MOST_MEMBERS"])
def test_large_archives_are_refused_at_once(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, limit, 3)
    with pytest.raises(UnreadableError, match=r"larger|expands|more than 3 files"):
        epub.read(books.book(), None)


@pytest.mark.parametrize(
    "name", ["../up.xhtml", "/etc/up.xhtml", "a/../../up", "C:\\up.xhtml", "..\\up.xhtml"]
)
def test_paths_that_lead_out_of_the_archive_are_refused(name: str) -> None:
    with pytest.raises(UnreadableError, match="leads out"):
        epub.read(books.packed({**books.members(), name: "x"}), None)


@pytest.mark.parametrize(
    "target", ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "%2e%2e/%2e%2e/x"]
)
def test_references_that_lead_out_of_the_archive_are_passed_over(target: str) -> None:
    files = books.members()
    package = str(files["OEBPS/book.opf"])
    files["OEBPS/book.opf"] = package.replace("text/c%201.xhtml", target)
    [one] = epub.read(books.packed(files), None)
    assert one.stated.title == "The ledger"


def test_entities_of_the_package_are_never_expanded() -> None:
    files = books.members()
    package = str(files["OEBPS/book.opf"])
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    files["OEBPS/book.opf"] = package.replace(
        '<?xml version="1.0"?>',
        f'<!DOCTYPE p [<!ENTITY l0 "lol"><!ENTITY f SYSTEM "file:///etc/passwd">{lol}]>',
    ).replace("Lamps of the north", "Lamps &l9; &f;")
    assert epub.read(books.packed(files), None)[0].stated.source == "Lamps &l9; &f;"


def test_a_deeply_nested_chapter_is_read() -> None:
    files = books.members()
    files["OEBPS/text/c 1.xhtml"] = "<div>" * 100_000 + "<p>Down here.</p>"
    assert "Down here." in epub.read(books.packed(files, stored=True), None)[0].text


def test_an_encrypted_archive_says_so() -> None:
    data = bytearray(books.book())
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    with pytest.raises(UnreadableError, match="encrypted"):
        epub.read(bytes(data), None)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not a zip"),
        (b"PK\x03\x04", "not a zip"),
        (books.book()[:-40], "not a zip"),
        (books.packed({"a.txt": "x"}), "no EPUB"),
        (books.packed({"META-INF/container.xml": "<rootfile full-path='gone.opf'/>"}), "package is missing"),
        (books.book(spine=""), "without text"),
    ],
)
def test_what_is_no_book_says_so(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        epub.read(data, None)


def test_a_damaged_member_is_told() -> None:
    made = io.BytesIO(books.packed(books.members(), stored=True))
    data = made.getvalue().replace(b"Nobody had climbed", b"Nobody had clumbed")
    with pytest.raises(UnreadableError, match="damaged"):
        epub.read(data, None)


BOOK = books.book()


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.integers(0, len(BOOK) - 1), st.booleans())
def test_any_bytes_are_read_or_refused(noise: bytes, at: int, whole: bool) -> None:
    for data in (noise, b"PK\x03\x04" + noise, BOOK[:at] + noise + BOOK[at + len(noise) :]):
        try:
            readings = epub.read_book(data, None, whole=whole)
        except UnreadableError as error:
            assert "\n" not in str(error)
        else:
            assert readings
