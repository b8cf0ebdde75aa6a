/** Keeps the answer about the object that was asked last: rules ask the same of one object, one after another. */

/** `ask` must depend on the object alone, which never changes. Its answer is shared, so nobody may change that either. */
export function keepLatest<K extends object, V>(ask: (about: K) => V): (about: K) => V {
  let latest: { readonly about: K; readonly answer: V } | undefined;
  return (about) => {
    if (latest?.about !== about) latest = { about, answer: ask(about) };
    return latest.answer;
  };
}
