"""Rules and facts for tests: valid by default, a test says only what matters to it."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from mock_server.engine.customer import Customer
from mock_server.engine.rules import Clock, Facts, Rule, Situation, Subject
from mock_server.wire.rule import read_rules

NOON = datetime(2024, 6, 12, 12, tzinfo=UTC)
"""A Wednesday."""
UTC_ZONE = ZoneInfo("UTC")


class Ledger:
    """A past in which every scope counts *times* redemptions, and remembers what was asked."""

    def __init__(self, times=0, orders=0, discounts=0, credits_=0):
        self.times, self.asked = times, []
        self._amounts = {"orders": orders, "discounts": discounts, "credits": credits_}

    def redemptions(self, among):
        return self._answer(among, self.times)

    def orders_amount(self, among):
        return self._answer(among, self._amounts["orders"])

    def discounts(self, among):
        return self._answer(among, self._amounts["discounts"])

    def credits(self, among):
        return self._answer(among, self._amounts["credits"])

    def _answer(self, among, number):
        self.asked.append(among)
        return number


def a_rule(*conditions, logic=None, id_="val_1", **fields) -> Rule:
    """A rule of *conditions*, each a name and its `conditions`, then further members if any."""
    entries = [
        {"id": id_, "name": name, "conditions": checks, **(rest[0] if rest else {})}
        for name, checks, *rest in conditions
    ]
    if logic is not None:
        entries[0]["logic"] = logic
    [rule] = read_rules(entries) if entries else [Rule(id_)]
    return replace(rule, **fields)


def a_customer(id_="cust_1", **fields):
    return replace(Customer(id_, NOON), **fields)


def a_clock(now=NOON, zone="UTC"):
    return Clock(now, ZoneInfo(zone))


def some_facts(order=None, *, past=None, subject=None, after=None, used=0, **situation):
    """Facts of a discount code at noon, for nobody and nothing unless said otherwise."""
    situation.setdefault("clock", a_clock())
    return Facts(
        situation=Situation(**situation),
        subject=subject or Subject("Discount Coupon"),
        past=past or Ledger(),
        order=order,
        after=after,
        used=used,
    )
