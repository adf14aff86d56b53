<?php
class Batch
{
    private ?ArrayObject $rows = null;

    public function size(): int
    {
        return $this->rows->count(); // HERE
    }
}

class Trainer
{
    public function run(Batch $batch): void
    {
        echo $batch->size(), "\n";
    }
}

(new Trainer())->run(new Batch());
// EXPECT
// type: Error
// message: Call to a member function count() on null
// function: Batch->size
// first: PHP Fatal error:  Uncaught Error: Call to a member function count() on null in /srv/job/main.php:8
// last:   thrown in /srv/job/main.php on line 8
// exit: 255
