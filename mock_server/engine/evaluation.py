"""Trying redeemables one after the other on an order: what a validation and a redemption share.

Source: redemptions.md 3.5, 4.2, 6.4.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mock_server.engine import discounts
from mock_server.engine.discounts import Catalogue, Discount, Terms
from mock_server.engine.discounts.coverage import coverage
from mock_server.engine.discounts.gift_credits import Purse, spend
from mock_server.engine.eligibility import Circumstances, reasons_against
from mock_server.engine.order import Line, Order
from mock_server.engine.order_draft import check_amount
from mock_server.engine.outcome import Applied, Inapplicable, Outcome, Skipped
from mock_server.engine.points import Wallet, buy
from mock_server.engine.redeemable import Redeemable
from mock_server.engine.refusals import Refusal
from mock_server.engine.reward import Offer
from mock_server.engine.rules import Qualified
from mock_server.engine.ruling import Ruling, for_bundles, qualified
from mock_server.engine.stacking import Gate, Skip, in_order
from mock_server.engine.stacking_rules import StackingRules
from mock_server.engine.voucher import Gift, Voucher


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All outcomes in the order in which they came about, and the order that is left.

    `order` has the final cumulative discounts, and in `applied_*` those of the whole call.
    """

    outcomes: tuple[Outcome, ...]
    order: Order

    @property
    def applied(self) -> tuple[Applied, ...]:
        """What was applied, in order of application."""
        return tuple(one for one in self.outcomes if isinstance(one, Applied))

    @property
    def inapplicable(self) -> tuple[Inapplicable, ...]:
        """What the rules turned down."""
        return tuple(one for one in self.outcomes if isinstance(one, Inapplicable))

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What stacking left out."""
        return tuple(one for one in self.outcomes if isinstance(one, Skipped))

    def valid(self, rules: StackingRules) -> bool:
        """Whether the call as a whole is good.

        ALL: nothing was inapplicable (skips do not count, P-48), and something applied. PARTIAL:
        something applied.
        """
        if rules.redeemables_application_mode == "ALL" and self.inapplicable:
            return False
        return bool(self.applied)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What evaluation needs besides redeemables and order.

    `rules` are the stacking rules; `ruling` asks the validation rules of each redeemable.
    """

    rules: StackingRules
    around: Circumstances
    catalogue: Catalogue
    ruling: Ruling


def evaluate(redeemables: Sequence[Redeemable], order: Order, under: Conditions) -> Evaluation:
    """Try *redeemables* on *order*, each on what the ones before it left."""
    gate = Gate(under.rules)
    state = order.with_nothing_applied()
    outcomes: list[Outcome] = []
    for redeemable in in_order(redeemables, under.rules):
        earlier = [one for one in outcomes if isinstance(one, Applied)]
        outcome = _try(redeemable, state, under, gate, earlier)
        outcomes.append(outcome)
        if isinstance(outcome, Applied):
            gate.let_in(redeemable)
            state = outcome.order.with_nothing_applied()
        gate.failed = gate.failed or isinstance(outcome, Inapplicable)
    return Evaluation(tuple(outcomes), _totalled(state, outcomes))


def _try(
    redeemable: Redeemable, order: Order, under: Conditions, gate: Gate, earlier: Sequence[Applied]
) -> Outcome:
    skip = gate.against(redeemable)
    if skip is not None:
        return Skipped(redeemable, skip)
    bundle = qualified(redeemable, order)
    try:
        applied = _admitted(redeemable, order, under, bundle, earlier)
    except Refusal as refusal:
        return Inapplicable(redeemable, refusal, bundle)
    acts = _acts(redeemable, order, applied.order)
    if not acts and _skips_no_effect(redeemable, under.rules):
        return Skipped(redeemable, Skip.NO_EFFECT)
    return applied


def _admitted(
    redeemable: Redeemable,
    order: Order,
    under: Conditions,
    bundle: Qualified | None,
    earlier: Sequence[Applied],
) -> Applied:
    """Return what *redeemable* does to *order*.

    Raises:
        Refusal: The first reason against it, in the order of P-29: validity, funds, rules.
    """
    for refusal in reasons_against(redeemable, under.around):
        raise refusal
    after, used = _apply(redeemable, order, under, bundle)
    check_amount(after)
    applied = Applied(
        redeemable,
        _referred(redeemable, after),
        used,
        bundle,
        _shown(redeemable, under.catalogue),
        coverage(order, Terms(redeemable.targets, once=_once(under.rules))),
    )
    reason = under.ruling.reason_against(applied, order, earlier)
    if reason is not None:
        raise reason
    return applied


