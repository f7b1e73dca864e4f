"""What a project is set to."""

from dataclasses import dataclass, field

from mock_server.engine.stacking_rules import StackingRules


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one project.

    `client_redemption` lets client keys redeem, `client_upserts_customers` lets them write
    customers, `trusted_origins` are the sites that may call the client API, `*` any (R-19, F-7).
    """

    stacking: StackingRules = field(default_factory=StackingRules)
    time_zone: str = "UTC"
    client_redemption: bool = True
    client_upserts_customers: bool = True
    trusted_origins: tuple[str, ...] = ("*",)
