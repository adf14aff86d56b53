// run: NO_COLOR=1 deno run $FILE
// expect: TypeError | /srv/app/deno_logged.ts:4
try {
  (undefined as unknown as string[]).map((x) => x);
} catch (e) {
  console.error(e);
}
console.log("goes on");
