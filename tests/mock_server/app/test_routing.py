import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.app.routing import Router

TEMPLATES = [
    "/v1/vouchers",
    "/v1/vouchers/{code}",
    "/v1/vouchers/{code}/enable",
    "/v1/vouchers/import",
    "/v1/promotions/tiers",
    "/v1/promotions/tiers/{id}",
    "/v1/promotions/{campaignId}/tiers",
    "/v1/promotions/tiers/{id}/enable",
]


def routed(path, templates=TEMPLATES):
    router = Router()
    for template in templates:
        router.add("GET", template, template)
    match = router.find(path)
    return None if match is None else (match.routes["GET"].target, match.values)


@pytest.mark.parametrize(
    ("path", "template", "values"),
    [
        pytest.param("/v1/vouchers/X", "/v1/vouchers/{code}", ("X",), id="parameter"),
        pytest.param("/v1/vouchers/import", "/v1/vouchers/import", (), id="literal"),
        pytest.param(
            "/v1/vouchers/import/enable",
            "/v1/vouchers/{code}/enable",
            ("import",),
            id="back-from-a-literal-that-leads-nowhere",
        ),
        pytest.param(
            "/v1/promotions/tiers/tiers", "/v1/promotions/tiers/{id}", ("tiers",), id="crossing"
        ),
        pytest.param(
            "/v1/promotions/x/tiers", "/v1/promotions/{campaignId}/tiers", ("x",), id="other-branch"
        ),
    ],
)
def test_a_path_leads_to_the_most_literal_template(path, template, values):
    assert routed(path) == (template, values)


@pytest.mark.parametrize(
    "path", ["", "/", "/v1", "/v1/vouchers/", "/v1/vouchers//enable", "v1/vouchers", "/V1/vouchers"]
)
def test_what_is_not_declared_is_not_found(path):
    assert routed(path) is None


@given(st.permutations(TEMPLATES), st.sampled_from([*TEMPLATES, "/v1/vouchers/a/enable"]))
def test_the_order_of_declaration_does_not_matter(templates, path):
    assert routed(path, templates) == routed(path)


def test_get_answers_head_and_everything_answers_options():
    router = Router()
    router.add("GET", "/a", "read")
    router.add("POST", "/a", "write")

    match = router.find("/a")

    assert match.routes["HEAD"].target == "read"
    assert match.allow == "GET, HEAD, OPTIONS, POST"
