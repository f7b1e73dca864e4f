"""The contract obeys its own rules: design 3, style 2.5."""

import re

import pytest
from openapi_spec_validator import validate

import spec
from mock_server.engine import refusals
from spec import follow
from tests.spec import places

GENERAL_KEYS = {"invalid_payload", "invalid_query_params", "unauthorized", "forbidden"}
ALWAYS = {"400", "401", "402", "403", "405", "406", "413", "429", "500"}
POOLS = {
    "access_token",
    "async_action_id",
    "campaign_id",
    "customer_id",
    "customer_source_id",
    "order_id",
    "order_source_id",
    "parent_redemption_id",
    "promotion_tier_id",
    "redemption_id",
    "session_key",
    "voucher_code",
}
VERBS = (
    "create|delete|disable|enable|get|introspect|list|put"
    "|redeem|release|reset|revoke|roll_back|update|validate"
)


@pytest.fixture(scope="module")
def document():
    return spec.load()


@pytest.fixture(scope="module")
def operations(document):
    return spec.operations(document).values()


@pytest.mark.parametrize("name", ["openapi", "control"])
def test_contract_is_valid_openapi(name):
    validate(spec.load(name))


@pytest.mark.parametrize("name", ["openapi", "control"])
def test_operation_ids_are_a_verb_and_a_noun(name):
    ids = spec.operations(spec.load(name))

    assert [id_ for id_ in ids if not re.fullmatch(rf"(?:{VERBS})(?:_[a-z]+)+", id_)] == []


def test_every_operation_says_what_it_does_and_refuses(operations):
    said = ("summary", "description", "x-error-keys", "tags")

    assert [(o.id, word) for o in operations for word in said if word not in o.node] == []


def test_a_resource_has_one_file_and_one_tag(operations):
    paths = places.source.read(places.SPEC / "openapi.yaml")["paths"]
    files = {
        path: re.findall(r"paths/(\w+)\.yaml", item["$ref"])[0] for path, item in paths.items()
    }

    assert [(o.id, o.tags) for o in operations if o.tags != (files[o.path],)] == []


def test_tags_are_declared(document, operations):
    declared = [tag["name"] for tag in document["tags"]]

    assert sorted({o.tags[0] for o in operations}) == sorted(declared)


def test_every_operation_lists_every_status_it_can_give(operations):
    missing = []
    for operation in operations:
        expected = set(ALWAYS)
        if "requestBody" in operation.node:
            expected.add("415")
        if "not_found" in operation.node["x-error-keys"]:
            expected.add("404")
        if "duplicate_found" in operation.node["x-error-keys"]:
            expected.add("409")
        missing.append((operation.id, sorted(expected - operation.node["responses"].keys())))

    assert [each for each in missing if each[1]] == []


def test_error_keys_are_those_of_the_envelope_and_never_general(document, operations):
    known = set(document["components"]["schemas"]["ErrorKey"]["enum"])

    for operation in operations:
        keys = operation.node["x-error-keys"]
        assert (operation.id, set(keys) - known) == (operation.id, set())
        assert (operation.id, set(keys) & GENERAL_KEYS - {"forbidden"}) == (operation.id, set())
        assert (operation.id, len(keys)) == (operation.id, len(set(keys)))


def test_errors_have_one_envelope(document, operations):
    others = [
        (operation.id, status)
        for operation in operations
        for status, response in operation.node["responses"].items()
        if status.startswith(("4", "5"))
        for media in follow(document, response).get("content", {}).values()
        if media["schema"].get("allOf") != [{"$ref": "#/components/schemas/Error"}]
    ]

    assert others == []


def test_methods_that_are_not_allowed_name_those_that_are(document, operations):
    for operation in operations:
        answer = follow(document, operation.node["responses"]["405"])
        assert answer["headers"]["Allow"]["required"]


def test_path_parameters_are_bounded_strings(operations):
    loose = [
        (operation.id, parameter["name"])
        for operation in operations
        for parameter in operation.parameters
        if parameter["in"] == "path"
        and not (
            parameter["schema"].get("type") == "string"
            and {"minLength", "maxLength"} <= parameter["schema"].keys()
        )
    ]

    assert loose == []


def test_path_parameters_are_those_of_the_template(operations):
    for operation in operations:
        declared = {p["name"] for p in operation.parameters if p["in"] == "path"}
        assert (operation.id, declared) == (
            operation.id,
            set(re.findall("{(.*?)}", operation.path)),
        )


def test_no_static_path_stands_behind_a_template_that_takes_it(operations):
    shadowed = []
    earlier = []
    for path in dict.fromkeys(operation.path for operation in operations):
        shadowed += [(path, other) for other in earlier if "{" not in path and takes(other, path)]
        earlier.append(path)

    assert shadowed == []


def takes(template, path):
    return re.fullmatch(re.sub("{.*?}", "[^/]+", template), path)


def test_links_lead_to_operations_that_take_their_parameters(document, operations):
    known = spec.operations(document)
    for operation in operations:
        for response in operation.node["responses"].values():
            for name, link in follow(document, response).get("links", {}).items():
                target = known[link["operationId"]]
                takes = {parameter["name"] for parameter in target.parameters}
                asked = {key.split(".")[-1] for key in link.get("parameters", {})}
                assert (operation.id, name, asked - takes) == (operation.id, name, set())


def test_pools_are_known(document):
    named = {node["x-pool"] for node in places.objects(document) if "x-pool" in node}

    assert named - POOLS == set()


def test_security_is_declared(document, operations):
    schemes = set(document["components"]["securitySchemes"])
    asked = {
        name
        for operation in operations
        for way in operation.node.get("security", document["security"])
        for name in way
    }

    assert asked <= schemes


def test_client_paths_take_client_keys_and_the_origin(operations):
    for operation in operations:
        client = operation.path.startswith("/client/")
        ways = str(operation.node.get("security"))
        assert (operation.id, "X-Client-Token" in ways) == (operation.id, client)
        headers = {p["name"].lower() for p in operation.parameters if p["in"] == "header"}
        assert (operation.id, "origin" in headers) == (operation.id, client)


def test_every_refusal_is_in_the_contract(document):
    known = set(document["components"]["schemas"]["ErrorKey"]["enum"])
    raised = {getattr(refusals, name) for name in refusals.__all__} - {refusals.Refusal}

    assert sorted(refusal.key for refusal in raised if refusal.key not in known) == []
