// expect: TypeError | /srv/app/type_error.js:3
function size(batch) {
  return batch.data.length;
}
size({});
