// run: NO_COLOR=1 deno run --no-prompt $FILE
// expect: NotCapable | /srv/app/deno_no_permission.ts:3
Deno.readTextFileSync("/etc/hostname");
