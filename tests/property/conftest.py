"""Property tests judge results, not speed: a busy machine must not fail them."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("skyread", deadline=None)
settings.load_profile("skyread")
