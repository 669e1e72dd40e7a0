"""How fast an import goes, and how long it will still take."""

import time

_LEAST_SECONDS = 1.0
"""Before that, nobody can tell how long it will take."""

_TELL_SECONDS = 0.1


class Pace:
    """Counts time and bytes; pauses do not count."""

    def __init__(self, total_bytes: int) -> None:
        """Start counting.

        Args:
            total_bytes: Of all files.
        """
        self._total = total_bytes
        self._done = 0
        self._began = time.monotonic()
        self._rested = 0.0
        self._rests_since = 0.0
        self._told = (0.0, "")

    @property
    def seconds(self) -> float:
        """Time at work."""
        return time.monotonic() - self._began - self._rested

    def rest(self) -> None:
        """A pause begins."""
        self._rests_since = time.monotonic()

    def go_on(self) -> None:
        """It is over."""
        self._rested += time.monotonic() - self._rests_since

    def through(self, size: int) -> None:
        """A file of ``size`` bytes is through."""
        self._done += size

    @property
    def seconds_left(self) -> float | None:
        """By the bytes per second so far; None while nobody can tell."""
        if self.seconds < _LEAST_SECONDS or not self._done:
            return None
        return max(self._total - self._done, 0) * self.seconds / self._done

    def may_tell(self, words: str) -> bool:
        """True if it is time to tell how far it is: now and then, and when something changes."""
        now = time.monotonic()
        if words == self._told[1] and now - self._told[0] < _TELL_SECONDS:
            return False
        self._told = (now, words)
        return True
