"""Updates a display through a real Jupyter client, by the progress of a long call and from a later cell, and reads the messages.

The kernel of the .NET Interactive tool sends every update, in order, under one id; but that id is not the one under which
it sent the display, so Jupyter goes on showing what was displayed first. README says so. The day that the ids are equal
this client fails, and the sentence can go.
"""
import subprocess
import sys

from jupyter_client import KernelManager

from jupyter import ROOT, kernelspecs

CELLS = [
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
OWN_WORDS = "dotnet-interactive-this-cell"


def messages(specs):
    """What the cells make the kernel send: kind, text and display id of each message."""
    manager = KernelManager(kernel_name=".net-csharp", kernel_spec_manager=specs)
    manager.start_kernel(cwd=str(ROOT / "notebooks"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = manager.client()
    sent = []

    def keep(message):
        kind, content = message["msg_type"], message["content"]
        if kind in ("display_data", "update_display_data", "execute_result") and OWN_WORDS not in content["data"].get("text/html", ""):
            sent.append((kind, content["data"].get("text/plain"), content["transient"]["display_id"]))

    try:
        client.start_channels()
        client.wait_for_ready(timeout=120)
        for cell in CELLS:
            client.execute_interactive(cell, output_hook=keep, timeout=60)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return sent


def main():
    sent = messages(kernelspecs())
    faults = []
    if [(kind, text) for kind, text, _ in sent] != EXPECTED:
        faults.append(f"{EXPECTED} are expected, {sent} came")
    ids = {number for kind, _, number in sent if kind == "update_display_data"}
    if len(ids) != 1:
        faults.append(f"the updates have {len(ids)} ids, one is expected")
    elif sent[0][2] in ids:
        faults.append("an update has the id of its display: Jupyter shows it now, and README need not say that it does not")
    for fault in faults:
        print(f"display().Update through Jupyter: {fault}")
    print(f"display().Update through Jupyter: {len(sent)} messages, {'as expected' if not faults else 'not as expected'}")
    print(f"{0 if faults else 1} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
