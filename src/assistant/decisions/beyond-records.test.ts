import { describe, expect, test } from 'vitest';
import type { Procedure } from '#model/procedure.ts';
import type { SearchPort } from '#model/search.ts';
import { fixedSearch, ownProcedure, testPorts, USUAL_RULES } from '../assistant.fixture.ts';
import { composeAnswer } from '../citizen.ts';

/** A search in which the likeliest is a procedure without a record. */
const missing = (id: string): SearchPort => ({ ...fixedSearch(USUAL_RULES), find: (text) => ({ ...fixedSearch(USUAL_RULES).find(text), absent: { id, score: 0.7 }, inScope: 1, known: 1 }) });

describe('a procedure the house holds no record of', () => {
  test('is told to be missing and never answered from the likest record', async () => {
    const { answer } = await composeAnswer(await testPorts({ search: missing('2.001263') }), { text: 'vợ chồng tôi muốn nhận con nuôi, đăng ký kết hôn rồi' });
    expect(answer.status).toBe('unanswerable_no_record');
    expect(answer.procedure).toBeNull();
    expect(answer.text).toContain('Máy chưa có bản ghi của thủ tục này');
  });

  test('that was held once is said to have ended', async () => {
    const ports = await testPorts({ search: missing('2.002481') });
    const { answer } = await composeAnswer({ ...ports, procedures: { ...ports.procedures, findEndedProcedure: (code) => ({ code, name: 'Chuyển trường trung học cơ sở', replacedBy: [] }) } }, { text: 'đổi lớp giữa năm học' });
    expect(answer.status).toBe('unanswerable_repealed');
    expect(answer.text).toContain('Chuyển trường trung học cơ sở');
  });
});

describe('the door of another body', () => {
  const holding = async (...codes: string[]): Promise<Awaited<ReturnType<typeof testPorts>>> => {
    const ports = await testPorts();
    return { ...ports, procedures: { findProcedure: (code, asOf) => (codes.includes(code) ? { ...ownProcedure('1.004194'), code } : ports.procedures.findProcedure(code, asOf)) } };
  };

  test.each([
    ['gplx hết hạn', 'công an'],
    ['xin phiếu lý lịch tư pháp', 'công an'],
    ['ly lich tu phap lam o dau', 'công an'],
    ['làm hộ chiếu cho con', 'công an'],
    ['trợ cấp thất nghiệp nộp đâu', 'Trung tâm Dịch vụ việc làm'],
    ['sang tên xe máy cũ', 'công an'],
    ['mở công ty tnhh', 'đăng ký kinh doanh'],
    ['cấp lại mã số thuế', 'cơ quan thuế'],
    ['tiền thai sản', 'Bảo hiểm xã hội'],
    ['how do I renew my driving licence', 'police'],
  ])('is shown for "%s" where the house holds no record of it', async (text, body) => {
    const { answer } = await composeAnswer(await holding(), { text });
    expect(answer.status).toBe('handed_over_elsewhere');
    expect(answer.text).toContain(body);
    expect(answer.unboundNumbers).toBe(0);
  });

  test('is passed by where a record of the matter is held', async () => {
    expect((await composeAnswer(await holding('3.000348'), { text: 'gplx hết hạn' })).answer.status).not.toBe('handed_over_elsewhere');
    expect((await composeAnswer(await holding('3.000333'), { text: 'gplx hết hạn' })).answer.status).toBe('handed_over_elsewhere');
  });

  test('is passed by where the paper is only to be copied', async () => {
    expect((await composeAnswer(await holding(), { text: 'chứng thực bản sao bằng lái xe' })).answer.procedure?.code).toBe('2.000815');
  });
});

describe('a document named in a question', () => {
  const named = async (text: string, isKnown: (number: string) => boolean = () => false, record: Partial<Procedure> = {}): Promise<string> => {
    const ports = await testPorts({ documents: { isKnown } });
    const procedures = { findProcedure: (code: string) => ({ ...ownProcedure(code), ...record }) };
    return (await composeAnswer({ ...ports, procedures }, { text })).answer.status;
  };

  test('that nobody knows is not answered for out of a like record', async () => {
    const { answer } = await composeAnswer(await testPorts({ documents: { isKnown: () => false } }), { text: 'Theo Nghị định 999/2031/NĐ-CP thì đăng ký khai sinh cần giấy gì?' });
    expect(answer.status).toBe('unanswerable_no_record');
    expect(answer.text).toContain('Máy không có văn bản được nêu');
    expect(await named('nghi dinh 777/2030/ND-CP dang ky khai sinh o dau')).toBe('unanswerable_no_record');
  });

  test('that the library or the record knows is no hindrance, nor a number without its year', async () => {
    expect(await named('Theo Nghị định 999/2031/NĐ-CP thì đăng ký khai sinh cần giấy gì?', (number) => number === '999/2031/NĐ-CP')).toBe('answered');
    expect(await named('theo nghi dinh 999/2031/ND-CP thi dang ky khai sinh can giay gi', () => false, { legalBasis: [{ number: '999/2031/NĐ-CP' }] })).toBe('answered');
    expect(await named('theo Nghị định 999 thì đăng ký khai sinh cần giấy gì')).toBe('answered');
  });

  test('whose number only ends like a known one is unknown', async () => {
    expect(await named('theo Nghị định 99/2031/NĐ-CP thì đăng ký khai sinh cần giấy gì', () => false, { legalBasis: [{ number: '999/2031/NĐ-CP' }] })).toBe('unanswerable_no_record');
  });
});
