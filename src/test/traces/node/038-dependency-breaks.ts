// run: NO_COLOR=1 ts-node $FILE
// expect: TypeError | -
const rows: number = "three";
console.log(rows);
