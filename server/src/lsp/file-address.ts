/** Between paths within a folder and the addresses that editors give files. */

/** The address of a path below a folder; the empty path is the folder itself. */
export function addressOf(folder: string, path: string): string {
  if (path === '') return folder;
  return `${withoutSlash(folder)}/${path.split('/').map(encodePart).join('/')}`;
}

/** The path within a folder, or undefined for a file outside it. */
export function pathWithin(folder: string, uri: string): string | undefined {
  const start = `${withoutSlash(folder)}/`;
  return uri.startsWith(start) ? decodeURIComponent(uri.slice(start.length)) : undefined;
}

function withoutSlash(folder: string): string {
  return folder.endsWith('/') ? folder.slice(0, -1) : folder;
}

function encodePart(part: string): string {
  return encodeURIComponent(part).replaceAll('%40', '@').replaceAll('%3D', '=').replaceAll('%2B', '+');
}
