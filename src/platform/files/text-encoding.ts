/** Whether bytes are UTF-16, by their mark or by their zero bytes. A zip file has zeros too and is none. */
export function isUtf16(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  if (first === 0x50 && second === 0x4b) return false;
  const start = bytes.subarray(0, 4_000);
  let zeros = 0;
  for (const byte of start) if (byte === 0) zeros += 1;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || zeros > start.length / 8;
}

/** The old Vietnamese encoding that bytes look like: tone marks of Windows-1258 are bytes of their own behind a vowel. */
export function guessEncoding(bytes: Uint8Array): string {
  let tones = 0;
  for (let at = 1; at < Math.min(bytes.length, 200_000); at += 1) {
    const byte = bytes[at] ?? 0;
    const before = bytes[at - 1] ?? 0;
    const isTone = byte === 0xcc || byte === 0xd2 || byte === 0xde || byte === 0xec || byte === 0xf2;
    if (isTone && /[aeiouy\xe2\xe3\xea\xf4\xf5\xfd]/iu.test(String.fromCharCode(before))) tones += 1;
  }
  return tones > 0 ? 'Windows-1258' : 'TCVN3 / VNI';
}
