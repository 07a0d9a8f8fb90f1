"""PDF files: lines become paragraphs, divided words words, running heads furniture; bad files one line."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pdfs
from skyread.library.formats import pdf
from skyread.library.formats.reading import Reading, UnreadableError

INFO = "/Title (Lamps counted) /Author (Odile Marchetti) /CreationDate (D:20211119233000-05'00')"
PARAGRAPHS = (
    "Under the accord every light-",
    "house keeper on the coast of Ellary sends a nightly report",
    "to a common register, and nobody may see it for ninety days.",
)
FIRST = (
    "Under the accord every lighthouse keeper on the coast of Ellary sends a nightly report to a common "
    "register, and nobody may see it for ninety days."
)
SECOND = (
    "The council meets again in spring, and the well-kept lamps will be counted anew by keepers of well-kept "
    "lamps on the outer islands. It is the second count of the year, and it will not be the last one."
)


def page(number: int, *body: str, start: float = 640) -> list[pdfs.Line]:
    lines: list[pdfs.Line] = [(72, 760, 9, "The Quayside Courier"), (300, 30, 9, f"{number}")]
    for at, text in enumerate(body):
        lines.append((72, start - 14 * at, 11, text))
    return lines


def report() -> bytes:
    first: list[pdfs.Line] = [
        *page(1, *PARAGRAPHS),
        (72, 700, 20, "Lamps counted"),
        (72, 580, 14, "What is next"),
        (72, 560, 11, "The council meets again in spring, and the well-kept lamps will be"),
        (72, 546, 11, "counted anew by keepers of well-"),
        (72, 532, 11, "kept lamps on the outer islands. It is the second count of the"),
    ]
    ordered = sorted(first, key=lambda line: -line[1])
    second = page(2, "year, and it will not be the last one.", "\u2022 forty lamps", "\u2022 nine boats")
    return pdfs.document([ordered, second, page(3, "Nothing else was decided on that evening.")], info=INFO)


def kinds(one: Reading) -> list[tuple[str, str]]:
    return [(block.kind.value, one.text[block.start : block.end]) for block in one.blocks]


def test_lines_become_paragraphs_over_pages_and_running_heads_are_furniture() -> None:
    [one] = pdf.read(report(), None)
    assert kinds(one) == [
        ("title", "Lamps counted"),
        (
            "paragraph",
            FIRST,
        ),
        ("heading", "What is next"),
        (
            "paragraph",
            SECOND,
        ),
        ("item", "\u2022 forty lamps"),
        ("item", "\u2022 nine boats"),
        ("paragraph", "Nothing else was decided on that evening."),
        ("furniture", "The Quayside Courier"),
        ("furniture", "1 2 3"),
    ]


def test_the_document_states_title_author_and_date() -> None:
    stated = pdf.read(report(), None)[0].stated
    assert (stated.title, stated.author, stated.published) == (
        "Lamps counted",
        "Odile Marchetti",
        "2021-11-19",
    )


@pytest.mark.parametrize("title", ["Microsoft Word - draft3.docx", "untitled", "report_final.pdf", ""])
def test_a_programs_title_is_none(title: str) -> None:
    data = pdfs.document(
        [[(72, 700, 20, "Lamps counted"), (72, 660, 11, "Forty of them, as every year.")]],
        info=f"/Title ({title})",
    )
    [one] = pdf.read(data, None)
    assert one.stated.title is None
    assert kinds(one)[0] == ("title", "Lamps counted")


def test_paragraphs_are_told_apart_by_space_and_by_indentation() -> None:
    spaced = [
        (72, 700, 11, "The first has two lines of text that"),
        (72, 686, 11, "go on to here and fill the line up"),
        (72, 660, 11, "and this is more"),
    ]
    indented = [
        (72, 600, 11, "words of a second, then a third is told"),
        (90, 586, 11, "by its indentation alone, and it goes on"),
        (72, 572, 11, "to the left."),
    ]
    [one] = pdf.read(pdfs.document([[*spaced, *[(x, y + 46, s, t) for x, y, s, t in indented]]]), None)
    assert [text for _, text in kinds(one)] == [
        "The first has two lines of text that go on to here and fill the line up",
        "and this is more words of a second, then a third is told",
        "by its indentation alone, and it goes on to the left.",
    ]


def test_a_scan_says_that_it_holds_no_text() -> None:
    with pytest.raises(UnreadableError, match=r"holds no text \(scanned pages\?\)"):
        pdf.read(pdfs.document([[], []]), None)


def test_a_locked_document_says_so() -> None:
    locked = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<00><00>]"
    )
    with pytest.raises(UnreadableError, match="encrypted"):
        pdf.read(pdfs.document([page(1, "Secret.")], encrypt=locked), None)


def test_a_damaged_page_does_not_take_the_others_with_it() -> None:
    data = report().replace(
        b"/Resources << /Font << /F1 3 0 R >> >> >>", b"/Resources 99 0 R /Contents (x)      >>", 1
    )
    [one] = pdf.read(data, None)
    assert "Nothing else was decided" in one.text


def test_instructions_that_expand_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zlib.compress(b"BT ET " * 5_000_000, 9)
    stream = f"<< /Length {len(bomb)} /Filter /FlateDecode >>\nstream\n".encode() + bomb + b"\nendstream"
    plain = pdfs.document([page(1, "x")])
    start, end = plain.index(b"<< /Length"), plain.index(b"endstream") + len(b"endstream")
    with pytest.raises(UnreadableError):
        pdf.read(plain[:start] + stream + plain[end:], None)


def test_a_word_without_end_is_read_in_no_time() -> None:
    [one] = pdf.read(pdfs.document([[(72, 700, 11, "a" * 200_000)]]), None)
    assert len(one.text) == 200_000


def test_pages_beyond_a_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    [one] = pdf.read(report(), None)
    assert one.remarks == ("only the first 2 of 3 pages are read",)
    assert "Nothing else" not in one.text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"no PDF",
        b"<html>",
        report()[:700],
        b"%PDF-1.4\ntrailer << /Root 1 0 R >>",
        report().replace(b"/Kids [5 0 R", b"/Kids [2 0 R"),
        b"%PDF-1.4\n" + b"[" * 50_000,
        b"%PDF-1.4\n" + b"1 0 obj <<" * 5_000,
    ],
)
def test_what_is_no_document_is_one_line_or_what_is_left_of_it(data: bytes) -> None:
    try:
        [one] = pdf.read(data, None)
    except UnreadableError as error:
        assert "\n" not in str(error)
    else:
        assert one.blocks


REPORT = report()


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=60), st.integers(0, len(REPORT) - 1))
def test_any_bytes_are_read_or_refused(noise: bytes, at: int) -> None:
    for data in (b"%PDF-1.4\n" + noise, REPORT[:at] + noise + REPORT[at + len(noise) :]):
        try:
            [one] = pdf.read(data, None)
        except UnreadableError as error:
            assert "\n" not in str(error)
        else:
            assert all(block.start < block.end <= len(one.text) for block in one.blocks)
