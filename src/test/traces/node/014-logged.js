// expect: Error | /srv/app/logged.js:3
for (let step = 0; step < 3; step++) {
  if (step == 1) console.error("step failed:", new Error("bad batch"));
  console.log("step", step);
}
