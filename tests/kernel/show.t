#!/usr/bin/python3
"""show.t: the notebooks in scripts/notebooks, which are kept with their outputs, run and show the same
again. `show.t --remake` writes the new outputs into them instead."""
import glob
import os
import sys

from client import done, nbformat, ok, root, stop_test, work

try:
    import nbclient
except ImportError as missing:
    stop_test(f"{missing}: make setup-kernel-tests")

# Vega-Lite is not kept: it would make the notebook large. A page shows SVG only of notebooks that it
# trusts, and PNG of the others.
KEPT = ("image/svg+xml", "image/png", "text/plain")


def execute(notebook):
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="mgrad", record_timing=False,
                            resources={"metadata": {"path": work}}).execute()


def outputs(cell):
    """The texts of a cell, and the kinds of its pictures: their bytes depend on the system's fonts."""
    return [(output["output_type"], output.get("text") or output.get("data", {}).get("text/plain"),
             "image/svg+xml" in output.get("data", {})) for output in cell.get("outputs", [])]


def remake(path):
    notebook = nbformat.read(path, as_version=4)
    execute(notebook)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            for form in set(output.get("data", {})) - set(KEPT):
                del output["data"][form]
    nbformat.write(notebook, path)


def test(path):
    name = os.path.basename(path)
    kept = nbformat.read(path, as_version=4)
    nbformat.validate(kept)
    new = nbformat.from_dict(kept)
    for cell in new.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    try:
        execute(new)
    except Exception as error:
        ok(False, f"{name} runs", error)
        return
    different = [(one.source, outputs(one), outputs(other))
                 for one, other in zip(kept.cells, new.cells) if outputs(one) != outputs(other)]
    ok(not different, f"{name} shows the outputs that are kept in it", *different)
    pictures = [o for cell in kept.cells for o in cell.get("outputs", []) if "image/svg+xml" in o.get("data", {})]
    ok(len(pictures) > 5, f"{name} has pictures", len(pictures))
    ok(os.path.getsize(path) < 2000000, f"{name} has less than 2 MB", os.path.getsize(path))


paths = sorted(glob.glob(root + "/scripts/notebooks/*.ipynb"))
ok(paths, "there is a notebook")
for path in paths:
    remake(path) if sys.argv[1:] == ["--remake"] else test(path)
done()
