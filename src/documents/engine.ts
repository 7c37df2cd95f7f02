import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import type { FileForm } from './print-documents.ts';

/** What sets papers, by the name it has in `OfficeDocument.engine`. */
const PARTS = { 'typst-ts': '@myriaddreamin/typst-ts-node-compiler', Tinos: '@expo-google-fonts/tinos', 'easy-template-x': 'easy-template-x' } as const;
type Part = keyof typeof PARTS;

/** The parts whose versions a file's bytes depend on. */
const PARTS_OF: Readonly<Record<FileForm, readonly Part[]>> = { pdf: ['typst-ts', 'Tinos'], svg: ['typst-ts', 'Tinos'], docx: ['easy-template-x'] };

/** What sets the papers of this house. Shape: `typst-ts 0.7.0, Tinos 0.4.2, easy-template-x 7.2.8`. */
export function nameEngine(): string {
  return (Object.keys(PARTS) as Part[]).map(nameOf).join(', ');
}

/**
 * Whether this house sets a file as the named engine did, byte for byte. Where it does not, a difference of bytes says nothing
 * against a paper: its words are known by the hash of its data.
 */
export function setsAlike(engine: string, form: FileForm): boolean {
  const named = new Set(engine.split(', '));
  return PARTS_OF[form].every((part) => named.has(nameOf(part)));
}

const names = new Map<Part, string>();

/** Faults: a package that is not installed. */
function nameOf(part: Part): string {
  const known = names.get(part);
  if (known !== undefined) return known;
  const { version } = JSON.parse(readFileSync(findPackageJSON(PARTS[part], import.meta.url) ?? '', 'utf8')) as { version: string };
  const name = `${part} ${version}`;
  names.set(part, name);
  return name;
}
