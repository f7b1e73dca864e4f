"""What a check says, as long as nobody proves it wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conformance.curl import commands
from conformance.finding import Finding, Severity
from conformance.history import Exchange


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about every server.

    Attributes:
        check: Whose, in snake case.
        rule: Where it comes from, such as `redemptions.md 9.2`.
    """

    check: str
    rule: str

    def broken(
        self,
        operation: str,
        calls: Sequence[Exchange],
        message: str,
        contrast: tuple[object, object],
    ) -> Finding:
        """Return the finding that *calls* broke the claim.

        Args:
            operation: The operationId at fault.
            calls: What shows it, in order; the last one is where it can be seen.
            message: What is wrong, the same for two sightings of one defect.
            contrast: What was expected, and what came.
        """
        expected, got = map(str, contrast)
        return Finding(
            check=self.check,
            severity=Severity.ERROR,
            operation=operation,
            message=message,
            expected=expected,
            got=got,
            reproduction=_steps(calls),
            rule=self.rule,
        )


def _steps(calls: Sequence[Exchange]) -> tuple[str, ...]:
    """Return the commands that repeat *calls*: those that they build on, each once, and they.

    A reading that came before has changed nothing, and is left out.
    """
    steps: dict[int, Exchange] = {}
    for call in calls:
        writes = (each for each in call.before if each.method != "GET")
        steps |= {id(each): each for each in (*writes, call)}
    return tuple(commands(replace(each, before=()))[0] for each in steps.values())
