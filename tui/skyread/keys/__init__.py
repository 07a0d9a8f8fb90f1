"""Floor 5. The one command table, key maps and their checking, key sequences with counts, help tables."""
