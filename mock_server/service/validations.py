"""Validations: what a redemption would do; nothing is stored but a session's holds."""

from dataclasses import dataclass

from mock_server.engine.evaluation import Evaluation
from mock_server.engine.redemption_request import RedemptionRequest, SessionAsked
from mock_server.engine.stacking_rules import StackingRules
from mock_server.service import evaluations, redeemers, sessions
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction


@dataclass(frozen=True, slots=True)
class Session:
    """The session of a validation as it is answered."""

    key: str
    asked: SessionAsked


@dataclass(frozen=True, slots=True)
class Validation:
    """The answer to a validation; `session` is None if nothing is held."""

    id: str
    valid: bool
    evaluation: Evaluation
    rules: StackingRules
    tracking_id: str | None
    session: Session | None


def validate(tx: Transaction, at: Moment, request: RedemptionRequest) -> Validation:
    """Say what *request* would redeem; a session holds it only if the whole call is valid (P-36).

    Raises:
        Refusal: The request as a whole is malformed (redemptions.md 3.2).
    """
    prepared = evaluations.prepare(tx, at, request)
    customer = redeemers.previewed(tx, at, request)
    evaluation = evaluations.run(tx, at, prepared, customer)
    valid = evaluation.valid(prepared.rules)
    session = None
    if valid and request.session is not None:
        key = sessions.hold(tx, at, request.session, evaluation)
        session = Session(key, request.session)
    return Validation(
        id=at.new_id("valid"),
        valid=valid,
        evaluation=evaluation,
        rules=prepared.rules,
        tracking_id=None if customer is None else customer.tracking_id,
        session=session,
    )
