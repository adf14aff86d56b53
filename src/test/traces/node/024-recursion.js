// expect: RangeError | /srv/app/recursion.js:3
function down(n) {
  return down(n + 1) + 1;
}
down(0);
