using System;

class Program
{
    static void Train(int step)
    {
        if (step == 3) throw new InvalidOperationException("loss is no number");
        Console.WriteLine("step {0}", step);
    }

    static void Main()
    {
        for (int step = 1; ; step++) Train(step);
    }
}
// EXPECT
// type: System.InvalidOperationException
// message: loss is no number
// at~: /srv/job/main.cs:\d+
// function: Program.Train
// first: Unhandled Exception:
// last~: \s+at Program.Main \(\) \[0x.*\] in .*
// exit: 1
