// run: java -cp . no.such.Main
// expect: Error | -
