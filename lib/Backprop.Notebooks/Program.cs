Console.WriteLine("program");
