<?php
function eachRow(array $rows, callable $do): array
{
    return array_map($do, $rows);
}

eachRow([1, 0], function (int $n): int {
    return 10 % $n; // HERE
});
// EXPECT
// type: DivisionByZeroError
// message: Modulo by zero
// function: {closure}
// first: PHP Fatal error:  Uncaught DivisionByZeroError: Modulo by zero in /srv/job/main.php:8
// last:   thrown in /srv/job/main.php on line 8
// exit: 255
