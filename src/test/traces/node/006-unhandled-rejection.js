// expect: Error | /srv/app/unhandled_rejection.js:4
async function load() {
  await null;
  throw new Error("no such shard");
}
load();
