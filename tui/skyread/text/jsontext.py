"""JSON as text that a terminal, a line reader and a UTF-8 file can take, whatever stands in it.

Letters stay as they are; only what a terminal obeys, what ends a line for some readers, and lone surrogates are
escaped, so that reading it gives back every code point.
"""

from __future__ import annotations

import json
import re

_ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def one_line(value: object) -> str:
    """`value` as JSON without a line break in it."""
    return _escape(json.dumps(value, ensure_ascii=False))


def many_lines(value: object) -> str:
    """`value` as JSON that is set for reading and for comparing line by line; ends in a line break."""
    return _escape(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def _escape(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
