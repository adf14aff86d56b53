<?php
function train(int $step)
{
    echo "step $step\n"
} // HERE
// EXPECT
// type: ParseError
// message: syntax error, unexpected token "}", expecting "," or ";"
// first: PHP Parse error:  syntax error, unexpected token "}", expecting "," or ";" in /srv/job/main.php on line 5
// last: PHP Parse error:  syntax error, unexpected token "}", expecting "," or ";" in /srv/job/main.php on line 5
// exit: 255
