import { beforeAll, describe, expect, test } from 'vitest';
import type { OfficerAnswer, OfficerQuestion } from '#model/officer-answer.ts';
import { findUnbound } from '#model/measure.ts';
import { composeOfficerAnswer, OFFICER_STEPS } from './officer.ts';
import { officerPorts } from './officer/officer.fixture.ts';
import type { OfficerPorts } from './officer/ports.ts';

let ports: OfficerPorts;
beforeAll(async () => {
  ports = await officerPorts();
});
const ask = async (text: string, over: Partial<OfficerQuestion> = {}): Promise<OfficerAnswer> => (await composeOfficerAnswer(ports, { text, ...over })).answer;

describe('every outcome has its status and nothing unbound', () => {
  test.each<[string, OfficerAnswer['status'], Partial<OfficerQuestion>?]>([
    ['Tranh chấp đất ai giải quyết?', 'answered'],
    ['chứng thực bản sao cần giấy tờ gì', 'answered'],
    ['đăng ký khai sinh thuộc cấp nào', 'answered'],
    ['Điều 17 Nghị định 118/2025 quy định gì', 'answered'],
    ['Khuyến công quốc gia còn hiệu lực không?', 'answered'],
    ['Khuyến công quốc gia làm thế nào?', 'unanswerable_repealed'],
    ['Giấy phép xây dựng công trình cấp II xã có cấp không', 'clarification_contradiction'],
    ['Tuyển dụng giáo viên do ai?', 'clarification_place'],
    ['Tuyển dụng giáo viên do ai?', 'answered', { placeCode: '04' }],
    ['việc gần giống nhau', 'clarification'],
    ['trồng cây trong mơ ai duyệt', 'unanswerable_no_basis'],
    ['trồng cây trên sao Hỏa ai duyệt', 'unanswerable_out_of_scope'],
    ['viết giúp bài thơ tặng chị trưởng phòng', 'unanswerable_out_of_scope'],
    ['giá đất có lên không em', 'unanswerable_out_of_scope'],
    ['an com chua em', 'unanswerable_out_of_scope'],
    ['Điều 17 Nghị định 118/2025 quy định gì, có nên bán', 'answered'],
    ['tên thủ tục đã hết trước ngày hỏi', 'answered'],
    ['Nghị định 987/2025/NĐ-CP nói việc gần giống nhau', 'unanswerable_no_basis'],
    ['Điều 99 Nghị định 118/2025 nói gì', 'unanswerable_no_basis'],
    ['', 'guarded_empty'],
    ['🙂🙂🙂', 'guarded_empty'],
    ['x'.repeat(2_001), 'guarded_too_long'],
    ['vào ngày 30/2/2027 tranh chấp đất ai giải quyết', 'unanswerable_bad_date'],
  ])('%s → %s', async (text, status, over = {}) => {
    const asked = { ...ports, places: { findPlace: () => undefined, getPlace: (code: string) => ({ code, fullName: 'Tỉnh Cao Bằng' }) as never } };
    const { answer } = await composeOfficerAnswer(asked, { text, ...over });
    expect([answer.status, answer.unboundNumbers]).toEqual([status, 0]);
    expect(answer.text).not.toBe('');
    expect(answer.machine).toBe(true);
  });

  test('a fault inside becomes an answer with its own status', async () => {
    const broken = { ...ports, finder: { find: () => { throw new Error('index lost'); } } };
    const composed = await composeOfficerAnswer(broken, { text: 'tranh chấp đất' });
    expect(composed.answer.status).toBe('error_fault');
    expect(composed.sourcesRejected.join()).toContain('index lost');
  });
});

describe('every sentence says where it stands', () => {
  test('the body with number, article, clause and validity beside it', async () => {
    const answer = await ask('Tranh chấp đất ai giải quyết, mấy ngày, trước đây huyện nào?');
    const who = answer.sentences.find((sentence) => sentence.asked === 'who');
    expect(who?.citations[0]).toMatchObject({ text: 'khoản 2 Điều 5 Nghị định 151/2025/NĐ-CP', validFrom: '2025-07-01', validTo: '2027-03-01' });
    expect(answer.text).toContain('Chủ tịch UBND cấp xã');
    expect(answer.text).toContain('(khoản 2 Điều 5 Nghị định 151/2025/NĐ-CP; hiệu lực từ 01/07/2025 đến hết 28/02/2027)');
    expect(answer.text).toContain('Thời hạn: 60 ngày.');
    expect(answer.text).toContain('Trước ngày 01/07/2025: Chủ tịch UBND cấp huyện.');
    expect(answer.facts.every((fact) => fact.source !== '' && fact.record !== '')).toBe(true);
  });

  test('an unsure fact stands under its own heading, never among the sure ones', async () => {
    const answer = await ask('Đăng ký nội quy lao động nộp ở xã được không?');
    const [before = '', after = ''] = answer.text.split('Chưa chắc, phải đối chiếu nguyên văn trước khi dùng:');
    expect(before).not.toContain('Điều 67');
    expect(after).toContain('Điều 67 Nghị định 129/2025/NĐ-CP');
  });

  test('where the sources differ both are shown and the superior body is named', async () => {
    const answer = await ask('Ai cấp giấy phép xây dựng?');
    expect(answer.ruling).toEqual({ kind: 'contradiction' });
    expect(answer.text).toContain('khoản 1 Điều 4 Nghị định 140/2025/NĐ-CP');
    expect(answer.text).toContain('Nghị định 144/2025/NĐ-CP; chưa rõ điều, khoản');
    expect(answer.text).toContain('Xin ý kiến cấp trên: Sở Xây dựng.');
    expect(answer.next.map((step) => step.kind)).toContain('situation');
  });

  test('a named provision leads to the task that stands on it', async () => {
    const answer = await ask('khoản 2 Điều 5 Nghị định 151/2025 giao việc gì cho xã?');
    expect(answer.matter?.id).toBe('dispute');
  });

  test('a text that no fact carries would be counted', () => {
    expect(findUnbound('Chủ tịch UBND cấp xã, Điều 7, 12 ngày', [{ text: 'Điều 5', value: null }]).length).toBe(3);
  });
});

