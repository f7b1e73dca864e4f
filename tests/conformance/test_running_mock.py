import httpx
import pytest

from conformance import mock

pytestmark = pytest.mark.slow


def test_the_mock_runs_as_long_as_it_is_needed():
    with mock.running(seed=1) as url:
        during = httpx.get(f"{url}/_mock/health", trust_env=False)

    assert during.status_code == 200
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{url}/_mock/health", trust_env=False)
