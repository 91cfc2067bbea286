"""One session in Jupyter as a reader has it: a short chapter, a display that is updated, a restart, the last cell alone, the chapter again.

The kernel of the .NET Interactive tool sends every update of a display, in order, under one id; but that id is not the one under
which it sent the display, so Jupyter goes on showing what was displayed first. README says so. The day that the ids are equal
this client fails, and the sentence can go.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import nbformat
from jupyter_client import KernelManager

import kernelspec
from outputs import BOOTSTRAP, Tally, text
from ports import waiting

UPDATED = [
    """#r "../lib/Backprop/bin/Backprop.dll"
using Backprop;
var place = display("0 of 3");
var squares = ManySeeds.Run(3, seed => seed * seed, new ImmediateProgress<int>(ended => place.Update($"{ended} of 3")));
""",
    'place.Update("done");',
]
EXPECTED = [
    ("display_data", "0 of 3"), ("update_display_data", "1 of 3"), ("update_display_data", "2 of 3"),
    ("update_display_data", "3 of 3"), ("update_display_data", "done"),
]
OUTPUTS = ("stream", "display_data", "execute_result", "error")


class Session:
    """A kernel that Jupyter has started, and the messages that it sends."""

    def __enter__(self):
        # Jupyter chooses a kernel's ports before the kernel takes them; where another program has been quicker, it starts the
        # kernel anew with other ports, as its server does.
        for attempt in range(3):
            self.manager = KernelManager(kernel_name=kernelspec.NAME, kernel_spec_manager=kernelspec.installed())
            # What the tool's web server says of itself interests nobody, unless the kernel does not start.
            said = tempfile.TemporaryFile()
            self.manager.start_kernel(cwd=str(kernelspec.ROOT / "notebooks"), stdout=said, stderr=subprocess.STDOUT)
            try:
                self.connect()
                return self
            except RuntimeError as error:
                said.seek(0)
                print(f"the kernel did not start: {error}\n{said.read().decode(errors='replace')}", file=sys.stderr)
                self.__exit__()
                if attempt == 2:
                    raise

    def __exit__(self, *_):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def connect(self):
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=120)

    def restart(self):
        """What the button does."""
        self.client.stop_channels()
        self.manager.restart_kernel()
        self.connect()

    def run(self, code):
        """Runs a cell; gives what the kernel sends, less what it has to say of itself."""
        sent = []
        self.client.execute_interactive(code, output_hook=sent.append, timeout=120)
        return [message for message in sent if BOOTSTRAP not in text(message["content"].get("data", {}).get("text/html", ""))]

    def outputs(self, codes):
        """Runs the cells of a notebook; gives their outputs as the notebook stores them."""
        return [[nbformat.v4.output_from_msg(message) for message in self.run(text(cell["source"])) if message["msg_type"] in OUTPUTS] for cell in codes]

    def group(self):
        return self.manager.provisioner.pgid


def update_fault(session):
    """What is otherwise than expected where a display is updated, by the progress of a long call and by a later cell."""
    messages = [message for cell in UPDATED for message in session.run(cell)]
    sent = [(message["msg_type"], message["content"]["data"].get("text/plain"), message["content"]["transient"]["display_id"]) for message in messages if "data" in message["content"]]
    if [(kind, shown) for kind, shown, _ in sent] != EXPECTED:
        return f"{EXPECTED} are expected, {sent} came"
    ids = {number for kind, _, number in sent if kind == "update_display_data"}
    if len(ids) != 1:
        return f"the updates have {len(ids)} ids, one is expected"
    return "an update has the id of its display: Jupyter shows it now, and README need not say that it does not" if sent[0][2] in ids else None


def alone_fault(session, cell):
    """What is wrong where a cell that needs others is run before them: it has to fail, and to say which name it misses."""
    sent = session.run(text(cell["source"]))
    said = "".join(text(message["content"]["text"]) for message in sent if message["msg_type"] == "stream")
    kinds = [message["msg_type"] for message in sent]
    return None if "error" in kinds and "error CS0103" in said else f"an unknown name is expected, {kinds} came, which say {said!r}"


def address_fault(session):
    """What is wrong with the addresses at which the kernel waits: all are to be this machine's own."""
    places = waiting(session.group())
    if not places:
        return "it waits nowhere, and yet it has answered"
    return ", ".join(f"it waits at {host}, port {port}" for host, port in places if not host.is_loopback) or None


def main(path):
    tally = Tally()
    notebook = json.loads(path.read_text(encoding="utf-8"))
    codes = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    with Session() as session:
        tally.add(path.name, notebook, session.outputs(codes), None)
        tally.check("a display updated", update_fault(session))
        tally.check("nobody but this machine is answered", address_fault(session))
        session.restart()
        tally.check(f"{path.name}, the last cell alone after a restart", alone_fault(session, codes[-1]))
        tally.add(f"{path.name} after a restart", notebook, session.outputs(codes), None)
        tally.check("nobody but this machine is answered after a restart", address_fault(session))
    return tally.close("one session in Jupyter")


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
