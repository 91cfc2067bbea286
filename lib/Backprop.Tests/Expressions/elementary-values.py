"""Values of the elementary functions from 50-digit arithmetic (Debian's python3-mpmath), as two doubles each.

    python3 elementary-values.py 40 > elementary-values.csv

The argument says how many random points each range of each function gets.
"""
import random
import sys

from mpmath import mp, mpf, cos, exp, log, log1p, sin, tanh

mp.dps = 50
# Far arguments of sine and cosine lose as many digits as they have.
FAR = 400

RANGES = {  # lowest and highest of |x| as powers of ten, and the signs
    "exp": [(-17, 0, (-1, 1)), (0, 2.85, (-1, 1))],
    "ln": [(-307, 307, (1,)), (-1, 1, (1,)), (-0.01, 0.01, (1,))],
    "sin": [(-9, 1, (-1, 1)), (1, 3, (-1, 1)), (3, 300, (-1, 1))],
    "cos": [(-9, 1, (-1, 1)), (1, 3, (-1, 1)), (3, 300, (-1, 1))],
    "tanh": [(-17, 1.4, (-1, 1)), (-1, 0.5, (-1, 1))],
    "logistic": [(-17, 1, (-1, 1)), (0, 2.84, (-1, 1))],
    "softplus": [(-17, 1, (-1, 1)), (0, 2.84, (-1, 1))],
}
FIXED = {
    "exp": [0.0, 709.78, -708.39, -745.0, -730.5, 0.34657, -0.34658],
    "ln": [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 0.7071067811865476, 1.4142135623730951],
    "sin": [3.141592653589793, 6.283185307179586, 22.0, 355.0, 1.7976931348623157e308],
    "cos": [1.5707963267948966, 11.0, 344.0, 1e22, 1.7976931348623157e308],
    "tanh": [1e-300, 0.1733, 19.0, 0.55],
    "logistic": [37.42994775023705, -800.0, 700.0],
    "softplus": [-40.0, -700.0, 36.0],
}
FUNCTION = {
    "exp": exp, "ln": log, "sin": sin, "cos": cos, "tanh": tanh,
    "logistic": lambda x: 1 / (1 + exp(-x)),
    "softplus": lambda x: (x if x > 0 else 0) + log1p(exp(-abs(x))),
}


def row(name, x, y, value):
    high = float(value)
    print(f"{name},{x!r},{y!r},{high!r},{float(value - mpf(high))!r}")


count = int(sys.argv[1])
random.seed(1986)
print("function,x,y,high,low")
for name, ranges in RANGES.items():
    points = list(FIXED[name])
    for low, high, signs in ranges:
        points += [random.choice(signs) * 10 ** random.uniform(low, high) for _ in range(count)]
    for x in points:
        with mp.workdps(FAR):
            row(name, x, 0.0, FUNCTION[name](mpf(x)))
done = 0
while done < 2 * count:
    x, y = 10 ** random.uniform(*random.choice([(-300, 300), (-0.5, 0.5)])), random.choice((-1, 1)) * 10 ** random.uniform(-2, 3.5)
    with mp.workdps(FAR):
        value = mpf(x) ** mpf(y)
    if mpf(10) ** -305 < value < mpf(10) ** 308:
        row("pow", x, y, value)
        done += 1
