import pytest
from hypothesis import given
from hypothesis import strategies as st

from mock_server.app.brackets import Malformed, coerce, parse
from tests.mock_server.app.small_api import FILTERS, SPAN

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
SHAPES = {
    "limit": {"type": "integer"},
    "ratio": {"type": "number"},
    "force": {"type": "boolean"},
    "result": TEXTS,
    "created_at": SPAN,
    "filters": FILTERS,
    "filtersx": FILTERS,
    "either": {"anyOf": [{"type": "integer"}, TEXT]},
}


@pytest.mark.parametrize(
    ("query", "value"),
    [
        pytest.param("limit=7", {"limit": 7}, id="integer"),
        pytest.param("[limit]=7", {"limit": 7}, id="integer-in-brackets"),
        pytest.param("limit=3&limit=7", {"limit": 7}, id="last-of-two-scalars"),
        pytest.param("force=true", {"force": True}, id="boolean"),
        pytest.param("ratio=1.5", {"ratio": 1.5}, id="number"),
        pytest.param("either=7", {"either": 7}, id="first-branch-that-fits"),
        pytest.param("either=x", {"either": "x"}, id="second-branch-that-fits"),
        pytest.param(
            "created_at[before]=x", {"created_at": {"before": "x"}}, id="bracket-after-the-name"
        ),
        pytest.param(
            "[created_at][before]=x", {"created_at": {"before": "x"}}, id="bracket-around-the-name"
        ),
        pytest.param(
            "%5Bcreated_at%5D%5Bbefore%5D=x", {"created_at": {"before": "x"}}, id="percent-encoded"
        ),
        pytest.param(
            "filters[code][conditions][$is]=X",
            {"filters": {"code": {"conditions": {"$is": "X"}}}},
            id="nested",
        ),
        pytest.param(
            "[filters][code][conditions][$is]=X",
            {"filters": {"code": {"conditions": {"$is": "X"}}}},
            id="nested-leading",
        ),
        pytest.param(
            "filters[code][conditions][$more_than]=5",
            {"filters": {"code": {"conditions": {"$more_than": 5}}}},
            id="typed-leaf",
        ),
        pytest.param(
            "filters[code][conditions][$in][]=A&filters[code][conditions][$in][]=B",
            {"filters": {"code": {"conditions": {"$in": ["A", "B"]}}}},
            id="list-with-empty-brackets",
        ),
        pytest.param(
            "filters[code][conditions][$in][1]=B&filters[code][conditions][$in][0]=A",
            {"filters": {"code": {"conditions": {"$in": ["A", "B"]}}}},
            id="list-with-positions",
        ),
        pytest.param(
            "filters[code][conditions][$in]=A",
            {"filters": {"code": {"conditions": {"$in": ["A"]}}}},
            id="list-of-one",
        ),
        pytest.param(
            "filters[code][conditions][$is][0]=A",
            {"filters": {"code": {"conditions": {"$is": "A"}}}},
            id="scalar-with-a-position",
        ),
        pytest.param(
            "filtersx[junction]=OR&filters[junction]=and",
            {"filtersx": {"junction": "OR"}, "filters": {"junction": "and"}},
            id="a-name-that-begins-with-another",
        ),
        pytest.param("result=A&result=B", {"result": ["A", "B"]}, id="repeated-list"),
        pytest.param("result[]=A", {"result": ["A"]}, id="list-parameter-with-brackets"),
        pytest.param("unknown=1&x[y]=2", {}, id="unknown-names"),
        pytest.param("li[mit=7&]=1", {}, id="unbalanced-and-unknown"),
        pytest.param("", {}, id="nothing"),
    ],
)
def test_what_a_query_means(query, value):
    assert parse(query.encode(), SHAPES) == value


