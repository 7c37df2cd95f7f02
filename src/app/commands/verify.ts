import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkSeal, type SealFinding } from '#documents/seal-record.ts';
import { openHouseKey } from '#documents/house-key.ts';
import { existsSync } from 'node:fs';
import { readDocumentCode } from '#model/ids.ts';
import type { Verification } from '#model/office-document.ts';
import { writeDate } from '#model/time.ts';
import { verifyCode } from '#documents/office-documents.ts';
import { readCommonFlags, readStartConfig } from '../config.ts';
import { EXIT_NO } from '../exit-codes.ts';
import { usageFault } from '../usage-fault.ts';
import type { CliCommand, CommandIo } from './command-types.ts';
import { openCatalogueStore } from './open-catalogue-store.ts';

/** A record file is a few dozen kB. Unit: bytes. */
const LARGEST = 8 * 1024 * 1024;

const WORDS: Readonly<Record<SealFinding, string>> = {
  genuine: 'Đúng: nội dung còn nguyên và chữ ký đúng. / Genuine: unchanged, and the signature is right.',
  not_a_record: 'Tệp này không phải bản ghim căn cứ. / This file is no decision record.',
  content_changed: 'Nội dung đã bị sửa sau khi ghim. / The content was changed after it was pinned.',
  signature_wrong: 'Chữ ký không đúng. / The signature is wrong.',
  other_house: 'Chữ ký đúng nhưng của hệ thống khác, không phải của thư mục dữ liệu này. / Rightly signed, but by another house than this data folder.',
};

const PAPER_WORDS: Readonly<Record<Verification['state'], string>> = {
  current: 'Giấy thật, đang có giá trị. / Genuine and valid.',
  replaced: 'Giấy thật nhưng đã được thay bằng bản mới. / Genuine, but replaced by a newer one.',
  revoked: 'Giấy thật nhưng đã bị thu hồi. / Genuine, but taken back.',
  practice: 'Giấy tập dượt, không có giá trị. / A practice paper, of no worth.',
  unknown: 'Không có giấy nào mang mã này. / There is no paper with this code.',
};

const SET_ANEW = 'Bộ dàn trang đã đổi phiên bản từ khi lập giấy: bản in lại có thể khác về cách trình bày, lời không đổi. / Set by another version: a reprint may look otherwise, the words are the same.';

/**
 * `./motcua verify TỆP [--data DIR] [--key KHÓA]`: whether a pinned record is genuine; asks no server and opens no store.
 * `./motcua verify MÃ [--data DIR]`: whether a paper of the office with this code stands; asks the store.
 */
export const command: CliCommand = {
  name: 'verify',
  summary: 'kiểm bản ghim căn cứ (không cần mạng) hoặc mã trên giấy: verify TỆP [--key KHÓA_CÔNG_KHAI] | verify MÃ',
  run: async (args, io) => {
    const { dataDir, rest } = readCommonFlags({ args, environment: io.environment, home: io.home });
    const at = rest.indexOf('--key');
    const key = at < 0 ? undefined : rest[at + 1];
    if (at >= 0 && key === undefined) throw usageFault('sau --key cần khóa công khai', '--key needs a public key');
    const files = rest.filter((_, place) => at < 0 || (place !== at && place !== at + 1));
    const [path] = files;
    if (path === undefined || files.length > 1) throw usageFault('sau verify cần một tệp', 'verify needs one file');
    if (readDocumentCode(path) !== undefined && !existsSync(path)) return verifyPaper(path, dataDir, io);
    const size = await stat(path).then((file) => file.size, () => undefined);
    if (size === undefined) throw usageFault(`không có tệp "${path}"`, `there is no file "${path}"`);
    const finding = size > LARGEST ? 'not_a_record' : checkSeal(parse(await readFile(path, 'utf8')), key ?? (await keyOfFolder(dataDir)));
    io.out(WORDS[finding]);
    return finding === 'genuine' ? 0 : EXIT_NO;
  },
};

async function verifyPaper(code: string, dataDir: string, io: CommandIo): Promise<number> {
  const store = await openCatalogueStore(readStartConfig({ args: ['--data', dataDir], environment: io.environment, home: io.home }));
  try {
    const told = await verifyCode(store.platform.database, code);
    const facts = [told.name?.vi, told.office, told.number, told.issuedOn === undefined ? undefined : writeDate(told.issuedOn)].filter((one) => one !== undefined);
    io.out([PAPER_WORDS[told.state], ...(facts.length === 0 ? [] : [facts.join(' · ')]), ...(told.setAnew === true ? [SET_ANEW] : [])].join('\n'));
    return told.state === 'current' ? 0 : EXIT_NO;
  } finally {
    await store.close();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/u, ''));
  } catch {
    return undefined;
  }
}

/** The public key of a data folder that has one; checking must not make one. */
async function keyOfFolder(dataDir: string): Promise<string | undefined> {
  const path = join(dataDir, 'keys', 'records.pem');
  return existsSync(path) ? (await openHouseKey(path)).publicKey : undefined;
}
