"""Customers and orders."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from conformance.machine.draws import CHOICE, orders
from conformance.machine.moves.base import Moves
from spec import Json


class People(Moves):
    """Moves with customers and their orders."""

    @rule(name=st.sampled_from(["Anna", "Bo"]))
    def make_a_customer(self, name: str) -> None:
        """Create a customer."""
        source_id = self.life.name("customer")
        body = {"source_id": source_id, "name": name, "metadata": {"size": "M"}}
        if self.life.call("POST", "/v1/customers", body):
            self.life.customers.append(source_id)
            self.life.call("GET", f"/v1/customers/{source_id}")

    @precondition(lambda self: self.life.customers)
    @rule(which=CHOICE, deed=st.sampled_from(({"name": "Cy"}, {"metadata": {"shoe": 42}}, None)))
    def deal_with_a_customer(self, which: int, deed: Json) -> None:
        """Change one member of a customer, or delete them; and look at them."""
        path = f"/v1/customers/{self.pick(self.life.customers, which)}"
        self.life.call("PUT" if deed else "DELETE", path, deed)
        self.life.call("GET", path)
        for record in self.life.redemptions[-2:] if deed is None else ():
            self.life.call("GET", f"/v1/redemptions/{record}")

    @rule(order=orders(), status=st.sampled_from([None, "CREATED", "PAID"]))
    def make_an_order(self, order: Json, status: str | None) -> None:
        """Create an order."""
        source_id = self.life.name("order")
        body = {"source_id": source_id, **order, **({"status": status} if status else {})}
        if self.life.call("POST", "/v1/orders", body):
            self.life.orders.append(source_id)
            self.life.call("GET", f"/v1/orders/{source_id}")

    @precondition(lambda self: self.life.orders)
    @rule(which=CHOICE, change=st.sampled_from([{"status": "FULFILLED"}, {"metadata": {"a": 1}}]))
    def change_an_order(self, which: int, change: Json) -> None:
        """Change one member; the others stay."""
        path = f"/v1/orders/{self.pick(self.life.orders, which)}"
        self.life.call("PUT", path, change)
        self.life.call("GET", path)
