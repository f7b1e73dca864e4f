"""The moves of a walk: for every operation of the contract a step that makes sense, mostly.

A function of these modules makes the steps of the operation of its name. Operations without one are
called as the contract describes them (`described`); how often each is called stands here.
"""

from collections.abc import Callable, Mapping
from inspect import isfunction
from typing import TypeAlias

from spec import Json, Operation
from tests.walk.draws import Draws
from tests.walk.memory import Memory
from tests.walk.moves import people, promotions, redeeming, vouchers
from tests.walk.moves.described import described
from tests.walk.step import Step

Move: TypeAlias = Callable[[Draws, Memory], Step]

MOVES: Mapping[str, Move] = {
    name: value
    for module in (people, promotions, redeeming, vouchers)
    for name, value in vars(module).items()
    if isfunction(value) and value.__module__ == module.__name__
    if value.__annotations__.get("return") is Step and not name.startswith("_")
}

WEIGHTS: Mapping[str, int] = {
    "create_redemption": 60,
    "create_validation": 25,
    "roll_back_redemption": 16,
    "roll_back_stacked_redemption": 12,
    "redeem_voucher": 12,
    "redeem_promotion_tier": 6,
    "validate_voucher": 8,
    "validate_promotion_tier": 4,
    "create_client_redemption": 6,
    "create_client_validation": 4,
    "update_voucher_balance": 8,
    "create_voucher": 8,
    "create_random_voucher": 3,
    "update_voucher": 5,
    "disable_voucher": 2,
    "enable_voucher": 4,
    "delete_voucher": 4,
    "release_session": 5,
    "create_promotion_tier": 3,
    "update_promotion_tier": 4,
    "enable_promotion_tier": 4,
    "create_order": 4,
    "update_order": 5,
    "create_customer": 3,
    "update_customer": 3,
    "put_clock": 6,
}
"""How often an operation is called, others being called once."""


def a_step(
    draws: Draws, known: Memory, operations: Mapping[str, Operation], document: Json
) -> Step:
    """Return the next step: of any of *operations*, which *document* describes."""
    name = draws.weighted({name: WEIGHTS.get(name, 1) for name in operations})
    return step_of(name, draws, known, operations, document)


def step_of(
    name: str, draws: Draws, known: Memory, operations: Mapping[str, Operation], document: Json
) -> Step:
    """Return a step of the operation *name*."""
    if name in MOVES:
        return MOVES[name](draws, known)
    return described(draws, known, operations[name], document)
