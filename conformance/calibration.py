"""Asks a target for its own settings before anything is held against it.

Every validation answers with the stacking rules of its project (redemptions.md 6.1), even one that
nothing applies to; it stores nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from conformance.history import Exchange
from conformance.target import Request, Setting, Target
from conformance.values.names import Names
from spec import Json

_VALIDATE = "create_validation"


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a target says of itself.

    Attributes:
        exchanges: The calls that asked, for whoever learns from calls.
        stacking_rules: As the target wrote them; None if it did not say.
        why: Why it did not; empty if it did.
    """

    exchanges: tuple[Exchange, ...] = ()
    stacking_rules: Mapping[str, Json] | None = None
    why: str = ""

    @property
    def redeemables_limit(self) -> int | None:
        """How many redeemables one request may name, None if the target did not say."""
        told = (self.stacking_rules or {}).get("redeemables_limit")
        return told if isinstance(told, int) else None


def calibrate(target: Target, names: Names, world: str) -> Calibration:
    """Ask *target* for its settings.

    Args:
        target: Whom to ask.
        names: For a voucher that does not exist.
        world: For the exchange.

    Raises:
        Withheld: no call may be made.
    """
    operation = target.contract.operations.get(_VALIDATE)
    if operation is None:
        return Calibration(why="validations are out of scope")
    nobody = {"redeemables": [{"object": "voucher", "id": names.like("nobody")}]}
    asked = target.send(
        Request(operation.method, operation.path, nobody), Setting("calibration", world)
    )
    told = asked.document.get("stacking_rules") if isinstance(asked.document, dict) else None
    if not isinstance(told, dict):
        return Calibration((asked,), None, f"a validation was answered {asked.status} without them")
    return Calibration((asked,), told)
