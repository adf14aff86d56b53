// run: NO_COLOR=1 deno run $FILE
// expect: Error | /srv/app/deno_rejection_cause.ts:8
async function load(): Promise<void> {
  await null;
  try {
    JSON.parse("{");
  } catch (e) {
    throw new Error("bad config", { cause: e });
  }
}
await load();
