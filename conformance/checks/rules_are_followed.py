"""Every answer is what the rules give, as the model knows them.

Source: all of redemptions.md; each finding names its rule.
"""

from collections import defaultdict
from collections.abc import Iterator

from conformance.claim import Claim
from conformance.finding import Finding
from conformance.history import History
from conformance.lineage import Lineage
from conformance.model.cited import cited
from conformance.model.shadow import Shadow
from conformance.model.telling import message, told
from conformance.newcomers import Newcomers
from conformance.tally import Tally

_NAME = "rules_are_followed"
_APART = ("races", "time", "control", "tenants")


def check(history: History) -> Iterator[Finding]:
    """The model, told of every call in order, foresees the answer as far as it can know.

    Calls that were made side by side have no order, and a clock that is turned tells no time: the
    layers that do so ask the model themselves. What another project does is not its business.
    """
    history.rules.update({rule: Tally(0) for rule in cited() if rule not in history.rules})
    shadow = Shadow(history.contract, rules=history.rules)
    newcomers = Newcomers()
    lineage = defaultdict[str, Lineage](Lineage)
    for exchange in history.exchanges:
        if exchange.layer in _APART:
            continue
        newcomers.meet(shadow, exchange)
        wrong = shadow.watch(exchange)
        if wrong:
            calls = lineage[exchange.world].of(exchange)
            first = wrong[0]
            claim = Claim(_NAME, first.rule)
            yield claim.broken(history.name(exchange), calls, message(first), told(first))
        lineage[exchange.world].remember(exchange)
