/** Stand-in for @vscode/spdlog: log files written line by line, without rotation, since every run has a folder of its own. */

const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(file) {
    this.file = file;
    this.level = levels.indexOf('info');
    this.plain = false;
    mkdirSync(dirname(file), { recursive: true });
  }

  write(level, text) {
    if (levels.indexOf(level) < this.level) return;
    appendFileSync(this.file, this.plain ? text : `${new Date().toISOString()} [${level}] ${text}\n`);
  }

  setLevel(level) {
    this.level = level;
  }

  getLevel() {
    return this.level;
  }

  clearFormatters() {
    this.plain = true;
  }

  setPattern() {}
  flush() {}
  drop() {}
}

for (const level of levels) {
  Logger.prototype[level] = function (text) {
    this.write(level, text);
  };
}

const create = async (_name, file) => new Logger(file);

exports.version = 0;
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
