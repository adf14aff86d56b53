<?php
ini_set('memory_limit', '8M');
$all = [];
while (true) {
    $all[] = str_repeat('x', 100000); // HERE
}
// EXPECT
// type: Fatal error
// message~: Allowed memory size of 8388608 bytes exhausted \(tried to allocate \d+ bytes\)
// first~: PHP Fatal error:  Allowed memory size of .* in /srv/job/main.php on line 5
// last~: PHP Fatal error:  Allowed memory size of .* in /srv/job/main.php on line 5
// exit: 255
