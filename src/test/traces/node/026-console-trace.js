console.trace("where am I");
console.log("goes on");
