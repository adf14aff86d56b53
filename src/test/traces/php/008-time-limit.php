<?php
set_time_limit(1);
function spin(): void
{
    for ($i = 0; ; $i++) {} // HERE
}
spin();
// EXPECT
// type: Fatal error
// message: Maximum execution time of 1 second exceeded
// first: PHP Fatal error:  Maximum execution time of 1 second exceeded in /srv/job/main.php on line 5
// last: PHP Fatal error:  Maximum execution time of 1 second exceeded in /srv/job/main.php on line 5
// exit: 255
