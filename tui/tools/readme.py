"""Writes the generated parts of README.md: the tables of the default keys, the settings and the verbs.

Only what stands between a part's two markers is touched; where they are missing they are put at the end.
`--check` writes nothing and fails where a table is not the one that would be written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from skyread.cli.table import VERBS
from skyread.keys import helptable
from skyread.keys.keymap import load_default
from skyread.keys.settings import SETTINGS, Settings, value_of

README = Path(__file__).parents[2] / "README.md"


def with_part(text: str, name: str, part: str) -> str:
    """`text` with `part` between the markers of `name`, which are added at the end where they are missing."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, found, rest = text.partition(begin)
    if not found:
        return f"{text.rstrip()}\n\n{begin}\n{part}{end}\n"
    _, found, after = rest.partition(end)
    if not found:
        raise SystemExit(f"README.md has {begin} but no {end} after it")
    return f"{before}{begin}\n{part}{end}{after}"


def settings_table() -> str:
    """The keys of config.yaml as Markdown."""
    lines = ["| Setting | What it does | Values | Default |", "| --- | --- | --- | --- |"]
    for setting in SETTINGS:
        default = value_of(Settings(), setting.key)
        if isinstance(default, dict):
            default = ", ".join(f"{name}: {value}" for name, value in default.items())
        shown = f"`{default}`" if default else "none"
        lines.append(f"| `{setting.key}` | {setting.help} | {setting.values} | {shown} |")
    return "\n".join(lines) + "\n"


def verbs_table() -> str:
    """The verbs of the command line as Markdown."""
    lines = ["| Verb | What it prints |", "| --- | --- |"]
    lines += [f"| `skyread {verb.name}{' QUERY' * verb.query}` | {verb.summary} |" for verb in VERBS]
    return "\n".join(lines) + "\n"


def written(text: str) -> str:
    """`text` with all generated parts as they should be."""
    text = with_part(text, "keys", helptable.markdown(load_default()))
    text = with_part(text, "settings", settings_table())
    return with_part(text, "verbs", verbs_table())


def main(arguments: list[str]) -> int:
    """Write the tables, or with `--check` see whether they are there."""
    text = README.read_text(encoding="utf-8")
    wanted = written(text)
    if "--check" in arguments:
        if text != wanted:
            print("the tables in README.md are not those of the code; run `make docs`", file=sys.stderr)
        return int(text != wanted)
    if text != wanted:
        README.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
