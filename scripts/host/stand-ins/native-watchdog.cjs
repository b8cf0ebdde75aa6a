/** Stand-in for @vscode/native-watchdog: ends an extension host whose server has gone. The original asks from a thread of its own. */

const pause = 1000;
const codeOfAnOrphan = 87;

exports.start = (parent) => {
  const look = () => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(codeOfAnOrphan);
    }
  };
  setInterval(look, pause).unref();
};

exports.exit = (code) => process.exit(code || 0);
