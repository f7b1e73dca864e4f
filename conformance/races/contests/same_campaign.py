"""A name that many want for a campaign of theirs."""

from conformance.races.contest import Contest, Stage
from conformance.target import Request


def prepare(stage: Stage) -> Contest:
    """One creation wins."""
    body = {"name": stage.name("campaign"), "campaign_type": "PROMOTION"}
    return Contest(
        requests=(Request("POST", "/v1/campaigns", body),) * stage.size,
        rule="resources.md 22.9",
        most=1,
    )
