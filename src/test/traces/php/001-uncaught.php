<?php
function train(int $step): void
{
    if ($step === 3) {
        throw new RuntimeException("loss is no number"); // HERE
    }
    echo "step $step loss 0.5\n";
}

for ($step = 1; ; $step++) {
    train($step);
}
// EXPECT
// type: RuntimeException
// message: loss is no number
// function: train
// first: PHP Fatal error:  Uncaught RuntimeException: loss is no number in /srv/job/main.php:5
// last:   thrown in /srv/job/main.php on line 5
// exit: 255
