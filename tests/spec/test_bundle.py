"""Many files become one document."""

import pytest

from spec import ContractError, bundle

ENTRY = """
openapi: 3.0.3
paths:
  /things: {$ref: 'paths/things.yaml#/collection'}
"""
THINGS = """
collection:
  get:
    operationId: list_things
    parameters: [{$ref: '../parameters.yaml#/limit'}]
    responses:
      200:
        description: Things.
        content:
          application/json:
            schema: {$ref: '../schemas/thing.yaml#/Thing'}
            example: {made: 2026-01-01}
      404: {$ref: '../responses.yaml#/NotFound'}
"""
THING = """
Thing:
  type: object
  properties:
    parent: {$ref: '#/Thing'}
    box: {$ref: '../schemas/box.yaml#/Box', x-pool: box_id}
"""
BOX = """
Box: {oneOf: [{$ref: '#/Red'}], discriminator: {propertyName: c, mapping: {r: '#/Red'}}}
Red: {}
"""


@pytest.fixture
def contract(tmp_path):
    """Write a small contract; its files can be replaced by name."""
    files = {
        "openapi.yaml": ENTRY,
        "paths/things.yaml": THINGS,
        "schemas/thing.yaml": THING,
        "schemas/box.yaml": BOX,
        "parameters.yaml": "limit: {name: limit, in: query, schema: {type: integer}}",
        "responses.yaml": "NotFound: {description: None.}",
    }

    def read(**replaced):
        for name, text in {**files, **replaced}.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return bundle.read(tmp_path / "openapi.yaml")

    return read


def test_path_items_stand_in_place_of_their_references(contract):
    assert contract()["paths"]["/things"]["get"]["operationId"] == "list_things"


def test_references_lead_to_components_named_after_folder_or_file(contract):
    operation = contract()["paths"]["/things"]["get"]

    assert operation["parameters"] == [{"$ref": "#/components/parameters/limit"}]
    assert operation["responses"]["404"] == {"$ref": "#/components/responses/NotFound"}
    assert operation["responses"]["200"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/Thing"
    }


def test_everything_that_is_referred_to_is_hoisted(contract):
    components = contract()["components"]

    assert components["parameters"].keys() == {"limit"}
    assert components["responses"].keys() == {"NotFound"}
    assert components["schemas"].keys() == {"Thing", "Box", "Red"}


def test_a_recursive_schema_refers_to_itself(contract):
    thing = contract()["components"]["schemas"]["Thing"]

    assert thing["properties"]["parent"] == {"$ref": "#/components/schemas/Thing"}


def test_extensions_beside_a_reference_survive(contract):
    thing = contract()["components"]["schemas"]["Thing"]

    assert thing["properties"]["box"] == {"$ref": "#/components/schemas/Box", "x-pool": "box_id"}


def test_the_mapping_of_a_discriminator_is_rewritten(contract):
    box = contract()["components"]["schemas"]["Box"]

    assert box["discriminator"]["mapping"] == {"r": "#/components/schemas/Red"}


def test_instants_stay_text_and_statuses_are_names(contract):
    responses = contract()["paths"]["/things"]["get"]["responses"]

    assert list(responses) == ["200", "404"]
    assert responses["200"]["content"]["application/json"]["example"] == {"made": "2026-01-01"}


def test_a_document_in_one_file_stays_as_it_is(tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text("a: {$ref: '#/components/schemas/A'}\ncomponents: {schemas: {A: {}}}")

    assert bundle.read(path) == {
        "a": {"$ref": "#/components/schemas/A"},
        "components": {"schemas": {"A": {}}},
    }


@pytest.mark.parametrize(
    ("replaced", "said"),
    [
        pytest.param(
            {"schemas/thing.yaml": "Thing: {properties: {b: {$ref: '../schemas/box.yaml#/Gone'}}}"},
            r"schemas/thing\.yaml#/Thing/properties/b: schemas/box\.yaml#/Gone: nothing at /Gone",
            id="a-target-that-is-not-there",
        ),
        pytest.param(
            {"schemas/thing.yaml": "Thing: {items: {$ref: 'gone.yaml#/Box'}}"},
            r"gone\.yaml: cannot be read",
            id="a-file-that-is-not-there",
        ),
        pytest.param(
            {
                "schemas/thing.yaml": "Thing: {items: {$ref: 'box.yaml#/Thing'}}",
                "schemas/box.yaml": "Thing: {}",
            },
            r"#/components/schemas/Thing is also claimed by schemas/thing\.yaml#/Thing",
            id="two-files-with-one-name",
        ),
        pytest.param(
            {"schemas/thing.yaml": "Thing: {items: {$ref: 'https://example.com/a.yaml#/A'}}"},
            r"https://example\.com/a\.yaml#/A is not a file",
            id="a-reference-to-the-network",
        ),
        pytest.param(
            {"openapi.yaml": ENTRY + "components: {schemas: {Thing: {}}}"},
            r"#/components/schemas/Thing is also claimed by openapi\.yaml",
            id="a-name-that-the-entry-has",
        ),
    ],
)
def test_what_does_not_hang_together_is_an_error_that_names_file_and_pointer(
    contract, replaced, said
):
    with pytest.raises(ContractError, match=said):
        contract(**replaced)
