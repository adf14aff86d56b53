// run: node --unhandled-rejections=warn $FILE
// expect: Error | /srv/app/unhandled_old_style.js:3
Promise.reject(new Error("nobody cares"));
