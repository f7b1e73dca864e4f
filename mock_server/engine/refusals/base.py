"""What every refusal is: a key, a status and a message for the wire."""

from typing import ClassVar


class Refusal(Exception):
    """A request that the rules turn down.

    Raised by engine and services, rendered once, by the app.

    Attributes:
        details: What exactly was wrong, None where the documented envelope has no details.
        resource_id: The object that it is about, with `resource_type`; None if there is none.
        resource_type: voucher, campaign, promotion_tier, customer, order, session …
        redeemable_id: The redeemable that failed the call, as it was sent; None elsewhere (3.7).
        redeemable_type: voucher or promotion_tier; None elsewhere.
        custom_message: What the merchant wants customers to read instead (E-16); None without.
    """

    status: ClassVar[int] = 400
    key: ClassVar[str]
    message: str

    def __init__(
        self,
        details: str | None = None,
        *,
        resource_id: str | None = None,
        resource_type: str | None = None,
    ) -> None:
        super().__init__(details or self.message)
        self.details = details
        self.resource_id = resource_id
        self.resource_type = resource_type
        self.redeemable_id: str | None = None
        self.redeemable_type: str | None = None
        self.custom_message: str | None = None
