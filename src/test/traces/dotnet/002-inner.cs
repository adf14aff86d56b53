using System;
using System.IO;

class Store
{
    public string Open(string name)
    {
        throw new FileNotFoundException("no such shard: " + name);
    }

    public string Load(string name)
    {
        try { return Open(name); }
        catch (IOException e) { throw new ApplicationException("cannot load " + name, e); } // HERE
    }
}

class Program
{
    static void Main()
    {
        Console.WriteLine(new Store().Load("train-07"));
    }
}
// EXPECT
// type: System.ApplicationException
// message: cannot load train-07
// cause: System.IO.FileNotFoundException: no such shard: train-07
// function: Store.Load
// first: Unhandled Exception:
// last~: \s+at Program.Main \(\) \[0x.*\] in .*
// exit: 1
