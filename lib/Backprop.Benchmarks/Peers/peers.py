"""The same tasks in SymPy and numpy. Prints one line a measurement: task, size, seconds or characters."""
import sys
import time

import numpy
import sympy


def median(action, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return sorted(times)[len(times) // 2]


def report(task, size, value):
    print(f"{task}\t{size}\t{value!r}", flush=True)


def chain(layers):
    sigma = sympy.Function("sigma")
    activation, parameters = sympy.Symbol("a0"), []
    for k in range(1, layers + 1):
        w, b = sympy.symbols(f"w{k} b{k}")
        parameters += [w, b]
        activation = sigma(w * activation + b)
    return (activation - sympy.Symbol("y")) ** 2, parameters


def gradient(layers):
    cost, parameters = chain(layers)
    return [cost.diff(p) for p in parameters]


def evaluation(points):
    w, x, b, y = sympy.symbols("w x b y")
    cost = (1 / (1 + sympy.exp(-(w * x + b))) - y) ** 2
    f = sympy.lambdify((w, x, b, y), cost.diff(w), "numpy")
    values = numpy.linspace(-2, 2, points)
    return lambda: f(values, 0.8, 0.1, 1.0)


def surface(points):
    inputs = numpy.linspace(-3, 3, 64)
    targets = numpy.array([float((c % 7 == 0) ^ (c > 30)) for c in range(64)])
    side = numpy.linspace(-6, 6, points)

    def run():
        w, b = numpy.meshgrid(side, side)
        total = numpy.zeros_like(w)
        for x, d in zip(inputs, targets):
            total += 0.5 * (1 / (1 + numpy.exp(-(w * x + b))) - d) ** 2
        return total

    return run


def sweep(units, cases):
    rng = numpy.random.default_rng(784)
    weights = [rng.uniform(-0.5, 0.5, (m, n)) for n, m in zip(units, units[1:])]
    biases = [rng.uniform(-0.5, 0.5, (m, 1)) for m in units[1:]]
    changes = [numpy.zeros_like(p) for p in weights + biases]
    x, d = rng.uniform(0, 1, (units[0], cases)), rng.integers(0, 2, (units[-1], cases)).astype(float)

    def run():
        outputs = [x]
        for w, b in zip(weights, biases):
            outputs.append(1 / (1 + numpy.exp(-(w @ outputs[-1] + b))))
        delta, slopes = (outputs[-1] - d) * outputs[-1] * (1 - outputs[-1]), []
        for k in reversed(range(len(weights))):
            slopes.append((delta @ outputs[k].T, delta.sum(axis=1, keepdims=True)))
            if k:
                delta = (weights[k].T @ delta) * outputs[k] * (1 - outputs[k])
        slopes.reverse()
        for change, parameter, slope in zip(changes, weights + biases, [s[0] for s in slopes] + [s[1] for s in slopes]):
            change *= 0.9
            change -= 1e-3 * slope
            parameter += change

    return run


print(f"versions\tSymPy {sympy.__version__}, numpy {numpy.__version__}, Python {sys.version.split()[0]}\t0", flush=True)
for n in (8, 16, 32):
    report("gradient", n, median(lambda: (sympy.core.cache.clear_cache(), gradient(n)), 3 if n < 32 else 1))
    report("build", n, median(lambda: (sympy.core.cache.clear_cache(), chain(n)), 5))
    if n < 32:
        report("latex", n, sum(len(sympy.latex(g)) for g in gradient(n)))
report("evaluate", 10_000, median(evaluation(10_000), 200))
report("surface", 200, median(surface(200), 15))
for name, units, cases in (("XOR", [2, 2, 1], 4), ("symmetry", [6, 2, 1], 64), ("784-100-10", [784, 100, 10], 100)):
    report("sweep", name, median(sweep(units, cases), 300 if units[0] < 700 else 30))
