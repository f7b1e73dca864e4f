from types import SimpleNamespace as Thing

import pytest
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import CoveragePhaseData, CoverageScenario, FuzzingPhaseData

from conformance.schema.adapter.thinning import Thinner


def a_case(description="order -> amount: Incorrect type", label="POST /x", phase=None):
    """Return the parts of a drawn case that the thinner reads."""
    data = phase or CoveragePhaseData(
        scenario=CoverageScenario.INCORRECT_TYPE,
        description=description,
        location=None,
        parameter=None,
        parameter_location=ParameterLocation.BODY,
    )
    mode = Thing(is_positive=False)
    meta = Thing(phase=Thing(data=data), generation=Thing(mode=mode))
    return Thing(meta=meta, operation=Thing(label=label), method="POST")


@pytest.mark.parametrize(
    ("second", "passes"),
    [
        pytest.param("order -> amount: Incorrect type", False, id="the same"),
        pytest.param("gift -> amount: Incorrect type", False, id="the same fault elsewhere"),
        pytest.param("order -> status: Incorrect type", True, id="another property"),
        pytest.param("order -> amount: Value smaller than minimum", True, id="another fault"),
        pytest.param("order -> id: Near-boundary length string", False, id="next to a boundary"),
    ],
)
def test_one_of_a_kind_passes(second, passes):
    thinner = Thinner(1)
    thinner.passes(a_case())

    assert thinner.passes(a_case(second)) is passes


def test_every_operation_has_kinds_of_its_own():
    thinner = Thinner(1)
    thinner.passes(a_case())

    assert thinner.passes(a_case(label="POST /y"))


def test_other_phases_are_left_alone():
    thinner, drawn = Thinner(1), FuzzingPhaseData(None, None, None, None)

    assert all(thinner.passes(a_case(phase=drawn)) for _ in range(3))
