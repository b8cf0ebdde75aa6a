/** Loaded into the server ahead of its own code: ends it when the script that started it is gone, however that came about. */

process.on('disconnect', () => process.exit(0));
