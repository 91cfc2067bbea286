using Backprop.Benchmarks.Peers;
using Backprop.Benchmarks.Tensors;
using BenchmarkDotNet.Running;

if (args is ["peers"]) return Peers.Run();
if (args is ["tensors"]) return TensorComparison.Run();
BenchmarkSwitcher.FromAssembly(typeof(Backprop.Benchmarks.FullGradient).Assembly).Run(args);
return 0;
