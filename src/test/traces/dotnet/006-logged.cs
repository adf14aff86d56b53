using System;

class Program
{
    static int Parse(string text) { return int.Parse(text); } // HERE

    static int Main()
    {
        try { return Parse("ten"); }
        catch (Exception e)
        {
            Console.WriteLine("2026-11-21 10:00:00 ERROR cannot start: " + e);
            Console.WriteLine("2026-11-21 10:00:01 INFO leaving");
            return 8;
        }
    }
}
// EXPECT
// type: System.FormatException
// message~: Input string was not in a correct format\.
// function: Program.Parse
// first~: 2026-11-21 10:00:00 ERROR cannot start: System.FormatException: .*
// last~: \s+at Program.Main \(\) \[0x.*\] in .*
// exit: 8
