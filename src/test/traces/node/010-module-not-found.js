// expect: Error | /srv/app/module_not_found.js:2
require("./nothing-here");
