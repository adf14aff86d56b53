<?php
echo "start\n";
require 'lib/nowhere.php'; // HERE
// EXPECT
// type: Error
// message: Failed opening required 'lib/nowhere.php' (include_path='.:/usr/share/php')
// function: {main}
// first: PHP Fatal error:  Uncaught Error: Failed opening required 'lib/nowhere.php' (include_path='.:/usr/share/php') in /srv/job/main.php:3
// first: PHP Fatal error:  Uncaught Exception: Failed opening required 'lib/nowhere.php' (include_path='.:/usr/share/php') in /srv/job/main.php:3
// last:   thrown in /srv/job/main.php on line 3
// exit: 255
