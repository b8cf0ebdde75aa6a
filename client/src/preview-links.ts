/** Links to lines of files as the Markdown preview follows them: it opens no absolute address, but paths from the first folder. */

/** A link of the server's: a URI with the number of a line. */
const link = /\]\(([a-z][a-z0-9+.-]*:\/\/[^/)\s]*)(\/[^)\s#]*)(#L\d+)\)/gi;

/** The page with its links written from `root`, the URI of the first workspace folder; the others become plain text. */
export function withPreviewLinks(markdown: string, root: string | undefined): string {
  const match = root === undefined ? null : /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(\/.*)$/i.exec(root);
  const [origin, folder] = match ? [match[1], match[2]] : [];
  return markdown.replace(link, (whole, from: string, path: string, line: string) => {
    if (from !== origin || folder === undefined) return whole.replace(/\]\(.*\)$/, ']');
    return `](/${relative(folder, path)}${line})`;
  });
}

function relative(folder: string, path: string): string {
  const [from, to] = [folder, path].map((text) => text.split('/').filter((part) => part !== ''));
  let shared = 0;
  while (shared < from!.length && from![shared] === to![shared]) shared++;
  return [...from!.slice(shared).map(() => '..'), ...to!.slice(shared)].join('/');
}
