namespace Backprop;

/// <content>Numbers in place of symbols.</content>
public abstract partial class Expr
{
    /// <summary>The value in double precision.</summary>
    /// <param name="values">A value for each symbol. A named quantity or an element may be given one too; its definition is not used then.</param>
    /// <exception cref="InvalidOperationException">A symbol has no value, or an undefined function occurs.</exception>
    /// <exception cref="ArgumentException">Something else than a symbol or a quantity is given a value, or one of them two.</exception>
    /// <example><code>Square(a - y).Evaluate((a, 0.5), (y, 1))   // 0.25</code></example>
    public double Evaluate(params (Expr Variable, double Value)[] values)
    {
        var given = Evaluation.Given(this, values);
        var stable = Backprop.StableForm.Of(this, node => !given.ContainsKey(node));
        var result = Evaluation.Values([stable], given, shown: this)[stable];
        // Moving exponentials together can also take them beyond every double: then it is computed as it is written.
        return double.IsFinite(result) || ReferenceEquals(stable, this) ? result : Evaluation.AsWritten(this, given, result);
    }

    /// <summary>The expression as compiled code, each shared part computed once.</summary>
    /// <param name="parameters">The symbols (or quantities) whose values the code takes, in this order.</param>
    /// <exception cref="InvalidOperationException">A symbol is not among the parameters, or an undefined function occurs.</exception>
    /// <example><code>
    /// var f = Square(a - y).Compile(a, y);
    /// f(0.5, 1)   // 0.25
    /// </code></example>
    public ScalarFunction Compile(params Expr[] parameters) => Compilation.Compile(this, parameters);

    /// <summary>The form that <see cref="Evaluate"/> and <see cref="Compile"/> compute with: the same value by another route, on which nothing overflows or cancels where the value itself does not.</summary>
    /// <remarks>Logarithms of exponentials and quotients of them are written with softplus and logistic functions, which are finite for every number.</remarks>
    /// <example><code>
    /// var v = Symbol("v");
    /// (-Ln(Logistic(z))).StableForm()   // softplus(−z)
    /// (Exp(u) / (Exp(u) + Exp(v))).StableForm()   // logistic(u − v)
    /// </code></example>
    public Expr StableForm() => Backprop.StableForm.Of(this);
}
