// expect: Error | /srv/app/emitter.js:4
const { EventEmitter } = require("events");
const source = new EventEmitter();
source.emit("error", new Error("connection lost"));
