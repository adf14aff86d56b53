// expect: Error | -
const net = require("net");
net.createServer().listen(45671, "127.0.0.1", () => net.createServer().listen(45671, "127.0.0.1"));