@pytest.mark.parametrize(
    ("query", "value"),
    [
        pytest.param("limit=1_0", "1_0", id="underscore"),
        pytest.param("limit=%207", " 7", id="space"),
        pytest.param("limit=%D9%A3", "٣", id="arabic-digit"),
        pytest.param("limit=%2B7", "+7", id="plus"),
        pytest.param("limit=07", "07", id="leading-zero"),
        pytest.param("limit=7.0", "7.0", id="fraction"),
        pytest.param("limit=null", "null", id="null"),
        pytest.param("limit=" + "9" * 5000, "9" * 5000, id="5000-digits"),
        pytest.param("ratio=nan", "nan", id="nan"),
        pytest.param("ratio=inf", "inf", id="inf"),
        pytest.param("force=True", "True", id="capital"),
        pytest.param("force=1", "1", id="one"),
    ],
)
def test_what_is_not_written_as_json_writes_it_stays_text(query, value):
    assert list(parse(query.encode(), SHAPES).values()) == [value]


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("created_at[before]=1&created_at[before][x]=2", id="value-then-tree"),
        pytest.param("created_at[before][x]=2&created_at[before]=1", id="tree-then-value"),
        pytest.param("created_at=1&created_at[before]=2", id="root-is-both"),
        pytest.param("filters" + "[a]" * 500 + "=1", id="500-levels"),
        pytest.param("&".join(f"filters[a{n}]=1" for n in range(301)), id="301-keys"),
        pytest.param("created_at[]=1&created_at[before]=2", id="list-and-tree"),
        pytest.param("created_at[before]=2&created_at[]=1", id="tree-and-list"),
        pytest.param("result[][x]=1", id="list-of-trees"),
        pytest.param("filters[a]b][conditions]=1", id="brackets-in-a-name"),
        pytest.param("filters[a=1", id="no-end"),
        pytest.param("[limit=1", id="no-end-around-the-name"),
        pytest.param("limit=%ff", id="not-utf-8"),
        pytest.param("limit=\xff", id="not-encoded"),
    ],
)
def test_what_contradicts_itself_is_malformed(query):
    with pytest.raises(Malformed):
        parse(query.encode("latin-1"), SHAPES)


@given(st.text(alphabet="[]ab01$=&%.", max_size=40))
def test_any_text_is_parsed_or_malformed(query):
    try:
        parsed = parse(query.encode(), {"a": FILTERS, "b": TEXTS, "0": {}})
    except Malformed:
        return
    assert parsed.keys() <= {"a", "b", "0"}


def test_a_list_where_an_object_is_expected_stays_text_for_the_validator_to_refuse():
    assert parse(b"created_at[]=1", SHAPES) == {"created_at": "1"}


def test_a_sub_key_of_a_scalar_stays_a_tree_for_the_validator_to_refuse():
    assert coerce(TEXT, {"x": ["1"]}) == {"x": "1"}


@pytest.mark.parametrize(
    ("query", "details"),
    [
        pytest.param("limit=0", "Property .limit should be >= 1", id="too-small"),
        pytest.param("limit=101", "Property .limit should be <= 100", id="too-great"),
        pytest.param("limit=ten", "Property .limit should be integer", id="no-integer"),
        pytest.param("limit=1&limit=x", "Property .limit should be integer", id="last-counts"),
        pytest.param(
            "[created_at][before]=nope",
            'Property .created_at.before should match format "date-time"',
            id="no-date",
        ),
        pytest.param("created_at=2020", "Property .created_at should be object", id="no-object"),
        pytest.param(
            "created_at[before][x]=1", "Property .created_at.before should be string", id="sub-key"
        ),
        pytest.param(
            "filters[nope]=1",
            "Property .filters should NOT have additional property 'nope'",
            id="unknown-filter",
        ),
    ],
)
def test_a_bad_query_is_a_400_that_says_where(server, query, details):
    reply = server.ask("GET", f"/v1/vouchers?{query}")

    assert (reply.status, reply.key) == (400, "invalid_query_params")
    assert reply.json["details"] == details


def test_defaults_are_filled_in_and_absent_parameters_stay_absent(server):
    reply = server.ask("GET", "/v1/vouchers?force=false")

    assert reply.json["query"] == {"limit": 10, "force": False}


def test_a_form_is_read_like_a_query(server):
    reply = server.ask(
        "POST",
        "/v1/oauth/token",
        b"grant_type=client_credentials&scope=api+vouchers",
        {"Content-Type": "application/x-www-form-urlencoded"},
    )

    assert reply.json["body"] == {"grant_type": "client_credentials", "scope": "api vouchers"}


@pytest.mark.parametrize("form", [b"scope=api", b"grant_type=%ff", b""], ids=str)
def test_a_bad_form_is_a_400(server, form):
    reply = server.ask(
        "POST",
        "/v1/oauth/token",
        form,
        {"Content-Type": "application/x-www-form-urlencoded"},
    )

    assert (reply.status, reply.key) == (400, "invalid_payload")


def test_a_json_body_where_a_form_is_read_is_a_415(server):
    reply = server.ask("POST", "/v1/oauth/token", {"grant_type": "client_credentials"})

    assert reply.status == 415
