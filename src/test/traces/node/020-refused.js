// expect: Error | -
require("net").connect(45672, "127.0.0.1");
