#!/usr/bin/python3
"""page.t: the notebook page of Jupyter in Chromium; tests/page/page.js does the work. The screenshots
are kept in $SCREENSHOTS, if it is set."""
import glob
import json
import os
import shutil
import subprocess
import time

from client import PATIENCE, nbformat, root, stop_test, work

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
server = subprocess.Popen(
    ["jupyter-notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", "--NotebookApp.token=test",
     "--notebook-dir=" + folder], stdout=subprocess.DEVNULL, stderr=open(work + "/server", "w"))
try:
    end = time.monotonic() + PATIENCE
    while not (running := glob.glob(work + "/runtime/nbserver-*.json")):
        if time.monotonic() > end or server.poll() is not None:
            stop_test("jupyter-notebook does not start: " + open(work + "/server").read()[-500:])
        time.sleep(0.1)
    with open(running[0]) as description:
        url = json.load(description)["url"]
    screenshots = os.environ.get("SCREENSHOTS", work + "/screenshots")
    os.makedirs(screenshots, exist_ok=True)
    subprocess.run(["node", root + "/tests/page/page.js", url + "notebooks/test.ipynb?token=test", screenshots])
finally:
    server.terminate()
    server.wait()
