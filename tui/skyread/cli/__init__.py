"""Floor 7. The command line: argument parsing and one module per group of verbs."""
