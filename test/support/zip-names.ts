/** Reads the names in a zip archive from its central directory (PKWARE APPNOTE 4.3.12), without unpacking anything. */

const endOfDirectory = 0x06054b50;
const fileHeader = 0x02014b50;
const headerLength = 46;

/** The names of all entries, in the archive's order. */
export function zipNames(archive: Buffer): string[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== endOfDirectory) throw new Error('This is no zip archive.');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (archive.readUInt32LE(at) !== fileHeader) throw new Error(`No entry of the directory begins at ${at}.`);
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + headerLength, at + headerLength + nameLength);
    at += headerLength + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    return name;
  });
}
