// expect: ReferenceError | /srv/app/module.mjs:3
export function f() {
  return undefinedName;
}
f();
