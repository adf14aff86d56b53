using System;
using System.Collections.Generic;

class Program
{
    static int Weight(Dictionary<string, int> weights, string name)
    {
        return weights[name]; // HERE
    }

    static void Main()
    {
        Console.WriteLine(Weight(new Dictionary<string, int>(), "a"));
    }
}
// EXPECT
// type: System.Collections.Generic.KeyNotFoundException
// message~: The given key .* was not present in the dictionary\.
// function: Program.Weight
// first: Unhandled Exception:
// last~: \s+at Program.Main \(\) \[0x.*\] in .*
// exit: 1
