"""The books balance: what an exported world says of balances and counters follows from its ledger.

Each function takes one page of the books and yields a sentence for every sum that is off.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spec import Json
from tests.walk.tally import Record, Tally


@dataclass(frozen=True, slots=True)
class Books:
    """An exported world, the export it started as, and what the answers in between told."""

    world: Json
    start: Json
    tally: Tally

    def rows(self, section: str) -> list[Json]:
        """Return the entities of *section* now."""
        return list(self.world.get(section, ()))

    def opening(self, section: str, id_: str) -> Json:
        """Return the entity with that id as it was at the start, empty if it was not there."""
        return next((row for row in self.start.get(section, ()) if row["id"] == id_), {})

    @property
    def ledger(self) -> list[Json]:
        """The redemptions and rollbacks."""
        return self.rows("redemptions") + self.rows("rollbacks")


def audit(books: Books) -> Iterator[str]:
    """Yield everything that is off in *books*."""
    pages = (
        *(_records, _vouchers, _transactions, _tiers),
        *(_customers, _orders, _rewards, _references),
    )
    for page in pages:
        yield from page(books)


def _records(books: Books) -> Iterator[str]:
    """Every call left the records that its answer told of, and no others."""
    there, told = {row["id"] for row in books.ledger}, books.tally.kept()
    for id_ in sorted(there ^ told):
        yield f"record {id_} is {'there unannounced' if id_ in there else 'gone'}"
    for row in books.rows("redemptions"):
        told_of = books.tally.records.get(row["id"])
        links = [link["id"] for link in row.get("rollbacks", ())]
        expected = [told_of.rolled_back_by] if told_of and told_of.rolled_back_by else []
        if links != expected:
            yield f"redemption {row['id']} names the rollbacks {links}, not {expected}"


def _vouchers(books: Books) -> Iterator[str]:
    """redeemed_quantity and what cards gave are successes minus rollbacks; 18.13 holds."""
    uses: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for sign, section in ((1, "redemptions"), (-1, "rollbacks")):
        for row in books.rows(section):
            if "failure" not in row and "voucher" in row:
                uses[row["voucher"]["id"]] += sign
                taken[row["voucher"]["id"]] += sign * (row.get("amount") or 0)
    for voucher in books.rows("vouchers"):
        now = voucher.get("redemption", {})
        then = books.opening("vouchers", voucher["id"]).get("redemption", {})
        yield from _same(
            f"voucher {voucher['code']}: redeemed_quantity",
            now.get("redeemed_quantity", 0),
            then.get("redeemed_quantity", 0) + uses[voucher["id"]],
        )
        quantity = now.get("quantity")
        if quantity is not None and now.get("redeemed_quantity", 0) > quantity:
            yield f"voucher {voucher['code']} was redeemed more often than {quantity} times"
        yield from _funds(voucher, now, _redeemed(then) + taken[voucher["id"]])


def _redeemed(uses: Json) -> int:
    return uses.get("redeemed_amount", 0) + uses.get("redeemed_points", 0)


def _funds(voucher: Json, uses: Json, redeemed: int) -> Iterator[str]:
    gift, card = voucher.get("gift"), voucher.get("loyalty_card")
    if not gift and not card:
        return
    funds = gift or card
    income, gone = (
        (funds["amount"], funds.get("subtracted_amount", 0))
        if gift
        else (funds["points"], funds.get("subtracted_points", 0) + funds.get("expired_points", 0))
    )
    yield from _same(f"card {voucher['code']}: redeemed", _redeemed(uses), redeemed)
    yield from _same(f"card {voucher['code']}: balance", funds["balance"], income - gone - redeemed)
    if funds["balance"] < 0:
        yield f"card {voucher['code']} owes {-funds['balance']}"


def _transactions(books: Books) -> Iterator[str]:
    """Each entry goes on where the one before ended, and the last one is the balance."""
    entries: defaultdict[str, list[Json]] = defaultdict(list)
    for entry in books.rows("transactions"):
        entries[entry["voucher_id"]].append(entry)
    for voucher in books.rows("vouchers"):
        funds = voucher.get("gift") or voucher.get("loyalty_card")
        chain = entries.pop(voucher["id"], [])
        if not chain:
            continue
        opening = chain[0]["balance"] - chain[0]["amount"]
        then = books.opening("vouchers", voucher["id"])
        if then:
            first = (then.get("gift") or then.get("loyalty_card"))["balance"]
            yield from _same(f"ledger of {voucher['code']}: first balance", opening, first)
        for entry in chain:
            opening += entry["amount"]
            yield from _same(f"transaction {entry['id']}: balance", entry["balance"], opening)
        yield from _same(f"ledger of {voucher['code']}: last balance", opening, funds["balance"])
    for voucher_id in entries:
        yield f"there are transactions of voucher {voucher_id}, which is not there"


def _tiers(books: Books) -> Iterator[str]:
    """The summary of a tier is the sum of its redemptions; hierarchies have no gaps (R-12)."""
    done: defaultdict[str, list[Json]] = defaultdict(list)
    for row in books.rows("redemptions"):
        if "promotion_tier" in row and "failure" not in row and not row.get("rollbacks"):
            done[row["promotion_tier"]["id"]].append(row["order"])
    places: defaultdict[str, list[int]] = defaultdict(list)
    for tier in books.rows("promotion_tiers"):
        orders, summary = done[tier["id"]], tier.get("summary", {})
        places[tier["campaign_id"]].append(tier["hierarchy"])
        for counter, total in (
            ("total_redeemed", len(orders)),
            ("total_amount", sum(order.get("amount") or 0 for order in orders)),
            ("total_discount_amount", sum(map(_applied, orders))),
        ):
            yield from _same(f"tier {tier['id']}: {counter}", summary.get(counter, 0), total)
    for campaign_id, numbers in places.items():
        if sorted(numbers) != [*range(1, len(numbers) + 1)]:
            yield f"the tiers of {campaign_id} are numbered {sorted(numbers)}"


def _applied(order: Json) -> int:
    lines = order.get("items", ())
    on_lines = sum(line.get("applied_discount_amount", 0) for line in lines)
    return (order.get("applied_discount_amount") or 0) + on_lines


def _customers(books: Books) -> Iterator[str]:
    """The counters of a customer are the records of their calls, those deleted since included."""
    counted: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for record in books.tally.records.values():
        for counter, times in _counters(record, books.tally):
            undone = books.tally.records.get(record.undoes or "")
            counted[(undone or record).customer_id][counter] += times
    for customer in books.rows("customers"):
        summary = customer.get("summary", {})
        for counter in sorted({*summary, *counted[customer["id"]]}):
            yield from _same(
                f"customer {customer['id']}: {counter}",
                summary.get(counter, 0),
                counted[customer["id"]][counter],
            )


def _counters(record: Record, tally: Tally) -> Iterator[tuple[str, int]]:
    """Yield what *record* adds to which counter; the parents of stacks add nothing."""
    undone = tally.records.get(record.undoes or "")
    about = undone or record
    if record.failed:
        yield ("total_failed" if undone is None else "total_rollback_failed"), 1
    elif about.about != about.id:
        yield ("total_succeeded" if undone is None else "total_rollback_succeeded"), 1
        funds = {"gift": "redeemed_credits", "loyalty_card": "redeemed_points"}
        if about.kind is not None:
            yield funds[about.kind], about.amount if undone is None else -about.amount


def _orders(books: Books) -> Iterator[str]:
    """No order costs less than nothing, and its map is what was redeemed on it (2.6)."""
    redeemed: defaultdict[str | None, list[Record]] = defaultdict(list)
    for record in books.tally.records.values():
        if not record.failed and record.undoes is None and record.parent_id is None:
            redeemed[record.order_id].append(record)
    for order in books.rows("orders"):
        listed = [(entry["id"], entry.get("rollback_id")) for entry in order.get("redemptions", ())]
        expected = [(record.id, record.rolled_back_by) for record in redeemed[order["id"]]]
        if listed != expected:
            yield f"order {order['id']} lists {listed}, not {expected}"
        yield from _amounts(order)
        if _with_order(books) and expected and all(undone for _, undone in expected):
            yield from _same(f"order {order['id']}: discounts, all undone", _discounts(order), 0)


def _with_order(books: Books) -> bool:
    mode = books.world.get("stacking", {}).get("redeemables_rollback_order_mode")
    return mode != "WITHOUT_ORDER"


def _discounts(order: Json) -> int:
    on_lines = sum(line.get("discount_amount", 0) for line in order.get("items", ()))
    return (order.get("discount_amount") or 0) + on_lines


def _amounts(order: Json) -> Iterator[str]:
    if _discounts(order) > (order.get("amount") or 0):
        yield f"order {order['id']} has {_discounts(order)} off {order.get('amount')}"
    for line in order.get("items", ()):
        if line.get("discount_amount", 0) > (line.get("amount") or 0):
            yield f"line {line['id']} of {order['id']} costs less than nothing"
        if line.get("quantity", 1) < 0:
            yield f"line {line['id']} of {order['id']} has {line['quantity']} units"


def _rewards(books: Books) -> Iterator[str]:
    """A reward was given as often as it was bought; a rollback does not take it back (P-41)."""
    bought = Counter(
        record.reward_id
        for record in books.tally.records.values()
        if not record.failed and record.undoes is None
    )
    for reward in books.rows("rewards"):
        now = reward.get("redeemed", 0)
        yield from _same(f"reward {reward['id']}: redeemed", now, bought[reward["id"]])


def _references(books: Books) -> Iterator[str]:
    """Nothing points at what was deleted."""
    there = {
        section: {row["id"] for row in books.rows(section)}
        for section in ("vouchers", "campaigns", "customers")
    }
    for section, member, target in (
        ("vouchers", "campaign_id", "campaigns"),
        ("vouchers", "holder_id", "customers"),
        ("promotion_tiers", "campaign_id", "campaigns"),
        ("sessions", "voucher_id", "vouchers"),
    ):
        for row in books.rows(section):
            if row.get(member) is not None and row[member] not in there[target]:
                yield f"{section} {row['id']}: {member} names {row[member]}, which is not there"


def _same(what: str, got: int, expected: int) -> Iterator[str]:
    if got != expected:
        yield f"{what} is {got}, the ledger makes it {expected}"
