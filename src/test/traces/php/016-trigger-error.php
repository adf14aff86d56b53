<?php
function save(string $name): void
{
    trigger_error("cannot save $name", E_USER_ERROR); // HERE
}
save("weights");
// EXPECT
// type: Fatal error
// message: cannot save weights
// first: PHP Fatal error:  cannot save weights in /srv/job/main.php on line 4
// last: PHP Fatal error:  cannot save weights in /srv/job/main.php on line 4
// exit: 255
