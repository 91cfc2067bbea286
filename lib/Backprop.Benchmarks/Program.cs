using Backprop.Benchmarks.Peers;
using BenchmarkDotNet.Running;

if (args is ["peers"]) return Peers.Run();
BenchmarkSwitcher.FromAssembly(typeof(Backprop.Benchmarks.FullGradient).Assembly).Run(args);
return 0;
