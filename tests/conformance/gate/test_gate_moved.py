"""What has moved or is called otherwise and is still there; what only looks as if it were."""

import pytest
import yaml

from conformance.gate.loading import CouldNotLoad, load
from conformance.gate.schemas.automaton import only_in
from tests.conformance.gate.contracts import (
    a_contract,
    an_operation,
    breaks,
    changes,
    giving,
    taking,
)

_OPERATION = {"get": an_operation()}
_KEY = {"type": "apiKey", "in": "header", "name": "K"}


def _served(url, *paths):
    return a_contract(dict.fromkeys(paths, _OPERATION), servers=[{"url": url}])


def _secured(name, scheme, *, used=True):
    members = {"security": [{name: []}]} if used else {}
    return a_contract(components={"securitySchemes": {name: scheme}}, **members)


@pytest.mark.parametrize(
    ("base", "head", "rules"),
    [
        pytest.param(_served("https://a.test/v1", "/x", "/y/{id}"),
                     _served("https://a.test", "/v1/x", "/v1/y/{key}"), [], id="into-the-path"),
        pytest.param(_served("https://a.test/", "/v1/x"), _served("https://a.test/v1", "/x"), [],
                     id="into-the-server"),
        pytest.param(_served("https://a.test/v1", "/x", "/y"), _served("https://a.test", "/v1/x"),
                     ["operation-removed", "server-removed"], id="one-path-less"),
        pytest.param(_served("https://a.test/v1", "/x"), _served("https://a.test/v2", "/x"),
                     ["server-removed"], id="another-version"),
        pytest.param(_served("https://a.test/v1", "/x"), _served("https://b.test/v1", "/x"),
                     ["server-removed"], id="another-host"),
        pytest.param(_served("/", "/x"), a_contract({"/x": _OPERATION}), [], id="where-it-is"),
    ],
)  # fmt: skip
def test_a_part_of_a_url_is_the_servers_or_the_paths(base, head, rules):
    assert breaks(base, head) == rules


@pytest.mark.parametrize(
    ("base", "head", "rules"),
    [
        pytest.param(_secured("a", _KEY), _secured("b", _KEY), [], id="renamed"),
        pytest.param(_secured("a", _KEY), _secured("a", {**_KEY, "name": "L"}),
                     ["security-scheme-changed"], id="another-header"),
        pytest.param(_secured("a", _KEY, used=False),
                     _secured("a", {**_KEY, "name": "L"}, used=False), [], id="nobody-uses-it"),
        pytest.param(_secured("a", _KEY), _secured("b", {**_KEY, "name": "L"}),
                     ["security-alternative-removed"], id="another-name-and-header"),
    ],
)  # fmt: skip
def test_a_security_scheme_is_known_by_what_it_asks_for(base, head, rules):
    assert breaks(base, head) == rules


@pytest.mark.parametrize(
    ("before", "after", "rules"),
    [
        pytest.param({"2XX": {}, "304": {}}, {"2XX": {}}, [], id="beside-success"),
        pytest.param({"302": {}}, {"404": {}}, ["response-success-status-removed"], id="alone"),
    ],
)
def test_a_redirect_is_a_success_where_there_is_no_other(before, after, rules):
    base, head = (a_contract({"/a": {"get": {"responses": each}}}) for each in (before, after))

    assert breaks(base, head) == rules


def test_receivers_of_webhooks_read_its_parameters():
    def telling(*parameters):
        return a_contract(webhooks={"w": {"post": an_operation(parameters=[*parameters])}})

    signed = {"in": "header", "name": "Sign", "required": True, "schema": {"type": "string"}}
    free = {**signed, "required": False}

    assert breaks(telling(signed), telling()) == ["response-required-header-removed"]
    assert breaks(telling(free), telling()) == ["response-header-removed"]
    assert breaks(telling(signed), telling(free)) == ["response-header-became-optional"]
    assert breaks(telling(), telling(signed)) == []


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        pytest.param(r"^(?=.*\d).{4,}$", r"^(?=.*\d).{8,}$", "0000", id="wider"),
        pytest.param(r"^(?=.*\d).{8,}$", r"^(?=.*\d).{4,}$", False, id="narrower"),
        pytest.param("^[a-z]+$", "^(?!admin)[a-z]+$", "admin", id="refused-ahead"),
        pytest.param("^(?=a)b$", "^c$", False, id="nothing"),
    ],
)
def test_an_expression_may_look_ahead_from_its_beginning(first, second, text):
    assert only_in(first, second) == text


def test_a_difference_is_as_long_as_strings_have_to_be():
    assert only_in("", r"^[^\x00]+$") == ""
    assert only_in("", r"^[^\x00]+$", 1, 200) == "\x00"
    assert only_in("^a*$", "^a{0,3}$", 0, 3) is False


@pytest.mark.parametrize("direction", [taking, giving], ids=["sent", "answered"])
def test_what_a_text_holds_breaks_whoever_decodes_it(direction):
    base, head = ({"type": "string", "contentEncoding": each} for each in ("base64", "base64url"))

    side = "request" if direction is taking else "response"
    assert breaks(direction(base), direction(head)) == [f"{side}-content-changed"]


def test_a_named_branch_is_told_though_its_twin_takes_the_same():
    open_object = {"type": "object", "properties": {"n": {"type": "integer"}}}
    either = {"anyOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]}
    strict = {**open_object, "required": ["n"]}

    found = changes(
        taking(either, Cat=open_object, Dog=open_object),
        taking(either, Cat=open_object, Dog=strict),
    )

    told = [(each.rule, each.witness) for each in found if each.breaking]
    assert told == [("request-named-branch-tightened", None)]


def test_aliases_that_stand_for_too_much_are_refused_in_one_sentence(tmp_path):
    lines = ["openapi: 3.0.0", "paths: {}", f"a0: &a0 [{'1, ' * 9}1]"]
    for number in range(1, 8):
        lines.append(f"a{number}: &a{number} [{f'*a{number - 1}, ' * 9}*a{number - 1}]")
    file = tmp_path / "aliases.yaml"
    file.write_text("\n".join(lines))

    with pytest.raises(CouldNotLoad, match=r"too big, with all that its aliases stand for\.$"):
        load(str(file))


def test_a_discriminator_is_the_same_wherever_its_schemas_are_written(tmp_path):
    schemas = {
        name: {"type": "object", "properties": {"k": {"enum": [name]}}} for name in ("A", "B")
    }
    one = taking(
        {
            "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in schemas],
            "discriminator": {
                "propertyName": "k",
                "mapping": {name: f"#/components/schemas/{name}" for name in schemas},
            },
        },
        **schemas,
    )
    written = yaml.safe_dump(one.document["paths"]).replace("#/components", "schemas.yaml#")
    (tmp_path / "schemas.yaml").write_text(yaml.safe_dump({"schemas": schemas}))
    many = tmp_path / "many.yaml"
    many.write_text(yaml.safe_dump({**one.document, "paths": yaml.safe_load(written)}))

    assert changes(one, load(str(many))) == []
