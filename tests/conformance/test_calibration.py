import pytest

from conformance.calibration import calibrate
from conformance.credentials import DEFAULT
from conformance.target import Target
from conformance.values.names import Names
from tests.conformance.staging.sandbox import a_run, sandbox
from tests.conformance.tiny import Till, contract, serving


@pytest.mark.slow
def test_a_target_tells_its_stacking_rules(tmp_path):
    with sandbox() as url, a_run(url, tmp_path) as run:
        calibration = calibrate(run.bench.target, run.names("c"), "w")
        run.finish()

    assert calibration.redeemables_limit == 30
    assert calibration.stacking_rules["redeemables_application_mode"] == "ALL"
    assert [each.status for each in calibration.exchanges] == [200]
    assert run.clean_up.deleted == {}


def test_a_contract_without_validations_tells_nothing():
    with serving(Till()) as url, Target(url, contract(), DEFAULT) as target:
        calibration = calibrate(target, Names("c"), "w")

    assert calibration.stacking_rules is None
    assert calibration.redeemables_limit is None
    assert "out of scope" in calibration.why
