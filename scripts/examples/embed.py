"""embed.py: mgrad inside a Python program, by ctypes. Prints the derivatives of an expression.

    LD_LIBRARY_PATH=/usr/local/lib python3 embed.py
"""
from ctypes import CDLL, CFUNCTYPE, c_bool, c_char_p, c_double, c_int, c_size_t, c_void_p

library = CDLL("libmgrad-host.so.0")  # which loads libmgrad, too


def function(name, result, *parameters):
    return CFUNCTYPE(result, *parameters)((name, library))


host_new = function("mgrad_host_new", c_void_p, c_void_p)
host_table = function("mgrad_host_table", c_void_p, c_void_p)
host_report = function("mgrad_host_report", c_bool, c_void_p, c_int)
new = function("mgrad_new", c_void_p, c_void_p, c_void_p)
run = function("mgrad_run", c_int, c_void_p, c_char_p, c_char_p, c_size_t)
lookup = function("mgrad_lookup", c_void_p, c_void_p, c_char_p)
gradient = function("mgrad_gradient", c_double, c_void_p)
release = function("mgrad_release", None, c_void_p)

session = new(host_table(host_new(None)), None)
text = b"a = 2.0; b = -3.0; L = a*b + a**2; backward L"
if not host_report(session, run(session, b"<python>", text, len(text))):
    for name in "ab":
        value = lookup(session, name.encode())
        print(f"dL/d{name} = {gradient(value)}")
        release(value)
