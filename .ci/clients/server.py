"""Opens the book by README's last command: a Jupyter server that lists the notebooks, opens the first, and has its kernel."""
import json
import os
import re
import socket
import subprocess
import sys
import urllib.parse
import urllib.request

import kernelspec

COMMAND = ["jupyter", "notebook", "notebooks"]
# Nobody looks at it.
UNSEEN = ["--no-browser", "--allow-root"]
TOKEN = "book"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer(address, path):
    with urllib.request.urlopen(f"{address}{urllib.parse.quote(path)}?token={TOKEN}", timeout=60) as response:
        return response.read().decode("utf-8")


def faults(address):
    """What the server does not have."""
    files = sorted((kernelspec.ROOT / "notebooks").glob("*.ipynb"))
    listed = {file["name"] for file in json.loads(answer(address, "api/contents"))["content"] if file["type"] == "notebook"}
    if listed != {file.name for file in files}:
        yield f"{[file.name for file in files]} are expected, {sorted(listed)} are listed"
    opened = json.loads(answer(address, f"api/contents/{files[0].name}"))["content"]
    if len(opened["cells"]) != len(json.loads(files[0].read_text(encoding="utf-8"))["cells"]):
        yield f"{files[0].name} is opened with {len(opened['cells'])} cells"
    kernels = json.loads(answer(address, "api/kernelspecs"))["kernelspecs"]
    if opened["metadata"]["kernelspec"]["name"] not in kernels:
        yield f"{files[0].name} has a kernel that the server does not know: {sorted(kernels)}"


def main():
    server = subprocess.Popen(
        [*COMMAND, *UNSEEN, f"--port={free_port()}"], cwd=kernelspec.ROOT, env={**os.environ, "JUPYTER_TOKEN": TOKEN}, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        said = []
        for line in server.stderr:
            said.append(line)
            if found := re.search(r"http://(?:localhost|127\.0\.0\.1):\d+/", line):
                break
        else:
            print("".join(said))
            return 1
        missing = list(faults(found[0]))
    finally:
        server.terminate()
        server.wait()
    print("\n".join(missing) or f"{' '.join(COMMAND)}: the notebooks are listed, the first is opened and has its kernel")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
