<?php
echo "reading\n";
fwrite(STDERR, "job: the store refuses us\n");
exit(9);
// EXPECT
// type: none
// last-words: job: the store refuses us
// exit: 9
