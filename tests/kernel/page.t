#!/usr/bin/python3
"""page.t: the notebook page of Jupyter in Chromium; tests/page/page.js does the work. The screenshots
are kept in $SCREENSHOTS, if it is set. `page.t --picture` makes the README's picture instead."""
import glob
import json
import os
import shutil
import subprocess
import sys
import time

from client import PATIENCE, nbformat, root, stop_test, work

import nbformat.sign

for program in "jupyter-notebook", "chromium", "node":
    if not shutil.which(program):
        stop_test(f"{program} is missing: make setup-kernel-tests")
if not os.path.exists(root + "/build/page/node_modules/playwright-core"):
    stop_test("playwright-core is missing: make setup-kernel-tests")

folder = work + "/notebooks"
os.mkdir(folder)
notebook = nbformat.v4.new_notebook(
    cells=[nbformat.v4.new_code_cell()],
    metadata={"kernelspec": {"name": "mgrad", "display_name": "mgrad", "language": "mgrad"}})
nbformat.write(notebook, folder + "/test.ipynb")
shutil.copy(root + "/scripts/notebooks/gradients.ipynb", folder)
# A page shows the SVG pictures of signed notebooks only.
nbformat.sign.NotebookNotary().sign(nbformat.read(folder + "/gradients.ipynb", as_version=4))


def start_server():
    """The server and its address."""
    server = subprocess.Popen(
        ["jupyter-notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--NotebookApp.token=test",
         "--notebook-dir=" + folder], stdout=subprocess.DEVNULL, stderr=open(work + "/server", "w"))
    end = time.monotonic() + PATIENCE
    while not (running := glob.glob(work + "/runtime/nbserver-*.json")):
        if time.monotonic() > end or server.poll() is not None:
            server.kill()
            stop_test("jupyter-notebook does not start: " + open(work + "/server").read()[-500:])
        time.sleep(0.1)
    with open(running[0]) as description:
        return server, json.load(description)["url"]


def run(script, notebook, argument):
    subprocess.run(["node", f"{root}/tests/page/{script}", f"{url}notebooks/{notebook}?token=test", argument])


server, url = start_server()
try:
    if sys.argv[1:] == ["--picture"]:
        run("picture.js", "gradients.ipynb", root + "/docs/pictures/notebook.png")
    else:
        screenshots = os.environ.get("SCREENSHOTS", work + "/screenshots")
        os.makedirs(screenshots, exist_ok=True)
        run("page.js", "test.ipynb", screenshots)
finally:
    server.terminate()
    server.wait()
