// run: NO_COLOR=1 bun $FILE
// expect: Error | /srv/app/bun.ts:5
function step(rows: number): number {
  if (rows > 2) {
    throw new Error("too many rows");
  }
  return rows;
}
console.log("start");
step(3);
