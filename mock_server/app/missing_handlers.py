"""A contract and a table of handlers that do not fit."""

from collections.abc import Iterable


class MissingHandlers(Exception):
    """Operations that nobody answers, or handlers of operations that do not exist."""

    def __init__(self, unanswered: Iterable[str], unknown: Iterable[str]) -> None:
        parts = [
            f"{what}: {', '.join(names)}"
            for what, names in (
                ("operations without a handler", sorted(unanswered)),
                ("handlers without an operation", sorted(unknown)),
            )
            if names
        ]
        super().__init__("; ".join(parts))
