"""What a run has made, on disk before it is made: whoever finds the file can clean up.

One line of JSON for each event. A creating call is written, and brought to the disk, before it
leaves; its answer afterwards. What was written and never answered may or may not exist.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import orjson

from spec import Json

_OWNER_ONLY = 0o600

Key: TypeAlias = tuple[str, str]
"""Pool and value."""


@dataclass(frozen=True, slots=True)
class Start:
    """The first line: what the run is.

    Attributes:
        run: Its name.
        tag: What every name has in it that the run makes up.
        url: Of the target.
        project: Whose keys it has, as a digest.
        started: Seconds since 1970.
        rate: The limits that it kept to; empty without one.
        budget: Likewise.
        control: Root of the control API; empty without one.
        world: What to put back, for a target whose world can be replaced; None for others.
    """

    run: str
    tag: str
    url: str
    project: str
    started: float
    rate: str = ""
    budget: str = ""
    control: str = ""
    world: Json = None


@dataclass(slots=True)
class Made:
    """What all lines come to.

    Attributes:
        values: Everything that identifies a thing of the run, with its pool.
        known: The texts by which they are known, and the names that the run chose.
        standing: Things to delete, newest last; each with its other identifiers.
        named: What stands, by its names.
        records: Things that cannot be deleted.
        unanswered: Calls that nobody knows the end of, with the names that they were to give.
        doubtful: Things that a call may have made on the way, even if it was refused, by the names
            that it gave them.
        deleted: Things that are gone.
    """

    values: set[Key] = field(default_factory=set)
    known: set[str] = field(default_factory=set)
    standing: dict[Key, frozenset[str]] = field(default_factory=dict)
    named: set[Key] = field(default_factory=set)
    records: dict[Key, None] = field(default_factory=dict)
    unanswered: dict[str, tuple[str, ...]] = field(default_factory=dict)
    doubtful: set[Key] = field(default_factory=set)
    deleted: set[Key] = field(default_factory=set)


class Journal:
    """The journal of one run. Several processes may write it, one after the other.

    Attributes:
        path: The file.
        start: Its first line; None as long as there is none.
        made: What the lines come to.
    """

    def __init__(self, path: Path) -> None:
        """Read what is there."""
        self.path = path
        self.start: Start | None = None
        self.made = Made()
        self._read_to = 0
        self._numbers = 0
        self.refresh()

    def begin(self, start: Start) -> None:
        """Write the first line."""
        self._write({"start": start})

    def calls(self, call: str, names: Iterable[str], upserts: Iterable[Key] = ()) -> str:
        """Say that *call* is about to leave, and return a number for it.

        Args:
            call: What it is, in words.
            names: What it calls the things that it makes.
            upserts: What it makes on the way.
        """
        self._numbers += 1
        number = f"{os.getpid()}.{self._numbers}"
        told = {"what": call, "names": sorted(names), "upserts": sorted(upserts)}
        self._write({"call": number, **told})
        return number

    def answered(self, number: str, status: int) -> None:
        """Say that the call *number* is over."""
        self._write({"answer": number, "status": status}, durable=False)

    def made_thing(self, key: Key, also: Iterable[str], names: Iterable[str] = ()) -> None:
        """Say that something exists that has to go, with its identifiers and its names."""
        self._write({"thing": key, "also": sorted(also), "names": sorted(names)}, durable=False)

    def made_record(self, key: Key) -> None:
        """Say that something exists that cannot go."""
        self._write({"record": key}, durable=False)

    def gone(self, key: Key) -> None:
        """Say that a thing does not exist any more."""
        self._write({"gone": key}, durable=False)

    def end(self) -> None:
        """Forget the run: nothing is left of it."""
        self.path.unlink(missing_ok=True)

    def refresh(self) -> None:
        """Read what was written meanwhile; a line that was cut off by a kill is left alone."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            file.seek(self._read_to)
            told = file.read()
        whole = told[: told.rfind(b"\n") + 1]
        self._read_to += len(whole)
        for line in whole.splitlines():
            with suppress(orjson.JSONDecodeError):
                self._take(orjson.loads(line))

    def _write(self, event: Json, durable: bool = True) -> None:
        """Append *event*; what need not outlive the run may get lost with a disk that is full."""
        try:
            self._append(event, durable)
        except OSError:
            if durable:
                raise
            self._take(event)

    def _append(self, event: Json, durable: bool) -> None:
        self.refresh()
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        file = os.open(self.path, flags, _OWNER_ONLY)
        try:
            self._end_cut_line(file)
            os.write(file, orjson.dumps(event, option=orjson.OPT_APPEND_NEWLINE))
            if durable:
                os.fsync(file)
        finally:
            os.close(file)
        self.refresh()

    def _end_cut_line(self, file: int) -> None:
        """Close a line that a killed process left open, so that ours starts on a new one."""
        if os.fstat(file).st_size > self._read_to:
            os.write(file, b"\n")

    def _take(self, event: Json) -> None:
        made = self.made
        match event:
            case {"start": told}:
                self.start = Start(**told)
            case {"call": number, "names": names, "upserts": upserts}:
                made.unanswered[number] = tuple(names)
                made.doubtful |= {(pool, name) for pool, name in upserts}
            case {"answer": number, "status": status}:
                self._over(number, status)
            case {"thing": [pool, value], "also": also, "names": names}:
                made.named |= {(pool, name) for name in names}
                made.doubtful -= made.named
                made.standing[pool, value] = frozenset((*also, *names))
                made.values |= {(pool, each) for each in (value, *also)}
                made.known |= {value, *also}
            case {"record": [pool, value]}:
                made.records[pool, value] = None
                made.values.add((pool, value))
            case {"gone": [pool, value]}:
                also = made.standing.pop((pool, value), frozenset())
                made.named -= {(pool, name) for name in also}
                made.deleted.add((pool, value))
            case _:
                pass  # a later version may know more

    def _over(self, number: str, status: int) -> None:
        """Forget an unanswered call; its names are ours if it succeeded."""
        names = self.made.unanswered.pop(number, ())
        if 200 <= status < 300:
            self.made.known.update(names)
