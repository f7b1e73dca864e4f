"""The machine that Hypothesis drives: all moves, over one life."""

from conformance.machine.life import Life
from conformance.machine.moves.looking import Looking
from conformance.machine.moves.people import People
from conformance.machine.moves.promotions import Promotions
from conformance.machine.moves.redeeming import Redeeming
from conformance.machine.moves.vouchers import Vouchers
from conformance.machine.oracle import Oracle


class Shop(Vouchers, Promotions, People, Redeeming, Looking):
    """A shop: vouchers, promotions, people, and what they do with each other."""

    oracle: Oracle

    def __init__(self) -> None:
        """Begin a new life on the target; what earlier ones made is out of reach."""
        super().__init__()
        self.life = Life(self.oracle)


def machine(oracle: Oracle) -> type[Shop]:
    """Return the machine that asks *oracle*."""
    return type("Shop", (Shop,), {"oracle": oracle})
