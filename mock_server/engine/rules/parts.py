"""Sub-rules: what a condition on lines may further ask of the lines that it picked out.

`aggregated_*` sum over all of them, the others look at one line at a time (F-5).
"""

from collections.abc import Mapping, Sequence

from mock_server.engine.order import Line
from mock_server.engine.rules.clock import Clock
from mock_server.engine.rules.logic import first_unmet, tree_of
from mock_server.engine.rules.operators import passes
from mock_server.engine.rules.question import Part, Picked
from mock_server.engine.rules.rule import Condition
from mock_server.engine.rules.value import Found, Truth, member, whole


def meeting(
    condition: Condition, picked: Sequence[Line], lines: Sequence[Line], clock: Clock
) -> tuple[Line, ...]:
    """Return those of the *picked* lines that meet the sub-rules of *condition*.

    *lines* are all that the order has.
    """
    tree = tree_of(condition.rules)
    by_number = {part.number: part for part in condition.rules.conditions}

    def meets(line: Line) -> bool:
        at = Picked(line, tuple(picked), tuple(lines))
        return first_unmet(tree, lambda number: _holds(by_number[number], at, clock)) is None

    return tuple(line for line in picked if meets(line))


def _holds(part: Condition, at: Picked, clock: Clock) -> bool:
    return passes(part.checks, PARTS[part.name](part, at), clock)


def product_metadata(condition: Condition, line: Line) -> Found:
    """Return the `property` of the metadata of the product on *line*; nothing if it has none."""
    return () if line.product is None else member(line.product.metadata, condition.property)


def line_metadata(condition: Condition, line: Line) -> Found:
    """Return the `property` of the metadata of *line* itself; nothing if it has none."""
    return member(line.metadata, condition.property)


def _quantity(_part: Condition, at: Picked) -> Found:
    return whole(at.line.quantity)


def _price(_part: Condition, at: Picked) -> Found:
    return whole(at.line.unit_price)


def _metadata(part: Condition, at: Picked) -> Found:
    return line_metadata(part, at.line)


def _product_metadata(part: Condition, at: Picked) -> Found:
    return product_metadata(part, at.line)


def _aggregated_quantity(_part: Condition, at: Picked) -> Found:
    return whole(sum(line.quantity for line in at.picked))


def _aggregated_amount(_part: Condition, at: Picked) -> Found:
    return whole(sum(line.amount or 0 for line in at.picked))


def _applicable(_part: Condition, _at: Picked) -> Found:
    """What a discount may touch is the business of `applicable_to`: asked here, it always holds."""
    return (Truth(True),)


def _match_all(part: Condition, at: Picked) -> Found:
    """Asked for, every line has to be among the picked ones."""
    asked = any(Truth(True) in check.operands for check in part.checks)
    return (Truth(asked and len(at.picked) == len(at.lines)),)


OF_ITEMS: Mapping[str, Part] = {
    "order.items.quantity": _quantity,
    "order.items.price": _price,
    "order.items.metadata": _metadata,
    "order.items.aggregated_quantity": _aggregated_quantity,
    "order.items.aggregated_amount": _aggregated_amount,
}
OF_PRODUCTS: Mapping[str, Part] = {
    "product.quantity": _quantity,
    "product.price": _price,
    "product.metadata": _product_metadata,
    "product.discount_applicable": _applicable,
}
OF_SKUS: Mapping[str, Part] = {
    "sku.quantity": _quantity,
    "sku.price": _price,
    "sku.discount_applicable": _applicable,
}
OF_PRODUCT_METADATA: Mapping[str, Part] = {
    "product.metadata.aggregated_quantity": _aggregated_quantity,
    "product.metadata.aggregated_amount": _aggregated_amount,
    "product.metadata.discount_applicable": _applicable,
    "product.metadata.match_all": _match_all,
}
PARTS: Mapping[str, Part] = {**OF_ITEMS, **OF_PRODUCTS, **OF_SKUS, **OF_PRODUCT_METADATA}
PARTS_OF_METADATA = frozenset({"order.items.metadata", "product.metadata"})
"""Sub-rules that have to name a `property`."""
