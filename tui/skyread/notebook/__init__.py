"""Floor 4. What the user made, in one SQLite file. Needs only text: it outlives articles, formats and the index."""
