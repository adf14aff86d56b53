<?php
echo "descending\n";
posix_kill(getmypid(), SIGSEGV);
// EXPECT
// type: none
// last-words: descending
// exit: SIGSEGV
