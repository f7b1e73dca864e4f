"""Customers over HTTP. Source: resources.md 5, 22."""

ANN = {"source_id": "ann", "name": "Ann", "address": {"city": "Lund"}, "metadata": {"a": 1}}


def test_create_is_an_upsert_by_source_id(api):
    first = api.ask("POST", "/v1/customers", ANN).json

    again = api.ask("POST", "/v1/customers", {"source_id": "ann", "name": None}).json

    assert (again["id"], again["created_at"]) == (first["id"], first["created_at"])
    assert ("name" in again, again["metadata"]) == (False, {"a": 1})


def test_a_customer_is_found_by_id_and_source_id(api):
    ann = api.ask("POST", "/v1/customers", ANN).json

    for key in ("ann", ann["id"]):
        assert api.ask("GET", f"/v1/customers/{key}").json == ann


def test_an_update_never_changes_who_it_is(api):
    api.ask("POST", "/v1/customers", ANN)

    changed = api.ask("PUT", "/v1/customers/ann", {"source_id": "bob", "phone": "1"}).json

    assert (changed["source_id"], changed["phone"]) == ("ann", "1")


def test_a_deleted_customer_is_gone(api):
    api.ask("POST", "/v1/customers", ANN)

    statuses = [api.ask("DELETE", "/v1/customers/ann").status for _ in range(2)]

    assert statuses == [204, 404]
    assert api.ask("GET", "/v1/customers/ann").json["resource_type"] == "customer"


def test_unknown_ids_are_not_found(api):
    reply = api.ask("POST", "/v1/customers", {"id": "cust_x"})

    assert (reply.status, reply.json["details"]) == (404, "Cannot find customer with id cust_x")


def test_lists_filter_and_page(api):
    for name in ("Ann", "Bob", "Cid"):
        api.ask("POST", "/v1/customers", {**ANN, "source_id": name, "name": name})

    page = api.ask("GET", "/v1/customers?city=Lund&order=source_id&limit=2").json

    assert [row["name"] for row in page["customers"]] == ["Ann", "Bob"]
    assert (page["total"], page["has_more"]) == (3, True)
