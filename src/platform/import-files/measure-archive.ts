/** The end of the list of contents, and one entry of it. Source: .ZIP File Format Specification 6.3, 4.3.12 and 4.3.16. */
const END = { mark: 0x0605_4b50, bytes: 22, count: 10, start: 16, longestComment: 65_535 };
const ENTRY = { mark: 0x0201_4b50, bytes: 46, unpacked: 24, nameLength: 28, extraLength: 30, commentLength: 32 };

/**
 * How many bytes an archive says that it unpacks to; undefined when its list of contents cannot be read. A small file may
 * unpack to more than the machine has.
 */
export function measureArchive(bytes: Buffer): number | undefined {
  const end = findEnd(bytes);
  if (end === undefined) return undefined;
  let at = bytes.readUInt32LE(end + END.start);
  let unpacked = 0;
  for (let left = bytes.readUInt16LE(end + END.count); left > 0; left -= 1) {
    if (at + ENTRY.bytes > bytes.length || bytes.readUInt32LE(at) !== ENTRY.mark) return undefined;
    unpacked += bytes.readUInt32LE(at + ENTRY.unpacked);
    at += ENTRY.bytes + bytes.readUInt16LE(at + ENTRY.nameLength) + bytes.readUInt16LE(at + ENTRY.extraLength) + bytes.readUInt16LE(at + ENTRY.commentLength);
  }
  return unpacked;
}

function findEnd(bytes: Buffer): number | undefined {
  const last = Math.max(0, bytes.length - END.bytes - END.longestComment);
  for (let at = bytes.length - END.bytes; at >= last; at -= 1) if (bytes.readUInt32LE(at) === END.mark) return at;
  return undefined;
}
