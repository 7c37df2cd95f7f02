import { describe, expect, test } from 'vitest';
import { answerOf, factOf, feeOf, procedureOf, wayOf } from './eval.fixture.ts';
import { recount, type Recount } from './recount.ts';

const CODE = '1.001193';
const PROCEDURE = { code: CODE, name: 'Đăng ký khai sinh', version: 1 };
const threeDays = wayOf({ amount: 3, unit: 'workingDay', text: '3 ngày làm việc', state: 'structured' }, [feeOf(1_200_000)]);
const record = procedureOf(CODE, [threeDays]);

const recountText = (text: string, more: Parameters<typeof answerOf>[1] = {}, records = [record]): Recount => recount(answerOf(text, { procedure: PROCEDURE, ...more }), records, []);

describe('counting an answer again', () => {
  test('finds a number that stands in no record', () => {
    expect(recountText('Gọi tổng đài 190087 để hỏi.').unbound).toEqual(['190087']);
    expect(recountText('Lệ phí 1.200.000 đồng, 3 ngày.').unbound).toEqual([]);
  });

  test.each(['1.200.000 đồng', '1,200,000 đồng', '1200000 đồng'])('takes %s for the amount of the record', (amount) => {
    expect(recountText(`Lệ phí ${amount}`)).toMatchObject({ unbound: [], wrong: [] });
  });

  test('finds an amount that the record does not carry', () => {
    expect(recountText('Lệ phí 75.000 đồng.')).toMatchObject({ unbound: ['75000'], wrong: ['75000'] });
  });

  test.each(['9 ngày làm việc', '9 ngày', '9 giờ', '9 tháng', '9 working days'])('finds the time "%s" that the record does not carry', (time) => {
    expect(recountText(`Thời hạn ${time}.`).wrong).toEqual([time]);
  });

  test('takes a leading zero for nothing', () => {
    expect(recountText('Thời hạn 03 ngày làm việc.')).toMatchObject({ unbound: [], wrong: [] });
  });

  test('does not count the numbers of a list, but what its lines state', () => {
    expect(recountText('Cần:\n8. Tờ khai\n9) Giấy chứng sinh').unbound).toEqual([]);
    expect(recountText('Cần:\n8. Tờ khai, 44 bản').unbound).toEqual(['44']);
  });

  test('knows the texts beside the records, the code, and the dates of the answer', () => {
    const answer = answerOf(`Mã ${CODE}, gọi 113, trả ngày 12/3/2031, số liệu ngày 05/01/2026.`, {
      procedure: PROCEDURE,
      facts: [factOf('dueDate', 'trả kết quả ngày 12/3/2031', { value: '2031-03-12' })],
      asOf: '2026-01-05',
    });
    expect(recount(answer, [record], ['Công an: 113']).unbound).toEqual([]);
    expect(recount(answer, [record], []).unbound).toEqual(['113']);
  });

  test('lets no fact but a day, a place or an emergency vouch for a number', () => {
    const facts = [factOf('fee', '77.000 đồng', { value: 77_000 })];
    expect(recountText('Lệ phí 77.000 đồng', { facts }).unbound).toEqual(['77000']);
  });

  test('names each unbound number once', () => {
    expect(recountText('Phòng 808, phòng 808').unbound).toEqual(['808']);
  });
});

describe('the facts that were asked', () => {
  test('count the time and the fee when they are stated', () => {
    expect(recountText('3 ngày, 1.200.000 đồng', { asked: ['time', 'fee'] })).toMatchObject({ present: 2, stated: 2 });
    expect(recountText('3 ngày', { asked: ['time', 'fee'] })).toMatchObject({ present: 2, stated: 1 });
    expect(recountText('Mời đến xã', { asked: ['time', 'fee'] })).toMatchObject({ present: 2, stated: 0 });
  });

  test.each(['Miễn phí', 'Không thu lệ phí', '0 đồng', 'No fee'])('count a fee of nothing as stated by "%s"', (words) => {
    const free = procedureOf(CODE, [wayOf({}, [feeOf(0)])]);
    expect(recountText(words, { asked: ['fee'] }, [free])).toMatchObject({ present: 1, stated: 1 });
    expect(recountText('Hỏi tại xã', { asked: ['fee'] }, [free])).toMatchObject({ present: 1, stated: 0 });
  });

  test('are not held against an answer where the record is silent', () => {
    const silent = procedureOf(CODE, [wayOf({}, [feeOf(null, 'silent')])]);
    expect(recountText('Chưa công bố', { asked: ['time', 'fee', 'papers', 'authority'] }, [silent])).toMatchObject({ present: 0, stated: 0 });
  });

  test('count papers and authority by their names', () => {
    const full = procedureOf(CODE, [], {
      cases: [{ id: 'a', name: '', onlineLevel: 'unknown', steps: [], channels: [], components: [{ name: 'Giấy chứng sinh', role: 'submit', originals: 1, copies: null }, { name: 'Lưu ý chung', role: 'note', originals: null, copies: null }] }],
      authority: { executing: [], competent: [{ name: 'Ủy ban nhân dân cấp xã' }], authorised: [], coordinating: [] },
    });
    const asked = { asked: ['papers', 'authority'] as const };
    expect(recountText('Nộp Giấy chứng sinh tại ủy ban nhân dân cấp xã', asked, [full])).toMatchObject({ present: 2, stated: 2 });
    expect(recountText('Lưu ý chung', asked, [full])).toMatchObject({ present: 2, stated: 0 });
  });

  test('are counted of the answered record only', () => {
    expect(recountText('3 ngày', { asked: ['time'], procedure: null })).toMatchObject({ present: 0, stated: 0 });
    expect(recountText('3 ngày', { asked: ['time'] }, [procedureOf('9.999999', [threeDays])])).toMatchObject({ present: 0, stated: 0 });
  });
});
