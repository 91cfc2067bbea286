"""Runs notebooks as Jupyter does: a Jupyter client, the kernelspec that it has installed, the kernel of the .NET Interactive tool."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import nbformat
from jupyter_client import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError, CellTimeoutError

import kernelspec
from outputs import CULTURE, PLOTLY, Tally, asks_for_package, other_culture

# Two kernels start at once, as a reader's may.
JOBS = 2
# A notebook that Jupyter saves after Run All is about as large as the committed one: figures do not bring their script along.
LARGEST_SHARE = 1.25
OF_KERNEL = 10_000
# What is drawn, in a notebook's file.
PICTURE = re.compile(rb'(?<="image/png": ")[^"]*')
# Seconds for all notebooks together: several times what they need.
WRITE_LIMIT = 1200


def run(path, specs):
    """Runs a notebook; gives it as Jupyter would save it, and what stopped it or is wrong with the kernel."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    if not any(cell.cell_type == "code" for cell in notebook.cells):
        return notebook, None
    notebook.cells.insert(0, nbformat.v4.new_code_cell(CULTURE))
    manager = AsyncKernelManager(kernel_name=kernelspec.NAME, kernel_spec_manager=specs)
    client = NotebookClient(notebook, km=manager, timeout=300, startup_timeout=120, resources={"metadata": {"path": str(path.parent)}})
    error = None
    try:
        # What the tool's web server says of itself interests nobody.
        client.execute(cleanup_kc=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except CellExecutionError as failure:
        error = f"{failure.ename}: {failure.evalue}"
    except (DeadKernelError, CellTimeoutError, RuntimeError) as failure:
        error = str(failure)
    culture = notebook.cells.pop(0)
    return notebook, error or other_culture(culture.outputs)


def too_large(path, committed, live):
    """Says so when what Jupyter would save is much larger than the file; None when it is not."""
    outputs = iter(live)
    saved = {**committed, "cells": [{**cell, "outputs": next(outputs)} if cell["cell_type"] == "code" else cell for cell in committed["cells"]]}
    size, expected = len(json.dumps(saved, indent=1, ensure_ascii=False).encode()), path.stat().st_size
    return f"saved by Jupyter it has {size:,} bytes, and {expected:,} are committed" if size > LARGEST_SHARE * expected + OF_KERNEL else None


def has_chart(committed):
    """Whether a notebook holds charts: their pictures take long to draw."""
    return any(PLOTLY in output.get("data", {}) for cell in committed["cells"] for output in cell.get("outputs", []))


def write_back(notebooks):
    """Saves notebooks as Jupyter does and reruns them by `run --write`; gives what differs from the committed file, None where nothing does."""
    # Without a name the program would take the book's own files.
    if not notebooks:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        book = pathlib.Path(folder, "notebooks")
        book.mkdir()
        for beside in ("lib", "data"):
            pathlib.Path(folder, beside).symlink_to(kernelspec.ROOT / beside)
        for path, notebook in notebooks.items():
            nbformat.write(notebook, book / path.name)
        program = kernelspec.ROOT / "lib" / "Backprop.Notebooks" / "bin" / "Backprop.Notebooks.dll"
        ended = subprocess.run(
            ["dotnet", program, "run", "--write", "--no-site", *sorted(book.iterdir())], cwd=folder, timeout=WRITE_LIMIT, capture_output=True, text=True, encoding="utf-8")
        failed = f"{ended.stdout}{ended.stderr}" if ended.returncode != 0 else None
        return {path: failed or first_difference(path, book / path.name) for path in notebooks}


def first_difference(committed, written):
    # Chromium draws the pictures, and may have other fonts here.
    lines, others = ([*PICTURE.sub(b"", file.read_bytes()).split(b"\n"), None] for file in (committed, written))
    return next((f"line {number}: {line} is committed, and {other} was written" for number, (line, other) in enumerate(zip(lines, others), 1) if line != other), None)


def main(paths):
    tally = Tally()
    specs = kernelspec.installed()
    with ThreadPoolExecutor(JOBS) as pool:
        asked = []
        for path in map(pathlib.Path, paths):
            committed = json.loads(path.read_text(encoding="utf-8"))
            if package := asks_for_package(committed):
                tally.skip(path.name, f"it needs the package {package}")
            else:
                asked.append((path, committed, pool.submit(run, path.resolve(), specs)))
        saved = {}
        for path, committed, job in asked:
            notebook, error = job.result()
            live = [cell.outputs if cell.execution_count else None for cell in notebook.cells if cell.cell_type == "code"]
            tally.add(path.name, committed, live, error or too_large(path, committed, live))
            if not error and not has_chart(committed):
                saved[path] = notebook
    for path, difference in write_back(saved).items():
        tally.check(f"{path.name}, saved by Jupyter and written again", difference)
    return tally.close(".NET Interactive kernel through Jupyter")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
