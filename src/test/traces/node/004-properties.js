// expect: Error | -
require("fs").readFileSync("/srv/app/none.json");
