<?php
namespace Acme\Reader;

final class Reader
{
    public function number(string $text): int
    {
        if (!is_numeric($text)) {
            throw new \UnexpectedValueException("no number: $text");
        }
        return (int) $text;
    }
}
