using Backprop.Interactive;

// Started by the program with the name of a pipe, once for each notebook; not for people.
if (args is not [var pipeName])
{
    Console.Error.WriteLine("This is a kernel of the program: dotnet run --project lib/Backprop.Notebooks -- run --kernel interactive");
    return 2;
}

using var pipe = await KernelPipe.ConnectAsync(pipeName);
using var kernel = new InteractiveKernel(pipe.Send);
await kernel.StartAsync();
await pipe.ServeAsync(kernel.RunAsync);
return 0;
