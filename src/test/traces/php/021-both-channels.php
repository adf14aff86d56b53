<?php
function weight(?array $row): int
{
    return count($row); // HERE
}
weight(null);
// EXPECT
// run: php -d display_errors=stderr -d log_errors=1 -d error_log=/dev/null main.php
// type: TypeError
// message: count(): Argument #1 ($value) must be of type Countable|array, null given
// function: weight
// first: Fatal error: Uncaught TypeError: count(): Argument #1 ($value) must be of type Countable|array, null given in /srv/job/main.php:4
// last:   thrown in /srv/job/main.php on line 4
// exit: 255
