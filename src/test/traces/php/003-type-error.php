<?php
declare(strict_types=1);

function steps(int $count): int
{
    return $count * 2;
}

echo "start\n";
echo steps("ten"); // CALL
// EXPECT
// type: TypeError
// message: steps(): Argument #1 ($count) must be of type int, string given, called in /srv/job/main.php on line 10 and defined
// at: /srv/job/main.php:4
// first~: PHP Fatal error:  Uncaught TypeError: steps\(\): Argument #1 .* must be of type int, string given, called in .*
// last:   thrown in /srv/job/main.php on line 4
// exit: 255
