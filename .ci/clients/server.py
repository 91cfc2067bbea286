"""Opens the book by README's last command: a Jupyter server lists the notebooks, opens one, has its kernel and prints its code in colours."""
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import threading
import urllib.parse
import urllib.request

import kernelspec

COMMAND = ["jupyter", "notebook", "notebooks"]
# Nobody looks at it.
UNSEEN = ["--no-browser", "--allow-root"]
TOKEN = "book"
# Seconds.
START_LIMIT = 120
END_LIMIT = 30
# A word of the language in the code of a cell, in the colour of such words.
COLOURED = re.compile(r'hl-csharp">\s*<pre>(?:(?!</pre>).)*<span class="k">using</span>', re.DOTALL)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer(address, path):
    with urllib.request.urlopen(f"{address}{urllib.parse.quote(path)}?token={TOKEN}", timeout=60) as response:
        return response.read().decode("utf-8")


def faults(address, file):
    """What the server does not have or show."""
    files = {path.name for path in (kernelspec.ROOT / "notebooks").glob("*.ipynb")}
    listed = {entry["name"] for entry in json.loads(answer(address, "api/contents"))["content"] if entry["type"] == "notebook"}
    if listed != files:
        yield f"{sorted(files)} are expected, {sorted(listed)} are listed"
    opened = json.loads(answer(address, f"api/contents/{file.name}"))["content"]
    if len(opened["cells"]) != len(json.loads(file.read_text(encoding="utf-8"))["cells"]):
        yield f"{file.name} is opened with {len(opened['cells'])} cells"
    kernels = json.loads(answer(address, "api/kernelspecs"))["kernelspecs"]
    if opened["metadata"]["kernelspec"]["name"] not in kernels:
        yield f"{file.name} has a kernel that the server does not know: {sorted(kernels)}"
    if not COLOURED.search(answer(address, f"nbconvert/html/{file.name}")):
        yield f"{file.name} is printed without the colours of C#"


def address_of(server):
    """Where the server answers; None, and what it said, when it ends first or takes too long."""
    late = threading.Timer(START_LIMIT, server.kill)
    late.start()
    said = []
    try:
        for line in server.stderr:
            said.append(line)
            if found := re.search(r"http://(?:localhost|127\.0\.0\.1):\d+/", line):
                return found[0]
    finally:
        late.cancel()
    print("".join(said))
    return None


def end(server):
    server.terminate()
    try:
        server.wait(END_LIMIT)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def main(file):
    server = subprocess.Popen(
        [*COMMAND, *UNSEEN, f"--port={free_port()}"], cwd=kernelspec.ROOT, env={**os.environ, "JUPYTER_TOKEN": TOKEN}, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        address = address_of(server)
        if address is None:
            return 1
        # Read on: a server whose words nobody takes would wait in the end.
        threading.Thread(target=server.stderr.read, daemon=True).start()
        missing = list(faults(address, file))
    finally:
        end(server)
    print("\n".join(missing) or f"{' '.join(COMMAND)}: the notebooks are listed; {file.name} is opened, has its kernel, and is printed in colours")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
