// expect: Error | /srv/app/json_stack.js:3
function work() {
  throw new Error("bad row");
}
console.log(JSON.stringify({ level: "info", msg: "started" }));
try {
  work();
} catch (e) {
  console.log(JSON.stringify({ level: "error", time: 1763737200000, msg: "work failed", err: { type: e.name, message: e.message, stack: e.stack } }));
}
console.log(JSON.stringify({ level: "info", msg: "stopped" }));
