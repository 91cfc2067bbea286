"""Runs notebooks as the Polyglot Notebooks extension of VS Code does: the .NET Interactive tool over standard input and output."""
import contextlib
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading

from outputs import CULTURE, Tally, asks_for_package, other_culture, text
from ports import waiting

# Nothing in the book takes so long; a cell that does ends its kernel.
SECONDS = 300
# What the compiler says of a cell that misses others, and what an exception says.
NAMED_ERROR = re.compile(r"error CS\d{4}: |^([A-Z]\w*\.)*\w*Exception: ")


class Kernel:
    """The tool as a child process: commands in, events out, one line of JSON each."""

    def __init__(self, folder):
        # What the tool says of itself goes to a file: a pipe that nobody reads would stop it one day.
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            ["dotnet", "tool", "run", "dotnet-interactive", "--", "[vscode]", "stdio", "--working-dir", str(folder)],
            cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.log, text=True, encoding="utf-8", start_new_session=True)
        self.count = 0
        self.shown = {}

    def __enter__(self):
        for event in self.events():
            if event["eventType"] == "KernelReady":
                break
        return self

    def __exit__(self, *_):
        self.end()
        self.log.close()

    def end(self):
        # The command starts the kernel as its child: both go, if they have not gone yet.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def events(self):
        late = threading.Timer(SECONDS, self.end)
        late.start()
        try:
            for line in self.process.stdout:
                if line.startswith("{"):
                    yield json.loads(line)
        finally:
            late.cancel()
        raise RuntimeError(f"the kernel ended with exit code {self.process.wait()}; one that does not answer for {SECONDS} s is ended")

    def addresses(self):
        """Where it waits for somebody: nowhere, for it is spoken to over its input."""
        return ", ".join(f"it waits at {host}, port {port}" for host, port in waiting(self.process.pid)) or None

    def culture(self):
        return other_culture(self.run(CULTURE)[0])

    def run(self, code):
        """Runs a cell; gives its outputs as a notebook stores them, and what stopped it."""
        self.count += 1
        token = str(self.count)
        command = {"token": token, "commandType": "SubmitCode", "command": {"code": code, "targetKernelName": "csharp"}, "routingSlip": []}
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        outputs, warnings = [], []
        for message in self.events():
            kind, event = message["eventType"], message.get("event", {})
            if kind in ("StandardOutputValueProduced", "StandardErrorValueProduced"):
                name = "stdout" if kind.startswith("StandardOutput") else "stderr"
                outputs.append({"output_type": "stream", "name": name, "text": event["formattedValues"][0]["value"]})
            elif kind in ("DisplayedValueProduced", "ReturnValueProduced", "DisplayedValueUpdated"):
                data = {value["mimeType"]: value["value"] for value in event["formattedValues"]}
                # An update takes the place of what was shown, by this cell or by an earlier one.
                place = self.shown.setdefault(event.get("valueId") or f"result {token}", {"output_type": "display_data"})
                place["data"] = data
                if kind != "DisplayedValueUpdated":
                    outputs.append(place)
            elif kind == "DiagnosticsProduced":
                warnings += [d for d in event.get("diagnostics", []) if d["severity"] in ("warning", "error")]
            elif kind == "CommandFailed" and message["command"]["token"] == token:
                return outputs, event["message"]
            elif kind == "CommandSucceeded" and message["command"]["token"] == token:
                # An editor underlines what the compiler warns of.
                for warning in warnings:
                    outputs.insert(0, {"output_type": "stream", "name": "stderr", "text": f"{warning['code']}: {warning['message']}\n"})
                return outputs, None


def run(kernel, codes):
    """Runs the cells of a notebook in order; gives the outputs of each, None where one did not run, and what stopped it."""
    live = [None] * len(codes)
    for i, cell in enumerate(codes):
        live[i], error = kernel.run(text(cell["source"]))
        if error and "raises-exception" in cell["metadata"].get("tags", []):
            live[i].append({"output_type": "error"})
        elif error:
            return live, error
    return live, None


def backwards(kernel, codes):
    """Runs the cells from the last to the first; gives the cells that end neither well nor with an error that has a name."""
    faults = []
    for number, cell in reversed(list(enumerate(codes, 1))):
        _, error = kernel.run(text(cell["source"]))
        if error and not NAMED_ERROR.search(error):
            faults.append(f"cell [{number}] ends with {error!r}")
    return "; ".join(faults) or None


def main(paths):
    tally = Tally()
    for path in map(pathlib.Path, paths):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        if package := asks_for_package(notebook):
            tally.skip(path.name, f"it needs the package {package}")
            continue
        codes = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        with Kernel(path.resolve().parent) as kernel:
            tally.check(f"{path.name}, the culture that it begins in", kernel.culture())
            # Whoever begins at the end is told by each cell what it misses, and then goes the right way in the session that there is.
            tally.check(f"{path.name}, from the last cell to the first", backwards(kernel, codes))
            tally.add(f"{path.name}, in order", notebook, *run(kernel, codes))
            # Readers run everything again: nothing trains on from where it stopped.
            tally.add(f"{path.name}, in order again", notebook, *run(kernel, codes))
            tally.check(f"{path.name}, nobody is waited for at a port", kernel.addresses())
    return tally.close(".NET Interactive kernel over standard input and output")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
