// expect: Error | /srv/app/async_frames.js:4
async function inner() {
  await new Promise((go) => setTimeout(go, 1));
  throw new Error("late");
}
async function middle() {
  await inner();
}
async function main() {
  await middle();
}
main();
