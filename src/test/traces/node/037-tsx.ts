// run: NO_COLOR=1 tsx $FILE
// expect: Error | /srv/app/tsx.ts:4
function step(rows: number): number {
  if (rows > 2) throw new Error("too many rows");
  return rows;
}
step(3);
