/** As much of Node's strict assertions as the cases use, for an extension host that is a web worker. */

module.exports = {
  /** @type {(value: unknown, message?: string) => void} */
  ok: (value, message) => hold(Boolean(value), message ?? `${show(value)} should be true.`),
  /** @type {(actual: unknown, expected: unknown, message?: string) => void} */
  equal: (actual, expected, message) =>
    hold(Object.is(actual, expected), message ?? `${show(actual)} should be ${show(expected)}.`),
  /** @type {(actual: unknown, expected: unknown, message?: string) => void} */
  notEqual: (actual, other, message) => hold(!Object.is(actual, other), message ?? `It should not be ${show(other)}.`),
  /** @type {(actual: unknown, expected: unknown, message?: string) => void} */
  deepEqual: (actual, expected, message) =>
    hold(isAlike(actual, expected), message ?? `${show(actual)} should be ${show(expected)}.`),
  /** @type {(text: string, pattern: RegExp, message?: string) => void} */
  match: (text, pattern, message) => hold(pattern.test(text), message ?? `${show(text)} should match ${pattern}.`),
  /** @type {(text: string, pattern: RegExp, message?: string) => void} */
  doesNotMatch: (text, pattern, message) =>
    hold(!pattern.test(text), message ?? `${show(text)} should not match ${pattern}.`),
  /** @type {(message: string) => void} */
  fail: (message) => hold(false, message),
};

/**
 * @param {boolean} holds
 * @param {string} message
 */
function hold(holds, message) {
  if (!holds) throw new Error(message);
}

/**
 * @param {unknown} left
 * @param {unknown} right
 * @returns {boolean}
 */
function isAlike(left, right) {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => Object.hasOwn(right, name) && isAlike(Reflect.get(left, name), Reflect.get(right, name)))
  );
}

/**
 * Objects of the editor may hold one another in circles, which are cut where they close.
 * @param {unknown} value
 */
function show(value) {
  const seen = new Set();
  const text = JSON.stringify(value, (_, part) => {
    if (typeof part !== 'object' || part === null) return part;
    if (seen.has(part)) return '…';
    seen.add(part);
    return part;
  });
  return text ?? String(value);
}
