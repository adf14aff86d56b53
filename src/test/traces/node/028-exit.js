console.error("config.json: no such key");
process.exit(3);
