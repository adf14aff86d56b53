<?php
require __DIR__ . '/vendor/acme/reader/src/Reader.php';

function steps(string $text): int
{
    return (new Acme\Reader\Reader())->number($text); // HERE
}

echo steps("ten"), "\n";
// EXPECT
// type: UnexpectedValueException
// message: no number: ten
// function: steps
// first: PHP Fatal error:  Uncaught UnexpectedValueException: no number: ten in /srv/job/vendor/acme/reader/src/Reader.php:9
// last:   thrown in /srv/job/vendor/acme/reader/src/Reader.php on line 9
// exit: 255
