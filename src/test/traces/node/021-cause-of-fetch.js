// expect: TypeError | -
fetch("http://127.0.0.1:45673/").catch((e) => {
  console.log("fetch failed");
  throw e;
});
