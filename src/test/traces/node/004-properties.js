// expect: Error | /srv/app/properties.js:2
require("fs").readFileSync("/srv/app/none.json");
