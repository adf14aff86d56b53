// expect: Error | /srv/app/child.js:2
require("child_process").execSync("cat /srv/app/none");
