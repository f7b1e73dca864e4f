"""The way that every call takes, whoever makes it and with whatever client."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from conformance.door.allowance import Allowance, Forbidden, TimeIsUp
from conformance.door.pause import asked_pause, spent
from conformance.history import Headers
from spec import Json

_READS = ("GET", "HEAD", "OPTIONS")
_RESENT = 5
_SILENT = 5

_T = TypeVar("_T")


class Gone(TimeIsUp):
    """The target answers no more."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that is about to be made.

    Attributes:
        method: Upper case.
        url: Absolute, percent-encoded.
        body: As text; empty without one.
    """

    method: str
    url: str
    body: str = ""

    @property
    def reads(self) -> bool:
        """Whether it leaves the target as it is."""
        return self.method in _READS


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: see the attributes of `Exchange`."""

    status: int
    headers: Headers
    body: str
    seconds: float = 0.0


class Witness(Protocol):
    """Whoever has to know of every call before it is made."""

    def before(self, call: Call) -> str:
        """Hear of *call*, and return a number for it.

        Raises:
            Withheld: it must not be made.
        """

    def after(self, number: str, call: Call, answer: Answer) -> None:
        """Hear what came of the call *number*."""

    def refresh(self) -> None:
        """Learn what another process has done meanwhile."""

    def marked(self, call: Call, body: Json, ours: str = "") -> Json:
        """Return *body*, the JSON of *call*, so that what it makes can be found again.

        A name that it gets for that has *ours* in it, as those of the caller have.
        """

    def reserve(self, call: Call) -> int:
        """Return how many calls have to be left after *call* to clean up."""


class Door:
    """Lets calls out one after the other.

    Attributes:
        allowance: How many.
        witness: Knows of every one of them; None if nobody has to.
        gone: Why there is nobody to call any more; empty while there is.
    """

    def __init__(
        self,
        allowance: Allowance | None = None,
        witness: Witness | None = None,
        read_only: bool = False,
    ) -> None:
        """Let out what *allowance* allows, after the *witness* knows of it."""
        self.allowance = allowance or Allowance()
        self.witness = witness
        self.gone = ""
        self._read_only = read_only
        self._silent = 0
        self._limits_are_real = self.allowance.limited

    def through(self, call: Call, send: Callable[[], _T], read: Callable[[_T], Answer]) -> _T:
        """Make *call* and return what *send* returned.

        A call that is refused because there were too many is made again when the target allows it.

        Raises:
            Withheld: it may not be made.
        """
        if self._read_only and not call.reads:
            raise Forbidden(f"{call.method} might change something, and only reading is allowed")
        self._take(call)
        number = self.witness.before(call) if self.witness else ""
        came = send()
        for _ in range(_RESENT):
            if not self._too_many(read(came)):
                break
            self._take(call)
            came = send()
        answer = read(came)
        if self.witness:
            self.witness.after(number, call, answer)
        self._listen(answer)
        return came

    def together(self, calls: Sequence[Call], send: Callable[[], Sequence[Answer]]) -> None:
        """Make *calls* at the same moment; *send* returns their answers in the same order.

        None is made again: a refusal because there were too many is an answer like another.

        Raises:
            Withheld: one of them may not be made; none is.
        """
        if self._read_only and not all(call.reads for call in calls):
            raise Forbidden("only reading is allowed")
        for call in calls:
            self._take(call)
        numbers = [self.witness.before(call) if self.witness else "" for call in calls]
        for number, call, answer in zip(numbers, calls, send(), strict=True):
            if self.witness:
                self.witness.after(number, call, answer)

    def took_over(self, calls: int) -> None:
        """Count the *calls* of another process that went through a door like this one."""
        self.allowance.made += calls
        if self.witness:
            self.witness.refresh()

    def _take(self, call: Call) -> None:
        self.allowance.take(self.witness.reserve(call) if self.witness else 0)

    def _too_many(self, answer: Answer) -> bool:
        """Whether the target asks to try again later; the pause is kept by the next call."""
        pause = asked_pause(answer.status, answer.headers, self.allowance.clock.now())
        if pause is None:
            return False
        self._limits_are_real = True
        self.allowance.pause(pause)
        return True

    def _listen(self, answer: Answer) -> None:
        """Hold calls back that the target would refuse, and notice when it is gone."""
        self._silent = 0 if answer.status else self._silent + 1
        if self._silent >= _SILENT:
            self.gone = f"the target stopped answering ({answer.body})"
            raise Gone(self.gone)
        if self._limits_are_real:
            pause = spent(answer.headers, self.allowance.clock.now())
            if pause is not None:
                self.allowance.pause(pause)
