"""Lines of an order on the wire. Source: redemptions.md 3.4, 4.3, 4.6."""

import pytest

from mock_server.wire.order_item import write_line
from tests.builders import a_line


@pytest.mark.parametrize(
    ("line", "began_with"),
    [
        pytest.param(a_line("mug", 1000, 2), (2, 2000), id="as-it-was-sent"),
        pytest.param(
            a_line("mug", 1000, 3, initial_quantity=2, initial_amount=2000),
            (2, 2000),
            id="units-added",
        ),
        pytest.param(
            a_line("mug", 1000, 3, initial_quantity=0, initial_amount=0), (0, 0), id="not-sent"
        ),
        pytest.param(a_line("mug", None, 2), (2, None), id="no-price"),
        pytest.param(
            a_line("mug", 1000, 3, initial_quantity=2), (2, None), id="price-came-with-the-units"
        ),
    ],
)
def test_a_line_says_what_it_began_with(line, began_with):
    written = write_line(line)

    assert (written.get("initial_quantity"), written.get("initial_amount")) == began_with
