"""One prediction for each operation, by resource.

To add one: a function of a `Scene` in the module of its resource, and its line in that `STEPS`.
"""

from conformance.model.scene import Steps
from conformance.model.steps import (
    balances,
    campaigns,
    client_side,
    customers,
    lists,
    oauth,
    orders,
    promotion_tiers,
    promotions,
    reads,
    redemptions,
    rollbacks,
    sessions,
    single,
    validations,
    vouchers,
)

STEPS: Steps = {
    **reads.STEPS,
    **lists.STEPS,
    **vouchers.STEPS,
    **balances.STEPS,
    **promotion_tiers.STEPS,
    **campaigns.STEPS,
    **customers.STEPS,
    **orders.STEPS,
    **redemptions.STEPS,
    **validations.STEPS,
    **single.STEPS,
    **client_side.STEPS,
    **promotions.STEPS,
    **sessions.STEPS,
    **rollbacks.STEPS,
    **oauth.STEPS,
}
