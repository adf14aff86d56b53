// expect: Error | /srv/app/cause.js:8
function read() {
  throw new RangeError("page 9 of 8");
}
try {
  read();
} catch (e) {
  throw new Error("cannot load", { cause: e });
}
