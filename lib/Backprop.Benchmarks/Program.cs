using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Backprop.Benchmarks.FullGradient).Assembly).Run(args);
