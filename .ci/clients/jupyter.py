"""Runs notebooks as Jupyter does: a Jupyter client, the kernelspec of this repository, the kernel of the .NET Interactive tool."""
import json
import pathlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import nbformat
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError, CellTimeoutError

from outputs import Tally, asks_for_package

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Two kernels start at once, as a reader's may.
JOBS = 2
# A notebook that Jupyter saves after Run All is about as large as the committed one: figures do not bring their script along.
LARGEST_SHARE = 1.25
OF_KERNEL = 10_000


def kernelspecs():
    """The repository's kernelspec and no other, as `jupyter kernelspec install` would put it in place."""
    return KernelSpecManager(kernel_dirs=[str(ROOT / "jupyter")], ensure_native_kernel=False)


def run(path, specs):
    notebook = nbformat.read(path, as_version=4)
    committed = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    manager = AsyncKernelManager(kernel_name=".net-csharp", kernel_spec_manager=specs)
    client = NotebookClient(notebook, km=manager, timeout=300, startup_timeout=120, resources={"metadata": {"path": str(path.parent)}})
    error = None
    try:
        # What the tool's web server says of itself interests nobody.
        client.execute(cleanup_kc=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except CellExecutionError as failure:
        error = f"{failure.ename}: {failure.evalue}"
    except (DeadKernelError, CellTimeoutError, RuntimeError) as failure:
        error = str(failure)
    live = [cell.outputs if cell.execution_count else None for cell in notebook.cells if cell.cell_type == "code"]
    return committed, live, error


def too_large(path, committed, live):
    """Says so when what Jupyter would save is much larger than the file; None when it is not."""
    outputs = iter(live)
    saved = {**committed, "cells": [{**cell, "outputs": next(outputs)} if cell["cell_type"] == "code" else cell for cell in committed["cells"]]}
    size, expected = len(json.dumps(saved, indent=1, ensure_ascii=False).encode()), path.stat().st_size
    return f"saved by Jupyter it has {size:,} bytes, and {expected:,} are committed" if size > LARGEST_SHARE * expected + OF_KERNEL else None


def main(paths):
    tally = Tally()
    with ThreadPoolExecutor(JOBS) as pool:
        asked = []
        for path in map(pathlib.Path, paths):
            if package := asks_for_package(json.loads(path.read_text(encoding="utf-8"))):
                tally.skip(path.name, f"it needs the package {package}")
            else:
                asked.append((path, pool.submit(run, path.resolve(), kernelspecs())))
        for path, job in asked:
            committed, live, error = job.result()
            tally.add(path.name, committed, live, error or too_large(path, committed, live))
    return tally.close(".NET Interactive kernel through Jupyter")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
