namespace Backprop;

/// <summary>A compiled expression: numbers in, in the order of the parameters it was compiled for; the value out.</summary>
/// <exception cref="ArgumentException">The count of numbers is another than that of the parameters.</exception>
public delegate double ScalarFunction(params double[] arguments);
