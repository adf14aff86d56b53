<?php
function config(string $text): array
{
    return json_decode($text, true, 9, JSON_THROW_ON_ERROR); // HERE
}
config('{"a": ');
// EXPECT
// type: JsonException
// message: Syntax error
// function: config
// first: PHP Fatal error:  Uncaught JsonException: Syntax error in /srv/job/main.php:4
// last:   thrown in /srv/job/main.php on line 4
// exit: 255
