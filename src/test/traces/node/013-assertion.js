// expect: AssertionError | /srv/app/assertion.js:2
require("assert").deepStrictEqual({ a: 1, b: [2] }, { a: 1, b: [3] });
