<?php
function a() { throw new Exception("first"); }
function b() { try { a(); } catch (Exception $e) { throw new LogicException("second", 0, $e); } }
function c() { try { b(); } catch (Exception $e) { throw new RuntimeException("third", 0, $e); } } // HERE
c();
// EXPECT
// type: RuntimeException
// message: third
// cause: LogicException: second
// cause: Exception: first
// function: c
// first: PHP Fatal error:  Uncaught Exception: first in /srv/job/main.php:2
// last:   thrown in /srv/job/main.php on line 4
// exit: 255
