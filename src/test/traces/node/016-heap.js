// run: node --max-old-space-size=20 $FILE
// expect: FATAL ERROR | -
const all = [];
for (;;) all.push(new Array(10000).fill(Math.random()));
