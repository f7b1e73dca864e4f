"""One module a resource: JSON to values, a service call, values to JSON.

To add an operation: write it in `spec/paths/<resource>.yaml`, and the function of the same name in
the module of that resource. A new resource is one more name in `RESOURCES`.
"""

from collections.abc import Mapping
from inspect import isfunction

from mock_server.http import (
    async_actions,
    campaigns,
    client_side,
    customers,
    oauth,
    orders,
    promotions,
    redemptions,
    validations,
    vouchers,
)
from mock_server.http.call import Handler

RESOURCES = (
    async_actions,
    campaigns,
    client_side,
    customers,
    oauth,
    orders,
    promotions,
    redemptions,
    validations,
    vouchers,
)

HANDLERS: Mapping[str, Handler] = {
    name: value
    for resource in RESOURCES
    for name, value in vars(resource).items()
    if isfunction(value) and value.__module__ == resource.__name__ and not name.startswith("_")
}
"""Every public function of the resources by its name, which is the operationId."""
