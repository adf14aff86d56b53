// run: NO_COLOR=1 deno run $FILE
// expect: Error | /srv/app/deno.ts:6
interface Batch { rows: number }
function step(batch: Batch): number {
  if (batch.rows > 2) {
    throw new Error("too many rows");
  }
  return batch.rows;
}
console.log("start");
step({ rows: 3 });
