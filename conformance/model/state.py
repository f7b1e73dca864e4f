"""All that the model knows of a server at one point of a history."""

from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, get_args

from conformance.model.session import Session
from conformance.model.shelf import Shelf
from conformance.model.unknown import Known

Kind: TypeAlias = Literal[
    "vouchers",
    "promotion_tiers",
    "campaigns",
    "customers",
    "orders",
    "redemptions",
    "async_actions",
    "access_tokens",
    "products",
    "rewards",
]
"""What there is; rollbacks are rows of `redemptions` (P-53)."""

KINDS: tuple[Kind, ...] = get_args(Kind)

_NAMES: dict[Kind, str] = {
    "vouchers": "code",
    "campaigns": "name",
    "customers": "source_id",
    "orders": "source_id",
    "products": "source_id",
}


def _shelves() -> dict[Kind, Shelf]:
    return {kind: Shelf(_NAMES.get(kind, "")) for kind in KINDS}


@dataclass(frozen=True, slots=True)
class State:
    """A server as far as it is known. Values are compared; nobody changes what is inside.

    Attributes:
        shelves: Things by kind, as their full form in the API shows them.
        sessions: Holds that were taken, released and expired ones included only if unsure.
        ledgers: All transactions of a card, oldest first, by its id; not of cards whose first ones
            were never seen.
        untargeted: Ids of vouchers and tiers whose discount is for all products, for certain.
        held_by_others: Whether there may be holds that the model never saw, of others or of an
            earlier world of the same server.
        made: Ids of vouchers that were made before our eyes: nobody held them before.
        stacking: The stacking rules as validations show them; None until one was seen.
        client_redeems: Whether a client redemption was let in before (P-51).
        utc: Whether the project's time zone is UTC, for certain; the API does not tell it.
        jobs: What will be gone once an asynchronous action is done, by the id of the action.
        discounts_on_initial: Whether percentages are of the order before discounts
            (`discount_calculation_mode`); None until a calculation told.
    """

    shelves: dict[Kind, Shelf] = field(default_factory=_shelves)
    sessions: tuple[Session, ...] = ()
    ledgers: dict[str, tuple[Known, ...]] = field(default_factory=dict)
    untargeted: frozenset[str] = frozenset()
    held_by_others: bool = True
    made: frozenset[str] = frozenset()
    stacking: Known = None
    client_redeems: bool = False
    utc: bool = False
    jobs: dict[str, tuple[Known, ...]] = field(default_factory=dict)
    discounts_on_initial: bool | None = None

    @classmethod
    def empty(cls) -> "State":
        """Return the state of a server in which there is nothing, for certain."""
        shelves = {kind: Shelf(_NAMES.get(kind, ""), complete=True) for kind in KINDS}
        return cls(shelves, held_by_others=False)

    def of(self, kind: Kind) -> Shelf:
        """Return what is known of one kind of things."""
        return self.shelves[kind]

    def find(self, kind: Kind, key: str) -> Known:
        """Return the thing with the id or name *key*, None if it is not known to exist."""
        return self.shelves[kind].get(key)

    def with_shelf(self, kind: Kind, shelf: Shelf) -> "State":
        """Return this state with another shelf of *kind*."""
        return replace(self, shelves={**self.shelves, kind: shelf})
