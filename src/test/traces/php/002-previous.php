<?php
class ShardException extends Exception {}

function openShard(string $name): string
{
    throw new DomainException("no such shard: $name"); // INNER
}

function load(string $name): string
{
    try {
        return openShard($name);
    } catch (DomainException $e) {
        throw new ShardException("cannot load epoch 3", 7, $e); // HERE
    }
}

load("train-07");
// EXPECT
// type: ShardException
// message: cannot load epoch 3
// cause: DomainException: no such shard: train-07
// function: load
// first: PHP Fatal error:  Uncaught DomainException: no such shard: train-07 in /srv/job/main.php:6
// last:   thrown in /srv/job/main.php on line 14
// exit: 255
