"""The verbs, one module for each group; each verb is a function of its call that returns the exit code."""
