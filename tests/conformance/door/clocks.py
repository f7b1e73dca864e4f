"""A clock for tests of patience: it runs only while somebody sleeps."""


class SleepingClock:
    """Stands still between sleeps, and remembers them."""

    def __init__(self, now=1_000_000.0):
        self.time = now
        self.naps = []

    def now(self):
        """Return the time."""
        return self.time

    def sleep(self, seconds):
        """Let the time pass."""
        self.naps.append(seconds)
        self.time += seconds
