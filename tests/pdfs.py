"""Makes PDF files in memory: pages of lines at their places, document information, encryption, damage."""

from __future__ import annotations

from collections.abc import Sequence

Line = tuple[float, float, float, str]
"""Where a line begins, from the left and from below in points; the size of its letters; its text."""


def document(pages: Sequence[Sequence[Line]], *, info: str = "", encrypt: str = "") -> bytes:
    """A PDF of these pages. `info` holds the entries of the document's information, in PDF's own writing."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append(f"<< {info} >>")
    for lines in pages:
        number = len(objects) + 1
        drawn = "\n".join(
            f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET" for x, y, size, text in lines
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    return _file(objects, encrypt)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[str], encrypt: str) -> bytes:
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = len(made)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R {encrypt} >>"
    return made + f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n".encode()
