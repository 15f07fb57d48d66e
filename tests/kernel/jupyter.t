#!/usr/bin/python3
"""jupyter.t: the tests that Jupyter has for kernels. A skipped one counts as failed: the kernel must
be able to do what the test wants."""
import unittest

from client import done, ok, stop_test

try:
    import jupyter_kernel_test
except ImportError as missing:
    stop_test(f"{missing}: make setup-kernel-tests")


class MgradTests(jupyter_kernel_test.KernelTests):
    kernel_name = "mgrad"
    language_name = "mgrad"
    file_extension = ".mg"
    code_hello_world = 'print("hello, world")'
    code_stderr = "import numpy as np"
    completion_samples = [
        {"text": "backw", "matches": {"backward"}},
        {"text": "boun", "matches": {"boundary"}},
        {"text": "no_such_na", "matches": set()},
    ]
    complete_code_samples = ["1 + 1", "a = 2.0", "def f(x) {\n    return x\n}", "draw 1 > g.svg", ""]
    incomplete_code_samples = ["def f(x) {", "x = [1,", 'text = """one', "1 +"]
    invalid_code_samples = ["x = )", "1 2", "def 1"]
    code_page_something = "help relu"
    code_generate_error = "1 // 0"
    code_execute_result = [
        {"code": "6*7", "result": "42"},
        {"code": "2.0", "result": "2.0"},
        {"code": "[1, 2]", "result": "[1, 2]"},
        {"code": "'é' + '∂'", "result": "'é∂'"},
    ]
    code_display_data = [
        {"code": "a = 2.0; L = a*a; draw L", "mime": mime}
        for mime in ("image/svg+xml", "image/png", "text/plain")
    ] + [
        {"code": "plot [1, 3, 2]", "mime": mime}
        for mime in ("image/svg+xml", "image/png", "application/vnd.vegalite.v5+json", "text/plain")
    ]
    supported_history_operations = ("tail", "range", "search")
    code_history_pattern = "6?7*"
    code_inspect_sample = "relu"
    code_clear_output = "clear"


class Tap(unittest.TestResult):
    """Prints each test as one line of TAP."""

    def startTest(self, test):
        super().startTest(test)
        self.wrong = []

    def addError(self, test, error):
        self.wrong.append(self._exc_info_to_string(error, test))

    addFailure = addError

    def addSkip(self, test, reason):
        self.wrong.append("skipped")

    def addSubTest(self, test, subtest, error):
        if error:
            self.wrong.append(f"{subtest}\n{self._exc_info_to_string(error, test)}")

    def stopTest(self, test):
        ok(not self.wrong, test.id().split(".")[-1], *self.wrong)


unittest.defaultTestLoader.loadTestsFromTestCase(MgradTests).run(Tap())
done()
