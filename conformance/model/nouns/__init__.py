"""Things as the API shows them: new ones, and what calls change of them.

A view is what the model keeps of an answer: what is the same in every answer that shows the thing
in full, and does not change by itself.
"""

from collections.abc import Callable, Mapping

from conformance.model.nouns import (
    async_action,
    campaign,
    customer,
    order,
    promotion_tier,
    redemption,
    token,
    voucher,
)
from conformance.model.state import Kind
from spec import Json

VIEWS: Mapping[Kind, Callable[[Json], Json | None]] = {
    "vouchers": voucher.view,
    "promotion_tiers": promotion_tier.view,
    "campaigns": campaign.view,
    "customers": customer.view,
    "orders": order.view,
    "redemptions": redemption.view,
    "async_actions": async_action.view,
    "access_tokens": token.view,
}
"""What to keep of a document, None if it does not show the thing in full."""
