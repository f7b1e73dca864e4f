"""Laws 1, 3 and 7 to 14 of redemptions.md 18, over random sequences of calls."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mock_server.engine.order_draft import OrderDraft
from mock_server.engine.refusals import NotFound, Refusal
from mock_server.service import ledger
from mock_server.service.ledger import LedgerQuery
from mock_server.service.listing import Page
from mock_server.service.refused import Refused
from tests.mock_server.service.till import CARDS, CODES, Till, lines

codes = st.lists(st.sampled_from(CODES), min_size=1, max_size=4, unique=True)
keys = st.sampled_from(["anns", "bobs"])
funds = st.sampled_from([None, 0, 100, 250, 5000])
goods = st.lists(
    st.tuples(st.sampled_from(["mug", "cup"]), st.integers(1, 3)), min_size=1, max_size=3
).map(lambda some: lines(*some))
drafts = st.one_of(
    st.builds(OrderDraft, amount=st.integers(0, 9000)),
    st.builds(OrderDraft, items=goods),
)


class Sequences(RuleBasedStateMachine):
    """Customers who redeem, hold, undo, pay in and change their orders, in any order."""

    @initialize(
        mode=st.sampled_from(["ALL", "PARTIAL"]),
        undo=st.sampled_from(["WITH_ORDER", "WITHOUT_ORDER"]),
        no_effect=st.sampled_from(["SKIP", "REDEEM_ANYWAY"]),
    )
    def open_the_shop(self, mode, undo, no_effect):
        self.till = Till(
            redeemables_application_mode=mode,
            redeemables_rollback_order_mode=undo,
            redeemables_no_effect_rule=no_effect,
        )

    @rule(codes=codes, draft=drafts, funds=funds, key=st.none() | keys)
    def redeem_on_a_new_order(self, codes, draft, funds, key):
        self._redeem(self.till.request(codes, draft, key=key, funds=funds))

    @precondition(lambda self: self.till.orders())
    @rule(codes=codes, funds=funds, data=st.data())
    def redeem_on_an_order_that_is_there(self, codes, funds, data):
        order = data.draw(st.sampled_from(self.till.orders()))
        self._redeem(self.till.request(codes, OrderDraft(id=order.id), funds=funds))

    def _redeem(self, request):
        before, records = self.till.state(), self.till.records()
        foretold = self.till.validate(replace(request, session=None))
        done = self.till.redeem(request)
        if isinstance(done, Refused):
            assert self._is_only_recorded(before, records, "rf_")
            return
        self.till.redeemed.append((done.spent.parent or done.spent.redemptions[0]).id)
        self._check_outcomes(request, done)
        if request.session is None:
            assert foretold.valid
            assert foretold.evaluation.order.total_amount == done.spent.order.total_amount

    def _is_only_recorded(self, before, records, prefix):
        """Law 11: the one new record is all that a failed call leaves."""
        [record] = [one for one in self.till.records() if one.id not in {old.id for old in records}]
        return record.id.startswith(prefix) and self.till.state() == before

    def _check_outcomes(self, request, done):
        """Laws 7, 8 and 12 of a call that succeeded."""
        found, spent = done.evaluation, done.spent
        told = len(spent.redemptions) + len(found.inapplicable) + len(found.skipped)
        assert told == len(request.redeemables)
        assert (spent.parent is not None) is (len(spent.redemptions) >= 2)
        own = None if request.session is None else request.session.key
        for voucher in self.till.vouchers():
            if voucher.quantity is not None and voucher.id in _redeemed(done):
                held = self.till.held(voucher.id, but=own)
                assert voucher.redeemed_quantity + held <= voucher.quantity

    @rule(codes=codes, draft=drafts, key=keys, funds=funds)
    def hold(self, codes, draft, key, funds):
        before = self.till.counters()

        self.till.validate(self.till.request(codes, draft, key=key, funds=funds))

        assert self.till.counters() == before

    @rule(code=st.sampled_from(CODES), key=keys)
    def release(self, code, key):
        try:
            self.till.release(code, key)
        except NotFound:
            return
        assert self.till.held(f"v_{code}", but=_other(key)) == 0

    @precondition(lambda self: self.till.redeemed)
    @rule(data=st.data())
    def undo_twice(self, data):
        id_ = data.draw(st.sampled_from(self.till.redeemed))
        self.till.redeemed.remove(id_)
        self.till.undo(id_)
        before, records = self.till.state(), self.till.records()

        again = self.till.undo(id_)

        assert again.refusal.key == "already_rolled_back"
        assert self._is_only_recorded(before, records, "rrf_")

    @rule(codes=codes, draft=drafts, funds=funds)
    def redeem_and_think_better_of_it(self, codes, draft, funds):
        before = self.till.counters()
        done = self.till.redeem(self.till.request(codes, draft, funds=funds))
        if isinstance(done, Refused):
            return

        self.till.undo((done.spent.parent or done.spent.redemptions[0]).id)

        assert self.till.counters() == before

    @rule(code=st.sampled_from(CARDS), sum_=st.integers(-4000, 2000))
    def pay_in_or_out(self, code, sum_):
        balance = self.till.card(code).balance
        try:
            self.till.top_up(code, sum_)
        except Refusal:
            assert sum_ == 0 or balance + sum_ < 0
            sum_ = 0
        assert self.till.card(code).balance == balance + sum_

    @precondition(lambda self: self.till.orders())
    @rule(data=st.data(), items=goods)
    def change_an_order(self, data, items):
        order = data.draw(st.sampled_from(self.till.orders()))

        changed = self.till.change(order.id, items)

        assert changed.amount == sum(line.amount for line in changed.items)

    @rule(minutes=st.integers(1, 90))
    def wait(self, minutes):
        self.till.shop.now += timedelta(minutes=minutes)

    @rule(limit=st.integers(1, 5))
    def page_through_the_records(self, limit):
        """Law 14: pages are disjoint, ordered, and agree on how many there are."""
        found, totals, number = [], set(), 1
        while number == 1 or len(found) == limit * (number - 1):
            query = LedgerQuery(page=Page(limit, number))
            rows, total = self.till.shop.store.transact(lambda tx, of=query: ledger.find(tx, of))
            found, totals, number = found + list(rows), totals | {total}, number + 1

        assert [one.id for one in found] == [one.id for one in reversed(self.till.records())]
        assert totals == {len(found)}

    @invariant()
    def no_order_owes_less_than_nothing(self):
        """Laws 1 and 3."""
        for order in self.till.orders():
            assert order.total_amount >= 0
            assert all(line.subtotal >= 0 for line in order.items)

    @invariant()
    def no_card_loses_or_gains(self):
        """Law 13."""
        gift = self.till.card("GIFT").gift
        points = self.till.card("POINTS").loyalty_card
        spent = points.expired_points + points.subtracted_points + points.redeemed_points
        assert gift.balance + gift.redeemed_amount + gift.subtracted_amount == gift.amount
        assert points.balance + spent == points.points
        assert gift.balance >= 0
        assert points.balance >= 0

    @invariant()
    def counters_agree_with_the_records(self):
        """Law 10: a use counts as long as its record stands."""
        for voucher in self.till.vouchers():
            standing = [
                one
                for one in self.till.records()
                if one.object == "redemption"
                and one.related_object_id == voucher.id
                and one.status == "SUCCEEDED"
            ]
            assert voucher.redeemed_quantity == len(standing)


def _redeemed(done):
    return {one.related_object_id for one in done.spent.redemptions}


def _other(key):
    return "bobs" if key == "anns" else "anns"


TestSequences = pytest.mark.slow(Sequences.TestCase)
TestSequences.settings = settings(stateful_step_count=30)
