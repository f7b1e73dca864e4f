"""Validation sessions: holds on vouchers, taken, counted and released (redemptions.md 8)."""

from mock_server.engine.evaluation import Evaluation
from mock_server.engine.outcome import Applied
from mock_server.engine.redemption_request import SessionAsked
from mock_server.engine.refusals import NotFound
from mock_server.engine.session import Held, Hold, held_by_others
from mock_server.engine.voucher import Voucher
from mock_server.service import vouchers
from mock_server.service.moment import Moment
from mock_server.store.base import Transaction
from mock_server.store.kinds import HOLDS


def held(tx: Transaction, at: Moment, voucher: Voucher, own_key: str | None) -> Held:
    """Return what sessions other than *own_key* hold of *voucher* now."""
    return held_by_others(tx.every(HOLDS, "voucher_id", voucher.id), own_key, at.now)


def hold(tx: Transaction, at: Moment, asked: SessionAsked, evaluation: Evaluation) -> str:
    """Hold every applied voucher for the session, replacing its earlier holds; return its key."""
    key = asked.key or at.new_id("ssn")
    for applied in evaluation.applied:
        voucher = applied.redeemable.voucher
        if voucher is not None:
            tx.put(HOLDS, _hold(key, voucher, applied, at, asked))
    return key


def release(tx: Transaction, at: Moment, code: str, key: str) -> None:
    """Release what the session *key* holds of the voucher *code*; its other vouchers stay (E-19).

    Raises:
        NotFound: The voucher is unknown, or the session does not hold it now.
    """
    voucher = vouchers.find(tx, code)
    one = tx.get(HOLDS, _id(key, voucher))
    if one is None or one.expires_at <= at.now:
        raise NotFound.of("session", key)
    tx.remove(HOLDS, one.id)


def release_all(tx: Transaction, key: str) -> None:
    """Release everything that the session *key* holds, if it holds anything (P-35)."""
    for one in list(tx.every(HOLDS, "session_key", key)):
        tx.remove(HOLDS, one.id)


def _hold(key: str, voucher: Voucher, applied: Applied, at: Moment, asked: SessionAsked) -> Hold:
    ends = asked.ends(at.now)
    return Hold(_id(key, voucher), key, voucher.id, ends, uses=1, funds=applied.reserved)


def _id(key: str, voucher: Voucher) -> str:
    return f"{voucher.id}/{key}"
