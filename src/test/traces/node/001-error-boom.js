// expect: Error | /srv/app/error_boom.js:3
function step() {
  throw new Error("boom");
}
console.log("step 1");
step();
