"""Makes text from outside safe to keep and to print.

Every string that skyread did not write itself (articles, file names, error messages) passes here before a
terminal sees it: escape sequences, bidirectional overrides and lone surrogates must not get through. Widths
and drawing are the business of `widths`.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"

_BIDI = "\u202a-\u202e\u2066-\u2069"
_UNSAFE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_BIDI}\ud800-\udfff]")
_UNSAFE_IN_LINE = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{_BIDI}\ud800-\udfff]")
_BREAKS_ALONE = re.compile("\r(?!\n)|[\x0b\x0c]")
_LINE_BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Replace what must never reach a terminal, one code point for one, so that every offset stays true.

    Control characters (C0 but for newline, tab and the carriage return of CRLF; DEL; C1), bidirectional
    embeddings, overrides and isolates, and lone surrogates become U+FFFD. What breaks lines or pages by itself (a
    carriage return alone, vertical tab, form feed) becomes a newline: printed, it would overwrite its own line.
    """
    text = _BREAKS_ALONE.sub("\n", text)
    return _UNSAFE.sub(REPLACEMENT, text)


def printable(text: str) -> str:
    """Make any string safe to print on one line of a terminal or to encode in UTF-8.

    Meant for file names (decoded with surrogateescape), titles and messages. Line breaks and tabs become
    spaces, everything else that `clean` removes becomes U+FFFD. The length does not change.
    """
    return _UNSAFE_IN_LINE.sub(REPLACEMENT, _LINE_BREAKS.sub(" ", text))
