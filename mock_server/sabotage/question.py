"""What a request asks, and the same request asking something else."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from mock_server.engine.voucher import Voucher
from mock_server.store.base import Transaction
from mock_server.store.kinds import VOUCHERS
from mock_server.world.turn import Turn
from spec import Json

_CREDENTIALS = (
    *(b"x-app-id", b"x-app-token", b"x-client-application-id", b"x-client-token"),
    *(b"authorization", b"x-voucherify-oauth"),
)


def sent(turn: Turn, name: str) -> Json:
    """Return a member of the body; None if there is none."""
    body = turn.json
    return body.get(name) if isinstance(body, dict) else None


def named_vouchers(turn: Turn) -> tuple[str, ...]:
    """Return the codes that *turn* is about, of its body, path or query."""
    redeemables = sent(turn, "redeemables")
    named = redeemables if isinstance(redeemables, list) else ()
    codes = (each.get("id") for each in named if isinstance(each, dict))
    alone = (turn.path.get("code"), dict(_parameters(turn)).get("code"))
    return tuple(code for code in (*codes, *alone) if isinstance(code, str))


def stored_vouchers(turn: Turn) -> tuple[Voucher, ...]:
    """Return the vouchers that *turn* is about, as they are now."""

    def work(tx: Transaction) -> tuple[Voucher, ...]:
        found = (tx.first(VOUCHERS, "code", code) for code in named_vouchers(turn))
        return tuple(voucher for voucher in found if voucher is not None)

    return turn.project.store.transact(work)


def on_page(turn: Turn) -> int:
    """Return the page that is asked for."""
    page = dict(_parameters(turn)).get("page", "1")
    return int(page) if page.isdecimal() else 1


def asking_page(turn: Turn, page: int) -> Turn:
    """Return the same question about another page."""
    return _with(without_parameters(turn, "page"), ("page", str(page)))


def without_parameters(turn: Turn, *names: str) -> Turn:
    """Return the same question without some of its query parameters."""
    kept = [(name, text) for name, text in _parameters(turn) if name.split("[")[0] not in names]
    return replace(turn, query=urlencode(kept).encode())


def sends_credentials(turn: Turn) -> bool:
    """Whether there are credentials of any kind."""
    return any(name in turn.headers for name in _CREDENTIALS)


def bearer(turn: Turn) -> str:
    """Return the access token; empty without one."""
    header = turn.headers.get(b"authorization", turn.headers.get(b"x-voucherify-oauth", b""))
    scheme, _, token = header.decode("latin-1").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _with(turn: Turn, *more: tuple[str, str]) -> Turn:
    return replace(turn, query=urlencode([*_parameters(turn), *more]).encode())


def _parameters(turn: Turn) -> list[tuple[str, str]]:
    return parse_qsl(turn.query.decode("latin-1"), keep_blank_values=True)
