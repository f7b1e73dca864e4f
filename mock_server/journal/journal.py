"""A bounded log: the newest exchanges stay, and it says how many went."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

Headers: TypeAlias = Sequence[tuple[bytes, bytes]]

MOST_RECORDS = 1000
MOST_BYTES = 8 * 1024 * 1024


@dataclass(slots=True)
class Record:
    """One exchange as it goes over the wire, secrets included: only `journal.har` shows it.

    It is made with the request and completed while it is answered.

    Attributes:
        request_id: `v-…`.
        started: In real time.
        method: Of the request, like the next five.
        origin: Scheme, host and port.
        path: As it was sent, encoded.
        query: As it was sent.
        headers: As they were sent.
        content: The body as far as it was read.
        operation: The operationId; None if the path leads nowhere or nobody was let in.
        status: Of the answer, like the last two; 0 if none was sent.
        answer_headers: Without those that the server adds.
        answer: The body.
        milliseconds: How long it took.
    """

    request_id: str
    started: datetime
    method: str
    origin: tuple[str, str, int]
    path: bytes
    query: bytes
    headers: Headers
    content: bytes = b""
    operation: str | None = None
    status: int = 0
    answer_headers: Headers = ()
    answer: bytes = b""
    milliseconds: float = 0.0

    @property
    def url(self) -> str:
        """Return where the request went."""
        scheme, host, port = self.origin
        query = f"?{self.query.decode('latin-1')}" if self.query else ""
        return f"{scheme}://{host}:{port}{self.path.decode('latin-1')}{query}"

    @property
    def size(self) -> int:
        """Return how many bytes of bodies it keeps."""
        return len(self.content) + len(self.answer)


class Journal:
    """The newest exchanges of one project.

    Attributes:
        dropped: How many went to make room since the journal was cleared.
    """

    def __init__(self, most_records: int = MOST_RECORDS, most_bytes: int = MOST_BYTES) -> None:
        self.dropped = 0
        self._most_records, self._most_bytes = most_records, most_bytes
        self._records: deque[Record] = deque()
        self._bytes = 0

    def __iter__(self) -> Iterator[Record]:
        """Yield the records, the oldest first."""
        return iter(self._records)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._records)

    def note(self, record: Record) -> None:
        """Remember *record*, and forget the oldest ones that it leaves no room for."""
        self._records.append(record)
        self._bytes += record.size
        while len(self._records) > self._most_records or self._bytes > self._most_bytes:
            self._bytes -= self._records.popleft().size
            self.dropped += 1

    def clear(self) -> None:
        """Forget everything, and that anything was dropped."""
        self._records.clear()
        self._bytes = self.dropped = 0
