<?php
$rows = ["a" => 1];
echo $rows["b"] ?? "none", "\n";
echo $rows["c"];
echo intdiv(7, 0); // HERE
// EXPECT
// type: DivisionByZeroError
// message: Division by zero
// function: {main}
// first: PHP Fatal error:  Uncaught DivisionByZeroError: Division by zero in /srv/job/main.php:5
// last:   thrown in /srv/job/main.php on line 5
// exit: 255
