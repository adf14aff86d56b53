// run: NO_COLOR=1 bun $FILE
// expect: Error | /srv/app/bun_cause.js:6
try {
  null.x;
} catch (e) {
  throw new Error("cannot load", { cause: e });
}
