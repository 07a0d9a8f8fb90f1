"""Floor 6. The desk: an open library with its index and its notebook; view models without any drawing."""
