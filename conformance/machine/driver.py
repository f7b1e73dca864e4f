"""Lets Hypothesis draw lives, and shrink the ones that go wrong."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from hypothesis import HealthCheck, Phase, Verbosity, seed, settings
from hypothesis.errors import Flaky
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import Exchange
from conformance.machine.machine import machine
from conformance.machine.oracle import Broken, Enough, Oracle
from conformance.model.telling import message, told

_CHECK = "rules_are_followed"

Kind: TypeAlias = Callable[[Oracle], type[RuleBasedStateMachine]]
"""Makes a machine that asks an oracle."""


@dataclass(frozen=True, slots=True)
class Lives:
    """How long to walk.

    Attributes:
        seed: Draws the same lives again.
        count: How many lives.
        moves: How many moves in each.
        causes: After how many different defects to stop.
    """

    seed: int
    count: int
    moves: int
    causes: int = 5


def walk(oracle: Oracle, lives: Lives, kind: Kind = machine) -> None:
    """Live, and shrink what goes wrong; begin anew for the next cause until there is none.

    Args:
        oracle: Whom to ask.
        lives: How long.
        kind: What the lives are like.
    """
    for turn in range(lives.causes):
        shop = kind(oracle)
        seed(lives.seed * lives.causes + turn)(shop)
        try:
            run_state_machine_as_test(shop, settings=_settings(lives))
        except Enough:
            return
        except (Broken, Flaky):
            if not oracle.accept():
                return
        else:
            return


def findings(oracle: Oracle) -> Iterator[Finding]:
    """Yield what *oracle* has found, each cause with the calls that show it.

    Readings before the last call are left out: they change nothing, another check sees to that.
    """
    for (operation, _, rule), (calls, wrong) in oracle.found.items():
        shown = [call for call in calls[:-1] if call.method != "GET"]
        claim, first = Claim(_CHECK, rule), wrong[0]
        alone = _alone(*shown, calls[-1])
        yield claim.broken(operation, alone, message(first), told(first))


def _settings(lives: Lives) -> settings:
    return settings(
        max_examples=lives.count,
        stateful_step_count=lives.moves,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
        verbosity=Verbosity.quiet,
        print_blob=False,
    )


def _alone(*calls: Exchange) -> list[Exchange]:
    """Return *calls*, each standing for itself and not for all that came before it."""
    return [replace(call, before=()) for call in calls]
