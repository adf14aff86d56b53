// run: FORCE_COLOR=1 node $FILE
// expect: Error | /srv/app/colours.js:3
console.error(new Error("in colour", { cause: new TypeError("deep") }));
