import { TemplateHandler } from 'easy-template-x';
import { unzipSync, zipSync } from 'fflate';
import type { DocumentData, DocumentFrame } from '#model/office-document.ts';

/** Where a hand must write. */
const DOTS = '……………………………';
/** Every part of the file is dated the same, so that the same words give the same bytes; the zip format begins in 1980. */
const FILE_DATE = new Date(2020, 0, 1);

interface Shape {
  readonly type?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

/**
 * Fills a Word template by its shape. `{applicant.name}` is a value, dots where there is none; `{#applicant.name?}{text}{/}` stands only
 * where there is one; `{#items}{text}{/}` repeats. Frame: `number`, `place`, `issuedOn`, `officeTitle`, `officeAbove`, `officeLines`,
 * `signerName`, `signerLines`, `check`. Faults: a template that is no Word file.
 */
export async function fillWord(template: Uint8Array, shape: Readonly<Record<string, unknown>>, data: DocumentData, frame: Partial<DocumentFrame>): Promise<Uint8Array> {
  const filled = await new TemplateHandler().process(Buffer.from(template), { ...tagsOf(shape as Shape, data, ''), ...tagsOfFrame(frame) } as never);
  return dateEvenly(new Uint8Array(filled));
}

type Tags = Record<string, string | readonly { readonly text: string }[]>;

function tagsOf(shape: Shape, data: unknown, path: string): Tags {
  const tags: Tags = {};
  for (const [key, inner] of Object.entries(shape.properties ?? {})) {
    const name = path === '' ? key : `${path}.${key}`;
    const value = typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>)[key] : undefined;
    if (inner.type === 'object') Object.assign(tags, tagsOf(inner, value, name));
    else if (inner.type === 'array') tags[name] = linesOf(Array.isArray(value) ? value : []);
    else {
      const text = value === undefined || value === '' ? undefined : writeValue(inner, value);
      tags[name] = text ?? (inner.pattern === undefined ? DOTS : blankDay(inner.pattern));
      tags[`${name}?`] = text === undefined ? [] : [{ text }];
    }
  }
  return tags;
}

function linesOf(items: readonly unknown[]): { text: string }[] {
  if (items.length === 0) return Array.from({ length: 3 }, (_, at) => ({ text: `${String(at + 1)}. ${DOTS}${DOTS}` }));
  return items.map((item, at) => ({ text: `${String(at + 1)}. ${typeof item === 'string' ? item : Object.values(item as object).join('; ')}` }));
}

const isMoment = (pattern: string | undefined): boolean => pattern?.includes('T') === true;

function writeValue({ pattern }: Shape, value: unknown): string {
  const text = String(value);
  const [, year, month, day, , hour, minute] = /^(\d{4})-(\d{2})-(\d{2})(T(\d{2}):(\d{2}))?$/u.exec(text) ?? [];
  if (pattern === undefined || day === undefined) return text;
  const date = longDay(year ?? '', month ?? '', day);
  return isMoment(pattern) && hour !== undefined ? `${hour} giờ ${minute ?? ''} phút, ${date}` : date;
}

const blankDay = (pattern: string): string => `${isMoment(pattern) ? '…… giờ …… phút, ' : ''}ngày …… tháng …… năm ………`;

/** The month has two figures only while it could be read as another. Source: Decree 30/2020/NĐ-CP, Annex I, II.4. */
function longDay(year: string, month: string, day: string): string {
  return `ngày ${day} tháng ${Number(month) > 2 ? String(Number(month)) : month} năm ${year}`;
}

function tagsOfFrame({ number, office, issuedOn, signer, verify }: Partial<DocumentFrame>): Tags {
  const [year = '', month = '', day = ''] = issuedOn?.split('-') ?? [];
  const lines = (texts: readonly string[] | undefined): { text: string }[] => (texts ?? []).map((text) => ({ text }));
  return {
    number: number ?? '………',
    mark: office?.mark ?? 'TTPVHCC (BPTNTKQ)',
    place: office?.place ?? '…………',
    issuedOn: issuedOn === undefined ? 'ngày …… tháng …… năm ………' : longDay(year, month, day),
    officeTitle: office?.title ?? DOTS,
    officeAbove: lines(office === undefined ? ['Đơn vị chủ quản'] : office.parent),
    officeLines: lines(office === undefined ? ['………………………'] : office.name),
    signerName: signer?.name ?? '',
    signerLines: lines(signer?.lines ?? ['Chủ tịch']),
    check: verify === undefined ? '' : `Mã kiểm tra: ${verify.code} (${verify.address})`,
  };
}

/** A zip file with all its parts dated the same, so that the same content is the same file. */
export function dateEvenly(file: Uint8Array): Uint8Array {
  return zipSync(unzipSync(file), { mtime: FILE_DATE, level: 6 });
}
