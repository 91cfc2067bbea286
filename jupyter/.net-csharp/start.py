"""Starts the kernel of .NET Interactive for Jupyter, on this machine only and at a port of its own.

Left to itself the tool takes the first free port of a range, and of two kernels that start at once one ends. Where no tool
is pinned, as in folders that have nothing to do with this book, the one that is installed for the user is started.
"""
import os
import pathlib
import socket
import subprocess
import sys


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


folder = pathlib.Path.cwd()
pinned = any((place / ".config" / "dotnet-tools.json").exists() for place in (folder, *folder.parents))
tool = ["dotnet", "tool", "run", "dotnet-interactive", "--"] if pinned else ["dotnet", "interactive"]
port = free_port()
command = [*tool, "jupyter", "--default-kernel", "csharp", "--http-local-only", "--http-port-range", f"{port}-{port}", sys.argv[1]]
if os.name == "nt":
    sys.exit(subprocess.call(command))
os.execvp(command[0], command)
