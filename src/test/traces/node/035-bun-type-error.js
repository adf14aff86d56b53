// run: NO_COLOR=1 bun $FILE
// expect: TypeError | /srv/app/bun_type_error.js:4
async function load(config) {
  return config.paths.train;
}
await load({});
