"""PDF files: their text layer through pypdf, made into paragraphs by `layout`.

What the file states (title, author, date) is taken from its document information. A file of pictures says that it
holds no text; nothing is recognised from pictures. What one document may expand to is bounded.
"""

from __future__ import annotations

import io
import re
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields
from typing import Any

from skyread.library.formats.composing import compose, one_line
from skyread.library.formats.extras import needed
from skyread.library.formats.layout import Placed, paragraphs_of
from skyread.library.formats.reading import Reading, Stated, UnreadableError
from skyread.library.formats.stating import iso_date
from skyread.library.formats.titles import headed

EXTRA = "pdf"

LARGEST = 64 * 1024 * 1024
"""Files of more bytes are not read."""
LARGEST_STREAM = 8 * 1024 * 1024
"""How many bytes one page's instructions, or any other stream, may expand to."""
LARGEST_EXPANDED = 48 * 1024 * 1024
"""How many bytes the instructions of all pages may expand to; pages that share them count each."""
LARGEST_TEXT = 8 * 1024 * 1024
"""How many characters of text are taken."""
MOST_OPERATIONS = 400_000
"""How many parts one page's instructions may have."""
MOST_PAGES = 2_000
"""Further pages are not read, and a remark says so."""
MOST_PARTS = 1_000_000
"""How many pieces of text are taken together, all pages counted."""
_LIMITS = {
    "zlib_maximum_output_length": LARGEST_STREAM,
    "lzw_maximum_output_length": LARGEST_STREAM,
    "run_length_maximum_output_length": LARGEST_STREAM,
    "array_based_stream_maximum_output_length": LARGEST_STREAM,
    "stream_parsing_work_maximum_count": MOST_OPERATIONS,
    "page_tree_maximum_entries": 20_000,
    "page_tree_maximum_page_entries": 20_000,
    "xform_maximum_invocations_per_extraction": 500,
}
_LEAST_LETTERS = 3
"""A page with fewer letters is a picture; a document of such pages is a scan."""
_MADE_BY_PROGRAM = re.compile(
    r"(?:microsoft word\s*-|untitled|.*\.(?:docx?|pdf|tex|indd|odt|rtf|dvi|qxd|xps)\s*$|document\s*\d*$|\W*$)",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:D:)?\s*((?:19|20)\d\d(?:\d\d(?:\d\d)?)?)")
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
    }
)


def read(data: bytes, encoding: str | None) -> list[Reading]:  # noqa: ARG001  a PDF says how its letters are written
    """Read the text layer of a PDF file as one article.

    Raises UnreadableError for scans, locked and damaged files, and where pypdf is missing.
    """
    if len(data) > LARGEST:
        raise UnreadableError(f"larger than {LARGEST >> 20} MiB")
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError("no PDF document")
    pypdf = needed("pypdf", EXTRA)
    try:
        with _limits(pypdf):
            return [_document(pypdf, data)]
    except UnreadableError:
        raise
    except Exception as error:  # damaged documents trip the library in more ways than it has errors for
        raise UnreadableError("a damaged PDF document") from error


def _limits(pypdf: Any) -> AbstractContextManager[Any]:
    """Lower limits than the library's own, where it can be told."""
    if not hasattr(pypdf, "apply_configuration"):
        return nullcontext()
    known = {field.name for field in fields(pypdf.Configuration)}
    limited: AbstractContextManager[Any] = pypdf.apply_configuration(
        **{name: limit for name, limit in _LIMITS.items() if name in known}
    )
    return limited


def _document(pypdf: Any, data: bytes) -> Reading:
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        try:
            opened = reader.decrypt("")
        except (
            Exception
        ) as error:  # kinds of encryption that the library does not know, or needs a further one for
            raise UnreadableError("encrypted") from error
        if not opened:
            raise UnreadableError("encrypted: needs a password")
    pages, remarks = _pages(reader)
    if (
        sum(character.isalnum() for page in pages for line in page for character in line.text)
        < _LEAST_LETTERS
    ):
        raise UnreadableError(remarks[0] if remarks and not any(pages) else "holds no text (scanned pages?)")
    lines = paragraphs_of(pages)
    stated = _stated(reader)
    text, blocks = compose(headed(lines, stated.title) if stated.title else lines)
    return Reading(text, blocks, "utf-8", False, stated=stated, remarks=remarks)


def _pages(reader: Any) -> tuple[list[list[Placed]], tuple[str, ...]]:
    """The lines of every page, and remarks on pages that could not be read."""
    pages: list[list[Placed]] = []
    lost, expanded, letters, taken = 0, 0, 0, 0
    count = len(reader.pages)
    for number in range(min(count, MOST_PAGES)):
        try:
            page = reader.pages[number]
            expanded += _instructions(page)
            if expanded > LARGEST_EXPANDED:
                break
            lines, parts = _lines(page)
        except Exception:  # one damaged page does not take the others with it
            lost += 1
            continue
        letters += sum(len(line.text) for line in lines)
        taken += parts
        if letters > LARGEST_TEXT or taken > MOST_PARTS:
            break
        pages.append(lines)
    remarks = []
    if lost:
        remarks.append(f"{lost} of {count} pages could not be read")
    if count > len(pages) + lost:
        remarks.append(f"only the first {len(pages) + lost:,} of {count:,} pages are read")
    return pages, tuple(remarks)


def _instructions(page: Any) -> int:
    """How many bytes the instructions of a page expand to."""
    contents = page.get_contents()
    return 0 if contents is None else len(contents.get_data())


def _lines(page: Any) -> tuple[list[Placed], int]:
    """The lines of a page at their places, and of how many parts they were put together.

    A line's size is that of its longest part, which is never its bullet.
    """
    lines: list[Placed] = []
    count = 0
    parts: list[tuple[str, float, float, float]] = []

    def close() -> None:
        text = " ".join("".join(part[0] for part in parts).translate(_LIGATURES).split())
        if text:
            seen = [part for part in parts if part[0].strip()]
            size = max(seen, key=lambda part: len(part[0]))[3]
            lines.append(Placed(text, seen[0][1], seen[0][2], size))
        parts.clear()

    def visit(text: str, matrix: list[float], text_matrix: list[float], _font: Any, size: float) -> None:
        nonlocal count
        count += 1
        x = text_matrix[4] * matrix[0] + matrix[4]
        y = text_matrix[5] * matrix[3] + matrix[5]
        drawn = abs(size * text_matrix[3] * matrix[3]) or abs(size)
        for number, part in enumerate(text.split("\n")):
            if number:
                close()
            parts.append((part, x, y, drawn))

    page.extract_text(visitor_text=visit)
    close()
    return lines, count


def _stated(reader: Any) -> Stated:
    """What the document information states; a title that is a program's or a file's name is none."""
    try:
        found = reader.metadata
    except Exception:  # damaged information is none
        found = None
    if not found:
        return Stated()

    def entry(name: str) -> str | None:
        value = found.get(name)
        return one_line(str(value)) if isinstance(value, str) else None

    title = entry("/Title")
    dated = _DATE.match(entry("/CreationDate") or "")
    return Stated(
        title=None if title is None or _MADE_BY_PROGRAM.match(title) else title,
        published=iso_date(dated[1]) if dated else None,
        author=entry("/Author"),
    )
