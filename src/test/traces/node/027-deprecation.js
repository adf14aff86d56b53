// run: node --trace-deprecation $FILE
new Buffer(3);
console.log("goes on");
