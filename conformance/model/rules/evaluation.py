"""Redeemables one after the other, each on the order of those before it (redemptions.md 6)."""

from dataclasses import dataclass, field

from conformance.model.nouns.voucher import DISCOUNT, GIFT
from conformance.model.rules import card, discount, stacking
from conformance.model.rules.cart import Cart
from conformance.model.rules.eligibility import Reason, reason
from conformance.model.rules.party import Party
from conformance.model.rules.redeemable import Redeemable
from conformance.model.scene import Scene
from conformance.model.unknown import UNKNOWN, Known, Unpredictable


@dataclass(frozen=True, slots=True)
class Applied:
    """A redeemable that is used.

    Attributes:
        wanted: What.
        before: The order that it met; `UNKNOWN` if nobody knows its amounts.
        after: The order that it left.
        taken: Credits or points; None for a discount.
    """

    wanted: Redeemable
    before: Cart | Known
    after: Cart | Known
    taken: Known = None


@dataclass(frozen=True, slots=True)
class Inapplicable:
    """A redeemable that failed, and why."""

    wanted: Redeemable
    reason: Reason


@dataclass(frozen=True, slots=True)
class Skipped:
    """A redeemable that was not looked at, and why."""

    wanted: Redeemable
    keys: frozenset[str]


@dataclass(slots=True)
class Evaluation:
    """How the redeemables of one call fare.

    Attributes:
        scene: The call.
        party: Who redeems.
        redeems: Whether they are redeemed, and not only validated.
        cart: The order now; `UNKNOWN` if nobody knows its amounts.
        has_order: Whether an order with an amount, or lines, is there at all.
        applied: In the order of their application.
        inapplicable: Those that failed.
        skipped: Those that were passed over.
    """

    scene: Scene
    party: Party
    redeems: bool
    cart: Cart | Known
    applied: list[Applied] = field(default_factory=list)
    inapplicable: list[Inapplicable] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def partial(self) -> Known:
        """Whether inapplicable ones are left out; `UNKNOWN` if nobody told (R-13)."""
        rules = self.scene.state.stacking
        return UNKNOWN if rules is None else rules["redeemables_application_mode"] == "PARTIAL"

    def run(self, wanted: tuple[Redeemable, ...]) -> None:
        """Evaluate *wanted*.

        Raises:
            Unpredictable: the outcome depends on what the model does not know.
        """
        if len(wanted) == 1:
            self._try(wanted[0])
            return
        if self.scene.state.stacking is None:
            raise Unpredictable("the stacking rules")
        gate = stacking.Gate(self.scene.state.stacking)
        for each in gate.sorted(wanted):
            self._pass(gate, each)

    def _pass(self, gate: stacking.Gate, wanted: Redeemable) -> None:
        """Let one of several through the gate (6.4, P-28)."""
        if self.inapplicable and not self.partial:
            self.skipped.append(Skipped(wanted, frozenset({"preceding_validation_failed"})))
            return
        stopped = gate.stops(wanted)
        if stopped:
            self.skipped.append(Skipped(wanted, stopped))
            return
        before = len(self.applied)
        self._try(wanted)
        if len(self.applied) > before:
            gate.counts(wanted)

    def _try(self, wanted: Redeemable) -> None:
        """Apply one redeemable if its own reasons and its effect let it (6.4)."""
        why = reason(self.scene, wanted, self.party, redeems=self.redeems)
        if why is None:
            why = card.missing(wanted, self.cart)
        if why is not None:
            self.inapplicable.append(Inapplicable(wanted, why))
            return
        try:
            after, taken = self._effect(wanted)
        except Unpredictable:
            if wanted.document.get("type", DISCOUNT) != DISCOUNT:
                raise
            after, taken = UNKNOWN, None
        if self._is_skipped(wanted, after):
            self.skipped.append(Skipped(wanted, frozenset({"no_effect"})))
            return
        self.applied.append(Applied(wanted, self.cart, after, taken))
        self.cart = after

    def _effect(self, wanted: Redeemable) -> tuple[Cart | Known, Known]:
        """Return the order after *wanted*, and the credits or points that it took."""
        if self.cart is UNKNOWN:
            raise Unpredictable("the amounts of the order")
        kind = wanted.document.get("type", DISCOUNT)
        met = self.cart.barring(stacking.touches_lines_once(self.scene.state.stacking))
        if wanted.object == "voucher" and kind == GIFT:
            after, taken = card.spent(self.scene, wanted, met)
            return after.barring(False), taken
        if wanted.object == "voucher" and kind != DISCOUNT:
            raise Unpredictable("a reward")
        return self._discounted(wanted, met).barring(False), None

    def _discounted(self, wanted: Redeemable, met: Cart) -> Cart:
        definition = wanted.discount
        lands = discount.effect_of(definition)
        narrowed = wanted.document["id"] not in self.scene.state.untargeted
        if narrowed and (lands != discount.ON_ORDER or not definition.get("effect")):
            raise Unpredictable("rules that choose products")
        return discount.applied(definition, met, initial=self._initial())

    def _initial(self) -> bool:
        """Whether percentages are of the order before discounts (6.5)."""
        cart: Cart = self.cart
        if cart.off == 0 and cart.items_off == 0:
            return False
        told = self.scene.state.discounts_on_initial
        return self.scene.choices.decide(told, "percentages are of the order before discounts")

    def _is_skipped(self, wanted: Redeemable, after: Cart | Known) -> bool:
        """Whether *wanted* changes nothing and is therefore left alone (6.5)."""
        if after is UNKNOWN:
            question = f"{wanted.sent_id} has an effect"
            return self._skips(wanted) and not self.scene.choices.decide(None, question)
        return bool(after == self.cart) and self._skips(wanted)

    def _skips(self, wanted: Redeemable) -> bool:
        told = stacking.skips_without_effect(self.scene.state.stacking, wanted)
        return self.scene.choices.decide(told, "what has no effect is skipped")
