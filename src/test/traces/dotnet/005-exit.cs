using System;

class Program
{
    static int Main()
    {
        Console.Error.WriteLine("job: no shards to read");
        return 5;
    }
}
// EXPECT
// type: none
// last-words: job: no shards to read
// exit: 5
