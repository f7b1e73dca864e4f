from io import StringIO

from rich.console import Console

from conformance.report import text
from tests.conformance.evidence import a_verdict

EXPECTED = """\
ERROR invariants_hold: total: The total is the amount less the discount.
  in create_redemption, get_redemption (5 times)
  expected  num(self, 'total_amount') == 900
  got       at the root: total_amount=901
  $ curl -X POST http://127.0.0.1:8000/v1/redemptions

ERROR worked_example: orders/ten-percent: Ten percent [of the order]
  in create_redemption (1 times)
  expected  order.total_amount: 900
  got       order.total_amount: 901
  $ curl -X POST http://127.0.0.1:8000/v1/redemptions

WARNING slow: is slow
  expected  num(self, 'total_amount') == 900
  got       at the root: total_amount=901
  $ curl -X POST http://127.0.0.1:8000/v1/redemptions

calls     43 (3 examples, 40 coverage)
examples  1 passed, 1 failed, 1 not tested
          not tested: 1 because a call is not in the contract
not tested  the clock: the target has none
not conformant: 3 error, 1 warning · http://127.0.0.1:8000 · profile standard · seed 7 · 12 s
"""


def written(verdict):
    out = StringIO()
    text.write(verdict, Console(file=out, width=80, soft_wrap=True))
    return out.getvalue()


def test_findings_are_grouped_by_cause_and_summed_up():
    assert written(a_verdict()) == EXPECTED


def test_a_clean_verdict_is_short():
    told = written(a_verdict(findings=(), examples=(), not_tested=()))

    assert told.splitlines()[-1].startswith("conformant: no findings")
