// expect: SyntaxError | /srv/app/syntax_error.js:3
const a = {
  b: 1;
};
