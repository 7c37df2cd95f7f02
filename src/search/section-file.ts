/** Typed arrays and a JSON header in one block of bytes, opened in place: nothing is parsed but the header. */
export type Numbers = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array;

const ALIGNMENT = 8;
const VIEWS = { Uint8Array, Int8Array, Uint16Array, Uint32Array, Float32Array } as const;
type NumbersName = keyof typeof VIEWS;

interface Section {
  readonly name: string;
  readonly type: NumbersName;
  readonly offset: number;
  readonly length: number;
}

interface Head<Header> {
  readonly header: Header;
  readonly sections: readonly Section[];
}

/** Writes a header and named arrays. Shape: four letters, the head's length, the head as JSON, the arrays aligned to 8 bytes. */
export function writeSections<Header>(magic: string, header: Header, arrays: readonly (readonly [string, Numbers])[]): Uint8Array {
  let offset = 0;
  const sections = arrays.map(([name, numbers]): Section => {
    const section = { name, type: numbers.constructor.name as NumbersName, offset, length: numbers.length };
    offset += Math.ceil(numbers.byteLength / ALIGNMENT) * ALIGNMENT;
    return section;
  });
  const head = new TextEncoder().encode(JSON.stringify({ header, sections } satisfies Head<Header>));
  const start = startAfter(head.length);
  const bytes = new Uint8Array(start + offset);
  bytes.set(new TextEncoder().encode(magic), 0);
  new DataView(bytes.buffer).setUint32(4, head.length, true);
  bytes.set(head, 8);
  arrays.forEach(([, numbers], at) => {
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), start + (sections[at]?.offset ?? 0));
  });
  return bytes;
}

/** An opened file: its header and its arrays by name. */
export interface OpenSections<Header> {
  readonly header: Header;
  /** Faults: a name the file does not hold. */
  take<Kind extends Numbers>(name: string): Kind;
}

/** Opens what `writeSections` wrote; undefined when the bytes are something else, cut short or damaged. */
export function openSections<Header>(file: Uint8Array, magic: string): OpenSections<Header> | undefined {
  // A Buffer's slice is no copy; a new array is, and lies where the views need it.
  const bytes = file.byteOffset % ALIGNMENT === 0 ? file : new Uint8Array(file);
  const head = readHead<Header>(bytes, magic);
  if (head === undefined) return undefined;
  const start = startAfter(new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true));
  if (!head.sections.every((section) => liesWithin(section, bytes.byteLength - start))) return undefined;
  const byName = new Map(head.sections.map((section) => [section.name, section]));
  return {
    header: head.header,
    take<Kind extends Numbers>(name: string): Kind {
      const section = byName.get(name);
      if (section === undefined) throw new Error(`This search file has no part "${name}"; delete it and build it again.`);
      return new VIEWS[section.type](bytes.buffer as ArrayBuffer, bytes.byteOffset + start + section.offset, section.length) as Kind;
    },
  };
}

function liesWithin(section: Section, length: number): boolean {
  if (!Object.hasOwn(VIEWS, section.type) || !Number.isInteger(section.offset) || !Number.isInteger(section.length)) return false;
  const end = section.offset + section.length * VIEWS[section.type].BYTES_PER_ELEMENT;
  return section.offset >= 0 && section.length >= 0 && section.offset % ALIGNMENT === 0 && end <= length;
}

function startAfter(headLength: number): number {
  return Math.ceil((8 + headLength) / ALIGNMENT) * ALIGNMENT;
}

function readHead<Header>(bytes: Uint8Array, magic: string): Head<Header> | undefined {
  if (bytes.byteLength < 16 || new TextDecoder().decode(bytes.subarray(0, 4)) !== magic) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  if (8 + length > bytes.byteLength) return undefined;
  try {
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Head<Header> | null;
    return Array.isArray(head?.sections) && head.sections.every((section) => typeof section === 'object' && section !== null) ? head : undefined;
  } catch {
    return undefined;
  }
}
