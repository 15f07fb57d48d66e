#!/usr/bin/python3
"""lessons.t: nbclient runs every lesson notebook. The cells show what `mgrad lesson.mg` prints, in the
same order, and write the same files. nbconvert makes a page of them."""
import glob
import os
import re
import shutil
import subprocess

from client import done, mgrad, nbformat, ok, plain_output, root, stop_test, work

try:
    import nbclient
    import nbconvert
except ImportError as missing:
    stop_test(f"{missing}: make setup-kernel-tests")


def new_folder(name):
    folder = f"{work}/{name}"
    os.mkdir(folder)
    shutil.copytree(root + "/scripts/lessons/data", folder + "/data")
    return folder


def words(picture):
    """The texts of an SVG. Folded graphs and tooltips name lines of the script or the cell, which differ."""
    return [re.sub(rb"\S+:\d+", b"", word) for word in re.findall(rb"<text[^>]*>(.*?)</text>", picture)]


def read_files(folder):
    """The files by their names; of SVG pictures only the words."""
    files = {}
    for path in glob.glob(folder + "/**/*.*", recursive=True):
        with open(path, "rb") as file:
            contents = file.read()
        files[os.path.relpath(path, folder)] = words(contents) if path.endswith(".svg") else contents
    return files


def run_notebook(name):
    """The executed notebook, and the files that it has written."""
    notebook = nbformat.read(f"{root}/build/notebooks/{name}.ipynb", as_version=4)
    nbformat.validate(notebook)
    folder = new_folder(name + "-cells")
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="mgrad",
                            resources={"metadata": {"path": folder}}).execute()
    return notebook, read_files(folder)


def run_script(name):
    folder = new_folder(name + "-script")
    ran = subprocess.run([mgrad, f"{root}/scripts/lessons/{name}.mg"], cwd=folder, capture_output=True, text=True)
    return ran, read_files(folder)


def test_lesson(name):
    try:
        notebook, files = run_notebook(name)
    except Exception as error:
        ok(False, f"{name} runs in cells", error)
        return None
    ran, expected_files = run_script(name)
    shown = "".join(plain_output(cell) for cell in notebook.cells)
    ok(shown == ran.stdout, f"{name} shows what the script prints", "cells:", shown, "script:", ran.stdout)
    different = sorted(path for path in files.keys() | expected_files.keys()
                       if files.get(path) != expected_files.get(path))
    ok(not different, f"{name} writes the same files", different)
    return notebook


names = sorted(os.path.basename(path)[:-3] for path in glob.glob(root + "/scripts/lessons/*.mg"))
executed = {name: test_lesson(name) for name in names}

notebook = executed["05-drawing-the-graph"]
if ok(notebook is not None, "there is a notebook with pictures"):
    page, _ = nbconvert.HTMLExporter().from_notebook_node(notebook)
    pictures = re.findall(r"<svg.*?</svg>", page, re.S)
    ok(len(pictures) == 3, "nbconvert shows the graphs on its page", len(pictures))
    ok("<?xml" not in page and "<!DOCTYPE svg" not in page, "the pictures are fragments of the page")
    ids = [name for picture in pictures for name in re.findall(r'\bid="([^"]*)"', picture)]
    ok(len(ids) == len(set(ids)), "all pictures of a page have different ids", ids)
done()
