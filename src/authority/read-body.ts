import type { BodyPerson, BodyTier, TaskBody } from '#model/task.ts';
import { foldText } from '#model/vietnamese.ts';

/** Sources write the tier as a word, with or without marks. */
const TIER_WORDS: Readonly<Record<string, BodyTier>> = {
  xa: 'commune', 'cap xa': 'commune', phuong: 'commune', commune: 'commune',
  tinh: 'province', 'cap tinh': 'province', province: 'province', 'thanh pho': 'province',
  huyen: 'district_abolished', 'cap huyen': 'district_abolished', quan: 'district_abolished', district: 'district_abolished', district_abolished: 'district_abolished',
  bo: 'central', 'cap bo': 'central', 'trung uong': 'central', central: 'central', ministry: 'central',
  unknown: 'unknown', 'khong ro': 'unknown', '': 'unknown',
};

/** The tier a source's word means; undefined when it is no word for one. */
export function readTier(word: string): BodyTier | undefined {
  return TIER_WORDS[foldText(word).trim()];
}

/** First match wins: the person is told by how the name begins. */
const PERSONS: readonly (readonly [RegExp, BodyPerson])[] = [
  [/^(?:pho )?chu tich/u, 'CHU_TICH'],
  [/^bo truong|^thu truong co quan trung uong/u, 'BO_TRUONG'],
  [/^(?:hdnd|hoi dong nhan dan)\b/u, 'HDND'],
  [/^(?:ubnd|uy ban nhan dan)\b/u, 'UBND'],
  [/^(?:trung tam phuc vu hanh chinh cong|tt ?pvhcc|bo phan mot cua)/u, 'TT_PVHCC'],
  [/^cong an/u, 'CONG_AN'],
  [/^(?:giam doc|nguoi dung dau|thu truong)/u, 'OTHER'],
  [/^(?:so|phong|co quan|cong chuc|van phong|chi nhanh|ban|chi cuc|chi cuc thue) /u, 'CO_QUAN_CHUYEN_MON'],
  [/^(?:van phong dang ky dat dai|vpdkdd)/u, 'CO_QUAN_CHUYEN_MON'],
  [/^bo (?!chi huy)/u, 'BO'],
];

const TIERS: readonly (readonly [RegExp, BodyTier])[] = [
  [/\bcap xa\b|\bcap phuong\b|\bubnd (?:xa|phuong|dac khu)\b|\bcong an (?:xa|phuong)\b|^(?:ubnd|uy ban nhan dan) (?:xa|phuong)/u, 'commune'],
  [/\bcap huyen\b|\bquan huyen\b|\bubnd (?:huyen|quan|thi xa)\b|\bhuyen\b/u, 'district_abolished'],
  [/\bcap tinh\b|^so\b|^giam doc so\b|\bubnd tinh\b|\bcong an tinh\b/u, 'province'],
  [/^bo (?!chi huy)|^bo truong\b|\bchinh phu\b|\btrung uong\b|^cuc\b|^tong cuc\b/u, 'central'],
];

/** The exact legal person of a body's name; the tier is read from the name where the source does not tell it. */
export function readBody(name: string, tier?: BodyTier): TaskBody {
  const body = name.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const folded = foldText(body);
  const person = PERSONS.find(([shape]) => shape.test(folded))?.[1] ?? 'OTHER';
  return { body, tier: tier ?? tierOfName(folded), person };
}

function tierOfName(folded: string): BodyTier {
  return TIERS.find(([shape]) => shape.test(folded))?.[1] ?? 'unknown';
}

/** The tier that a body's own name tells, whatever a source says beside it. */
export function findTierInName(name: string): BodyTier {
  return tierOfName(foldText(name));
}

/** Whether a source says that nobody holds the power any more. */
export function saysNobody(name: string): boolean {
  return /^(?:khong con ap dung|da bai bo|het hieu luc)/u.test(foldText(name).trim());
}

/** Whether two names mean one legal person: "Chủ tịch Ủy ban nhân dân cấp xã" is "Chủ tịch UBND cấp xã". */
export function isSameBody(one: TaskBody, other: TaskBody): boolean {
  return one.tier === other.tier && one.person === other.person && shorten(one.body) === shorten(other.body);
}

function shorten(body: string): string {
  return foldText(body).replace(/\buy ban nhan dan\b/gu, 'ubnd').replace(/\bhoi dong nhan dan\b/gu, 'hdnd').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
