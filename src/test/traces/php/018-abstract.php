<?php
interface Store
{
    public function load(): string;
}

final class Remote implements Store // HERE
{
}

echo (new Remote())->load();
// EXPECT
// type: Fatal error
// message: Class Remote contains 1 abstract method and must therefore be declared abstract or implement the remaining methods (Store::load)
// first: PHP Fatal error:  Class Remote contains 1 abstract method and must therefore be declared abstract or implement the remaining methods (Store::load) in /srv/job/main.php on line 7
// last: PHP Fatal error:  Class Remote contains 1 abstract method and must therefore be declared abstract or implement the remaining methods (Store::load) in /srv/job/main.php on line 7
// exit: 255
