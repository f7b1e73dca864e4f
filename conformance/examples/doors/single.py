"""The deprecated doors, which take one voucher or tier: the same rules, but those of stacking."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from conformance.examples.reader import Call, Example, Expectation
from spec import Json

SOURCE = "redemptions.md 12"

_REDEEM, _VALIDATE = "/v1/redemptions", "/v1/validations"
_TAKEN = {"redeemables", "customer", "order", "session", "metadata"}
_OF_ONE = {"object", "id", "gift", "reward"}
_NAME = re.compile(r"[\w<>-]+")
_FIRST = re.compile(r"redemptions\[0\]\.|redeemables\[0\]\.result\.(?=(?:error|discount)\.)")
_SHARED = ("order.", "session.")
_REASON = "redeemables[0].result.error.key"
_TURNED_AWAY = {"missing_amount", "missing_order_items_amount", "missing_reward"}
"""What an old validation does not find invalid, but refuses to look at."""

_ERROR = ("key", "code", "message")


def fits(example: Example) -> bool:
    """Whether *example* needs no settings of stacking, which do not apply here."""
    return "stacking" not in example.given


def of_servers(call: Call) -> Call | None:
    """Return *call* at the door of its voucher or tier; None if it cannot be made there."""
    one = _wanted(call)
    kind, name = one.get("object"), one.get("id")
    paths = {
        ("voucher", _REDEEM): f"/v1/vouchers/{name}/redemption",
        ("voucher", _VALIDATE): f"/v1/vouchers/{name}/validate",
        ("promotion_tier", _REDEEM): f"/v1/promotions/tiers/{name}/redemption",
    }
    return _moved(call, one, paths.get((str(kind), call.path)))


def of_pages(call: Call) -> Call | None:
    """Return *call* as a page redeems a voucher; None if it is something else."""
    one = _wanted(call)
    redeems = (one.get("object"), call.path) == ("voucher", _REDEEM)
    return _moved(call, one, f"/client/v1/redeem?code={one['id']}" if redeems else None)


def _wanted(call: Call) -> Mapping[str, Json]:
    """Return the one redeemable of *call*; empty if it has another number, or wants more."""
    body = call.body if isinstance(call.body, dict) else {}
    wanted = body.get("redeemables")
    if call.method != "POST" or not isinstance(wanted, list) or len(wanted) != 1:
        return {}
    fits = _TAKEN.issuperset(body) and _OF_ONE.issuperset(wanted[0])
    return wanted[0] if fits and _NAME.fullmatch(str(wanted[0].get("id"))) else {}


def _moved(call: Call, one: Mapping[str, Json], path: str | None) -> Call | None:
    """Return *call*, which wants *one* redeemable, at *path*.

    None without a path, or if something is kept that does not stand in the answer.
    """
    keep = {name: _place(told) for name, told in call.keep.items()}
    if path is None or None in keep.values():
        return None
    plain = {name: value for name, value in call.body.items() if name != "redeemables"}
    asked = {name: one[name] for name in ("gift", "reward") if name in one}
    return replace(
        call,
        path=path,
        body={**plain, **asked},
        keep={name: place for name, place in keep.items() if place},
        expect=_expected(call.expect),
    )


def _expected(expect: Expectation | None) -> Expectation | None:
    """Return of *expect* what has to come here, too; None if the answer is of another kind."""
    if expect is None or expect.body.get(_REASON) in _TURNED_AWAY:
        return None
    return replace(expect, body=dict(_shown(expect.body)))


def _shown(body: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    for told, wanted in body.items():
        place = told if told in (*_ERROR, "valid") else _place(told)
        elsewhere = isinstance(wanted, dict) and "same" in wanted
        if place is not None and not elsewhere:
            yield place, wanted


def _place(told: str) -> str | None:
    """Return where stands here what stands at *told* otherwise; None if it does nowhere."""
    if _FIRST.match(told):
        return _FIRST.sub("", told, count=1)
    return told if told.startswith(_SHARED) else None
