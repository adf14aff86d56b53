using System;

class Batch
{
    public int[] Rows;
    public int First() { return Rows[0]; } // HERE
}

class Program
{
    static void Main()
    {
        Console.WriteLine(new Batch().First());
    }
}
// EXPECT
// type: System.NullReferenceException
// message: Object reference not set to an instance of an object
// function: Batch.First
// first: Unhandled Exception:
// last~: \s+at Program.Main \(\) \[0x.*\] in .*
// exit: 1
