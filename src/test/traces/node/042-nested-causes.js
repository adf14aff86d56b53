// expect: Error | /srv/app/nested_causes.js:5
const e1 = Object.assign(new Error("socket closed"), { code: "ECONNRESET" });
const e2 = new Error("query failed", { cause: e1 });
e2.query = "select 1";
throw Object.assign(new Error("job failed", { cause: e2 }), { job: 7 });
