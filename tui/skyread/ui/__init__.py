"""Floor 7. The screen, and the only place that imports textual."""
