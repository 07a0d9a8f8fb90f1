"""Writes the generated part of README.md: the table of the default keys.

Only what stands between the two markers is touched; where they are missing they are put at the end.
`--check` writes nothing and fails where the table is not the one that would be written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from skyread.keys.helptable import markdown
from skyread.keys.keymap import load_default

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- keys -->", "<!-- /keys -->"


def with_table(text: str, table: str) -> str:
    """`text` with `table` between its markers, which are added at the end where they are missing."""
    before, begin, rest = text.partition(BEGIN)
    if not begin:
        return f"{text.rstrip()}\n\n{BEGIN}\n{table}{END}\n"
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"README.md has {BEGIN} but no {END} after it")
    return f"{before}{BEGIN}\n{table}{END}{after}"


def main(arguments: list[str]) -> int:
    """Write the table, or with `--check` see whether it is there."""
    text = README.read_text(encoding="utf-8")
    wanted = with_table(text, markdown(load_default()))
    if "--check" in arguments:
        if text != wanted:
            print(
                "README.md does not have the table of the keys as they are; run `make docs`", file=sys.stderr
            )
        return int(text != wanted)
    if text != wanted:
        README.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
