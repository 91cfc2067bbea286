"""Compares the outputs that a kernel gives with those that a notebook holds."""
import json
import operator
import os
import re

PLOTLY = "application/vnd.plotly.v1+json"
# A figure in a page: the script at its end is handed the figure's number and the chart.
FIGURE_IN_PAGE = re.compile(r'\}\)\("[0-9a-f]{12}", (\{.*\})\);</script>', re.DOTALL)
# Charts are compared as the book's own program compares them (lib/Backprop.Notebooks/Pictures/FigureData.cs).
SHARE = 2e-5
SHARE_IN_TABLE = 1.001e-3
SHARE_OF_LARGEST = 1e-9
# The kernel's own, in the first output of a session: how a page finds the kernel's HTTP server.
BOOTSTRAP = "dotnet-interactive-this-cell"

# What a cell says of the culture that it runs in, and what it has to say where the machine speaks this language. So it is
# until the book's library is loaded, which settles for none.
CULTURE = '$"{System.Globalization.CultureInfo.CurrentCulture.Name} {1234567.5:N1}"'
CULTURES = {"de_DE.UTF-8": "de-DE 1.234.567,5", "tr_TR.UTF-8": "tr-TR 1.234.567,5", "hi_IN.UTF-8": "hi-IN 12,34,567.5"}


def text(value):
    """What is stored line by line as one text. The kernel's own style sheet ends its lines as the machine that built it did."""
    whole = "".join(value) if isinstance(value, list) else value
    return whole.replace("\r\n", "\n") if isinstance(whole, str) else whole


def is_same_chart(one, other, largest=0, share=SHARE):
    """Whether two charts would be drawn alike: numbers have six digits, four in tables, the last of which may fall either way."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same_chart(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        largest = max((abs(item) for item in one + other if is_number(item)), default=0)
        return len(one) == len(other) and all(
            is_same_chart(a, b, largest, SHARE_IN_TABLE if isinstance(a, list) else share) for a, b in zip(one, other))
    if is_number(one) and is_number(other):
        return abs(one - other) <= share * max(abs(one), abs(other)) + SHARE_OF_LARGEST * largest
    return type(one) is type(other) and one == other


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def merged(outputs):
    """The outputs as a list of (kind, content): what was printed in a row is one, the kernel's own display is none."""
    result = []
    for output in outputs:
        kind = output["output_type"]
        if kind == "stream":
            kind = output["name"]
            if result and result[-1][0] == kind:
                result[-1] = (kind, result[-1][1] + text(output["text"]))
            else:
                result.append((kind, text(output["text"])))
        elif kind == "error":
            # Each kernel has its own words for an error.
            result.append((kind, None))
        elif BOOTSTRAP not in text(output["data"].get("text/html", "")):
            result.append(("data", {mime: text(content) for mime, content in output["data"].items()}))
    return result


def difference(committed, live):
    """What differs between one output in the file and the kernel's; None when nothing does."""
    (kind, wanted), (live_kind, given) = committed, live
    if kind != live_kind:
        return f"{kind} is expected, {live_kind} came"
    if kind != "data":
        return None if wanted == given else f"{kind}: {wanted!r} is expected, {given!r} came"
    if PLOTLY in wanted and PLOTLY not in given:
        chart = FIGURE_IN_PAGE.search(given.get("text/html", ""))
        if not chart:
            return "a figure is expected, and the page that came holds none"
        given = {**given, PLOTLY: json.loads(chart[1])}
    shared = [mime for mime in wanted if mime in given]
    if not shared:
        return f"{', '.join(wanted)} are expected, {', '.join(given)} came"
    for mime in shared:
        same = is_same_chart if mime == PLOTLY else operator.eq
        if not same(wanted[mime], given[mime]):
            return f"{mime}: {str(wanted[mime])[:400]!r} is expected, {str(given[mime])[:400]!r} came"
    return None


def compare(committed, live):
    """Compares a cell's outputs; gives how many the file holds, how many are equal, and what differs."""
    committed, live = merged(committed), merged(live)
    faults = [fault for pair in zip(committed, live) if (fault := difference(*pair))]
    equal = min(len(committed), len(live)) - len(faults)
    if len(committed) != len(live):
        faults.append(f"{len(committed)} outputs are expected, {len(live)} came: {[kind for kind, _ in live]}")
    return len(committed), equal, faults


def other_culture(outputs):
    """Says so when the cell CULTURE shows another culture than the machine's; None where it is that one."""
    said = [output["data"]["text/plain"] for output in outputs if "data" in output and BOOTSTRAP not in text(output["data"].get("text/html", ""))]
    language = os.environ.get("LC_ALL")
    return None if language not in CULTURES or said == [CULTURES[language]] else f"the machine speaks {language}, and cells say {said}"


class Tally:
    """Counts cells, outputs and notebooks; says what differs as soon as it is known."""

    def __init__(self):
        self.cells = self.outputs = self.equal = self.passed = self.failed = self.skipped = 0

    def skip(self, name, reason):
        print(f"{name}: skipped: {reason}", flush=True)
        self.skipped += 1

    def add(self, name, notebook, live, error):
        """One notebook: its code cells, each with the live outputs (None where a cell did not run), and what stopped it."""
        faults = 0
        codes = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        for number, (cell, outputs) in enumerate(zip(codes, live), 1):
            if outputs is None:
                continue
            count, equal, differing = compare(cell["outputs"], outputs)
            self.cells += 1
            self.outputs += count
            self.equal += equal
            faults += len(differing)
            for fault in differing:
                print(f"{name}, cell [{number}]: {fault}", flush=True)
        if error:
            print(f"{name}: {error}", flush=True)
        failed = bool(faults or error or any(outputs is None for outputs in live))
        self.failed += failed
        self.passed += not failed
        print(f"{name}: {'failed' if failed else 'passed'}, {len(codes)} cells", flush=True)

    def check(self, name, fault):
        """What is to be right besides the outputs, and what is wrong with it (None where nothing is)."""
        print(f"{name}: {fault or 'passed'}", flush=True)
        self.failed += bool(fault)
        self.passed += not fault

    def close(self, kernel):
        equal = "" if self.equal == self.outputs else f"{self.equal} of "
        print(f"{kernel}: {self.cells} cells, {equal}{self.outputs} outputs equal")
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        print(f"{self.passed} passed, {self.failed} failed{skipped}")
        return 0 if self.passed and not self.failed else 1


def asks_for_package(notebook):
    """The package that a notebook asks for; None when it asks for none."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and (found := re.search(r'^#r\s+"?nuget:\s*([^"\n]+)', text(cell["source"]), re.MULTILINE)):
            return found[1]
    return None
