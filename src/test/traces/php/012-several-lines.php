<?php
throw new LogicException("the config is wrong:\n  port is missing\n  host is missing"); // HERE
// EXPECT
// type: LogicException
// message: the config is wrong:\n  port is missing\n  host is missing
// function: {main}
// first: PHP Fatal error:  Uncaught LogicException: the config is wrong:
// last:   thrown in /srv/job/main.php on line 2
// exit: 255
