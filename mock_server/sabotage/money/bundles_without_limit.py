"""Every bundle in the cart counts, however many may."""

from dataclasses import replace

from mock_server.engine.rules import Rule
from mock_server.sabotage.operations import REDEEMING, VALIDATING
from mock_server.sabotage.sabotage import Sabotage
from mock_server.sabotage.view import reading
from mock_server.store.kinds import RULES


def _unlimited(rule: Rule) -> Rule:
    return rule if rule.bundle is None else replace(rule, bundle=replace(rule.bundle, limit=100))


SABOTAGE = Sabotage((*REDEEMING, *VALIDATING), reading(RULES, _unlimited))
