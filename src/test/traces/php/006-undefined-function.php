<?php
namespace Job\Steps;

function report(): void
{
    echo summarise([1, 2]); // HERE
}

report();
// EXPECT
// type: Error
// message: Call to undefined function Job\Steps\summarise()
// function: Job\Steps\report
// first: PHP Fatal error:  Uncaught Error: Call to undefined function Job\Steps\summarise() in /srv/job/main.php:6
// last:   thrown in /srv/job/main.php on line 6
// exit: 255
