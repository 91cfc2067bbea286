"""Runs notebooks as Jupyter does: a Jupyter client, the kernelspec of this repository, the kernel of the .NET Interactive tool."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import nbformat
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError, CellTimeoutError

from outputs import Tally, asks_for_package

ROOT = pathlib.Path(__file__).resolve().parents[2]
SPEC = ROOT / "jupyter" / ".net-csharp" / "kernel.json"
JOBS = 2


def private_kernelspecs(folder, worker):
    """The repository's kernelspec with ports of its own, so that kernels that start at once do not race for one."""
    spec = json.loads(SPEC.read_text())
    first = 20000 + 500 * worker + os.getpid() % 400
    spec["argv"][spec["argv"].index("--http-port-range") + 1] = f"{first}-{first + 90}"
    place = pathlib.Path(folder) / f"kernels-{worker}" / ".net-csharp"
    place.mkdir(parents=True)
    (place / "kernel.json").write_text(json.dumps(spec))
    return KernelSpecManager(kernel_dirs=[str(place.parent)], ensure_native_kernel=False)


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


def main(paths):
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(JOBS) as pool:
        asked = []
        for worker, path in enumerate(map(pathlib.Path, paths)):
            if package := asks_for_package(json.loads(path.read_text(encoding="utf-8"))):
                tally.skip(path.name, f"it needs the package {package}")
            else:
                asked.append((path, pool.submit(run, path.resolve(), private_kernelspecs(folder, worker))))
        for path, job in asked:
            tally.add(path.name, *job.result())
    return tally.close(".NET Interactive kernel through Jupyter")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
