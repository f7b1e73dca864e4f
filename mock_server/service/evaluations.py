"""What a redemption and a validation have in common: checks of the request, order, evaluation."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from mock_server.engine.customer import Customer
from mock_server.engine.eligibility import Circumstances
from mock_server.engine.evaluation import Conditions, Evaluation, evaluate
from mock_server.engine.order import Order
from mock_server.engine.redeemable import Redeemable
from mock_server.engine.redemption_request import RedemptionRequest
from mock_server.engine.rules import Clock, Situation
from mock_server.engine.ruling import Ruling
from mock_server.engine.settings import Settings
from mock_server.engine.stacking_rules import StackingRules
from mock_server.service import metadata_schemas, orders, redeemables, settings
from mock_server.service.catalogue import Shelves
from mock_server.service.moment import Moment
from mock_server.service.past import Past
from mock_server.store.base import Transaction

_UNSET = StackingRules()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request that passed the checks of redemptions.md 3.2, with everything it names found."""

    request: RedemptionRequest
    settings: Settings
    order: Order
    redeemables: tuple[Redeemable, ...]

    @property
    def rules(self) -> StackingRules:
        """The project's stacking rules; those of a new one where they do not apply (12)."""
        return self.settings.stacking if self.request.stacked else _UNSET


def prepare(tx: Transaction, at: Moment, request: RedemptionRequest) -> Prepared:
    """Check *request* as a whole and find what it names; nothing is stored.

    Raises:
        Refusal: The request is malformed or names an unknown order or stack (redemptions.md 3.2).
    """
    if request.metadata is not None:
        metadata_schemas.check(tx, "redemption", request.metadata)
    current = settings.current(tx)
    redeemables.check(request.redeemables, current.stacking)
    key = None if request.session is None else request.session.key
    found = redeemables.find(tx, at, request.redeemables, key)
    return Prepared(request, current, orders.for_redeeming(tx, request.order), found)


def run(
    tx: Transaction,
    at: Moment,
    prepared: Prepared,
    customer: Customer | None,
    *,
    redeeming: bool = False,
) -> Evaluation:
    """Evaluate what was prepared on behalf of *customer*, None for an anonymous one."""
    around = Circumstances(at.now, ZoneInfo(prepared.settings.time_zone), customer, redeeming)
    situation = Situation(
        clock=Clock(around.now, around.zone),
        customer=customer,
        initial_amount=prepared.order.amount,
        metadata=prepared.request.metadata,
        app_id=at.channel.id,
        audience_only=prepared.request.audience_only,
    )
    sent = prepared.request.order is not None
    ruling = Ruling(situation, lambda redeemable: Past(tx, redeemable), ordered=sent)
    under = Conditions(prepared.rules, around, Shelves(tx), ruling)
    return evaluate(prepared.redeemables, prepared.order, under)