def _referred(redeemable: Redeemable, order: Order) -> Order:
    """Return *order* with the referrer whose code it is, if it is one (redemptions.md 5.3)."""
    voucher = redeemable.voucher
    if voucher is None or voucher.referrer_id is None:
        return order
    return replace(order, referrer_id=voucher.referrer_id)


def _shown(redeemable: Redeemable, catalogue: Catalogue) -> Discount | None:
    discount = redeemable.discount
    return None if discount is None else discounts.described(discount, catalogue)


def _apply(
    redeemable: Redeemable, order: Order, under: Conditions, bundle: Qualified | None
) -> tuple[Order, int]:
    """Return *order* after *redeemable* and the credits that it took."""
    voucher, discount = redeemable.voucher, redeemable.discount
    once = _once(under.rules)
    if voucher is not None and voucher.gift is not None:
        purse = _purse(redeemable, voucher, voucher.gift, once=once)
        return spend(redeemable.asked.credits, purse, order)
    if voucher is not None and redeemable.offer is not None:
        return _buy(redeemable, redeemable.offer, voucher, order)
    if discount is None or (bundle is not None and not bundle.quantity):
        return order, 0
    initial = _initial_mode(redeemable, under.rules)
    discount, targets = for_bundles(redeemable, discount, bundle)
    terms = Terms(targets, initial_mode=initial, once=once, catalogue=under.catalogue)
    return discounts.apply(discount, order, terms), 0


def _acts(redeemable: Redeemable, before: Order, after: Order) -> bool:
    """Whether *redeemable* did anything; a thing bought with points is an effect (P-25)."""
    things = redeemable.offer is not None and redeemable.offer.reward.type != "COIN"
    return things or discounts.changes(before, after)


def _buy(redeemable: Redeemable, offer: Offer, card: Voucher, order: Order) -> tuple[Order, int]:
    available = max(0, card.balance - redeemable.held.funds)
    return buy(offer, redeemable.asked.points, Wallet(card.code, available), order)


def _purse(redeemable: Redeemable, voucher: Voucher, gift: Gift, *, once: bool) -> Purse:
    available = max(0, gift.balance - redeemable.held.funds)
    return Purse(voucher.code, available, gift.effect, redeemable.targets, once)


def _once(rules: StackingRules) -> bool:
    return rules.redeemables_products_application_mode == "ONCE"


def _initial_mode(redeemable: Redeemable, rules: StackingRules) -> bool:
    """Percentages look at the first or at the present amount; categories decide first (6.5)."""
    ids = {category.id for category in redeemable.categories}
    if ids & set(rules.initial_amount_mode_categories):
        return True
    if ids & set(rules.discounted_amount_mode_categories):
        return False
    return rules.discount_calculation_mode == "INITIAL_AMOUNT"


def _skips_no_effect(redeemable: Redeemable, rules: StackingRules) -> bool:
    ids = {category.id for category in redeemable.categories}
    if ids & set(rules.no_effect_skip_categories):
        return True
    if ids & set(rules.no_effect_redeem_anyway_categories):
        return False
    return rules.redeemables_no_effect_rule == "SKIP"


def _totalled(final: Order, outcomes: Sequence[Outcome]) -> Order:
    """Return *final* with the `applied_*` of all outcomes added up."""
    orders = [one.order for one in outcomes if isinstance(one, Applied)]
    stated = [one.applied_discount_amount for one in orders]
    known = [amount for amount in stated if amount is not None]
    lines = tuple(
        _totalled_line(line, [one.items[at] for one in orders if at < len(one.items)])
        for at, line in enumerate(final.items)
    )
    return replace(final, applied_discount_amount=sum(known) if known else None, items=lines)


def _totalled_line(final: Line, steps: Sequence[Line]) -> Line:
    return replace(
        final,
        applied_discount_amount=sum(line.applied_discount_amount for line in steps),
        applied_discount_quantity=sum(line.applied_discount_quantity for line in steps),
        applied_quantity=sum(line.applied_quantity for line in steps),
        applied_quantity_amount=sum(line.applied_quantity_amount for line in steps),
        application_details=tuple(one for line in steps for one in line.application_details),
    )
