"""Finds the kernel as Jupyter does, where `jupyter kernelspec install` has put it."""
import filecmp
import pathlib
import sys

from jupyter_client.kernelspec import KernelSpecManager

ROOT = pathlib.Path(__file__).resolve().parents[2]
NAME = ".net-csharp"
INSTALL = f"jupyter kernelspec install --user jupyter/{NAME}"


def installed():
    """The kernelspecs that Jupyter finds, among them this repository's, as it is here."""
    specs = KernelSpecManager(ensure_native_kernel=False)
    folder = specs.find_kernel_specs().get(NAME)
    if folder is None:
        sys.exit(f"Jupyter finds no kernel {NAME}: {INSTALL}")
    here = ROOT / "jupyter" / NAME
    files = [file.name for file in here.iterdir() if file.is_file()]
    if filecmp.cmpfiles(here, folder, files, shallow=False) != (files, [], []):
        sys.exit(f"{folder} is not the kernelspec of this repository: {INSTALL}")
    return specs
