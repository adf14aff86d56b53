<?php
function check(array $config): void
{
    if (!isset($config['port'])) {
        throw new InvalidArgumentException("port is missing"); // HERE
    }
}

check([]);
// EXPECT
// run: php -d display_errors=1 -d log_errors=0 main.php
// type: InvalidArgumentException
// message: port is missing
// function: check
// first: Fatal error: Uncaught InvalidArgumentException: port is missing in /srv/job/main.php:5
// last:   thrown in /srv/job/main.php on line 5
// exit: 255
