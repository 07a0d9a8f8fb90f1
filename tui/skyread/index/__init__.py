"""Floor 3. The in-memory index: mentions by entity, entities by article, words, fuzzy names, and its cache."""
