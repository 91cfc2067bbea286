"""Starts the kernel of .NET Interactive for Jupyter, on this machine only and at a port of its own.

Left to itself the tool takes the first free port of a range, and of two kernels that start at once one ends. Where no tool
is pinned, as in folders that have nothing to do with this book, the one that is installed for the user is started.

The book's library is built first where it has not been: of a library that is not there the tool only says so, with an error
for each name that would have come from it.
"""
import os
import pathlib
import socket
import subprocess
import sys

LIBRARY = pathlib.PurePath("lib", "Backprop.Book")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def lock(file):
    """Waits until no other kernel builds."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    fcntl.flock(file, fcntl.LOCK_EX)


def build(book):
    # This file, which the build does not read: .NET opens no file that is locked.
    with open(__file__, "rb") as program:
        lock(program)
        if (book / LIBRARY / "bin" / "Backprop.Book.dll").exists():
            return
        command = ["dotnet", "build", LIBRARY.as_posix()]
        print(f"the library is not built yet: {' '.join(command)}", file=sys.stderr, flush=True)
        # What a kernel prints is Jupyter's log.
        if subprocess.call(command, cwd=book, stdout=sys.stderr) != 0:
            sys.exit("no kernel was started, since the library could not be built: see above")


folder = pathlib.Path.cwd()
above = [folder, *folder.parents]
pinned = any((place / ".config" / "dotnet-tools.json").exists() for place in above)
book = next((place for place in above if (place / LIBRARY / "Backprop.Book.csproj").exists()), None)
if book is not None:
    build(book)

# To measure how code is used, so as to compile it better later, takes longer here than it ever saves.
os.environ.setdefault("DOTNET_TieredPGO", "0")
tool = ["dotnet", "tool", "run", "dotnet-interactive", "--"] if pinned else ["dotnet", "interactive"]
port = free_port()
command = [*tool, "jupyter", "--default-kernel", "csharp", "--http-local-only", "--http-port-range", f"{port}-{port}", sys.argv[1]]
if os.name == "nt":
    sys.exit(subprocess.call(command))
os.execvp(command[0], command)
