using System.Runtime.CompilerServices;

namespace Backprop.Kernel.Submissions;

/// <summary>
/// The pieces of one session, in their order: as long as they are those of a notebook that came compiled, no compiler is
/// needed; from the first other one on, each is compiled as a continuation of those before it.
/// </summary>
/// <param name="host">What came compiled, and the compiler.</param>
/// <param name="context">What holds the code.</param>
internal sealed class SubmissionChain(ISessionHost host, SubmissionContext context)
{
    private SubmissionCompiler? compiler;
    private bool isAsCompiled = true;
    private int count;

    /// <summary>The compiler, which has seen all pieces so far.</summary>
    public SubmissionCompiler Compiler()
    {
        compiler ??= host.CreateCompiler();
        while (compiler.Count < count)
            compiler.TakeIn(host.Compiled[compiler.Count]);
        return compiler;
    }

    /// <summary>Makes the next piece ready to run.</summary>
    /// <exception cref="CompilationException">It does not compile.</exception>
    public Submission Add(string name, string code)
    {
        var piece = isAsCompiled && count < host.Compiled.Count ? host.Compiled[count] : null;
        isAsCompiled = piece is not null && piece.Name == name && piece.Code == code;
        if (!isAsCompiled || piece!.Assembly is null)
            return Compile(name, code);
        count++;
        return piece.Load(context);
    }

    // In a browser, a method that touches the compiler loads its libraries before it runs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Submission Compile(string name, string code)
    {
        var all = Compiler();
        count++;
        try
        {
            return all.Load(name, code, context);
        }
        finally
        {
            host.HasCompiled();
        }
    }
}
