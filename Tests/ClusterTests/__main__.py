"""Runs the tests beside it, or those that are named; the last line of its output is `PASSED FAILED SKIPPED`, as numbers."""

import pathlib
import sys
import unittest


class Counting(unittest.TextTestResult):
    passed = 0

    def addSuccess(self, test):
        super().addSuccess(test)
        self.passed += 1


folder = pathlib.Path(__file__).parent
sys.path.insert(0, str(folder))
loader = unittest.defaultTestLoader
suite = loader.loadTestsFromNames(sys.argv[1:]) if sys.argv[1:] else loader.discover(folder)
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2, resultclass=Counting).run(suite)
# Each subtest is a failure of its own, but all are of one test.
failed = len({getattr(test, "test_case", test).id() for test, _ in result.failures + result.errors})
print(result.passed, failed, len(result.skipped))
sys.exit(failed > 0)