describe('the same question on four days', () => {
  test.each([
    ['2025-06-30', 'Trước ngày 01/07/2025 việc này thuộc Chủ tịch UBND cấp huyện', 'notInForce'],
    ['2025-07-01', 'Chủ tịch UBND cấp xã', 'decided'],
    ['2027-02-28', 'Chủ tịch UBND cấp xã', 'decided'],
    ['2027-03-01', 'đã hết hiệu lực, ngày áp dụng cuối cùng là 28/02/2027', 'notInForce'],
  ] as const)('%s: %s', async (asOf, words, kind) => {
    const answer = await ask('Tranh chấp đất còn hiệu lực giao cho xã không, ai giải quyết?', { asOf });
    expect(answer.text).toContain(words);
    expect(answer.ruling?.kind).toBe(kind);
    expect(answer.unboundNumbers).toBe(0);
  });
});

describe('a conversation', () => {
  test('a follow-up keeps the matter', async () => {
    const first = await composeOfficerAnswer(ports, { text: 'Tranh chấp đất ai giải quyết?' });
    const second = await composeOfficerAnswer(ports, { text: 'thế thời hạn bao lâu, căn cứ điều nào?' }, first.memory);
    expect(second.answer.matter?.id).toBe('dispute');
    expect(second.answer.asked).toEqual(expect.arrayContaining(['time', 'clause']));
  });

  test('a new matter replaces the old one', async () => {
    const first = await composeOfficerAnswer(ports, { text: 'Tranh chấp đất ai giải quyết?' });
    const second = await composeOfficerAnswer(ports, { text: 'chứng thực bản sao thì sao' }, first.memory);
    expect(second.answer.matter?.id).toBe('copy');
  });

  test('a personal number never gets past the first step', async () => {
    const { maskedQuestion } = await composeOfficerAnswer(ports, { text: 'Ông A căn cước 001085001234 tranh chấp đất, ai giải quyết' });
    expect(maskedQuestion).not.toContain('001085001234');
  });

  test('what is switched off is handed to the unit in charge with the reason', async () => {
    const off = { ...ports, switches: { offReason: ({ field }: { field: string }) => (field === 'Đất đai' ? 'đang sửa theo văn bản mới' : undefined) } };
    const { answer } = await composeOfficerAnswer(off, { text: 'Tranh chấp đất ai giải quyết?' });
    expect(answer.status).toBe('handed_over_elsewhere');
    expect(answer.text).toContain('đang sửa theo văn bản mới');
    expect(answer.text).not.toContain('Chủ tịch');
  });

  test('what nothing else answers is answered by a precedent with its basis', async () => {
    const precedent = { id: 'p', provinceId: 'p1', situationId: 's', question: 'Ai xác nhận đơn chặt cây?', answer: 'Chủ tịch UBND cấp xã xác nhận.', basis: [{ document: '12/2026/QĐ-UBND', article: '3' }], validFrom: '2026-11-01', draftedBy: 'a', publishedBy: 'b', publishedAt: '2026-11-02T03:00:00Z' };
    const { answer } = await composeOfficerAnswer({ ...ports, precedents: { findPrecedents: async () => [precedent] } }, { text: 'xin chặt cây ai xác nhận' });
    expect([answer.status, answer.unboundNumbers]).toEqual(['answered', 0]);
    expect(answer.text).toContain('Điều 3 Quyết định 12/2026/QĐ-UBND; hiệu lực từ 01/11/2026');
  });

  test('every step has a name of its own', () => {
    expect(new Set(OFFICER_STEPS.map((step) => step.name)).size).toBe(OFFICER_STEPS.length);
  });
});
