import { describe, expect, test } from 'vitest';
import type { SearchHit } from '#model/search.ts';
import { ownProcedure, testPorts } from '../assistant.fixture.ts';
import { composeAnswer } from '../citizen.ts';
import { findTurned, listMatter } from './find-neighbour.ts';

const hit = (id: string, title: string): SearchHit => ({ id, title, score: 0.1 });
const HITS = [
  hit('ship', 'Cấp lại Giấy chứng nhận đăng ký tàu biển'),
  hit('guard', 'Đăng ký chấm dứt giám hộ'),
  hit('business', 'Chấm dứt hoạt động hộ kinh doanh'),
  hit('border', 'Đăng ký kết hôn có yếu tố nước ngoài tại khu vực biên giới'),
  hit('again', 'Đăng ký lại kết hôn có yếu tố nước ngoài'),
  hit('foreign', 'Đăng ký kết hôn có yếu tố nước ngoài'),
  hit('exchange', 'Cấp đổi Giấy chứng nhận quyền sử dụng đất Đổi sổ đỏ'),
  hit('extend', 'Gia hạn giấy phép xây dựng'),
  hit('adjust', 'Điều chỉnh giấy phép xây dựng'),
];

describe('a deed or circumstance turns to the neighbour whose title names it', () => {
  test.each([
    ['sau nay thoi khong trong coi nua, cham dut', 'Đăng ký giám hộ', 'guard'],
    ['ban gai nguoi han quoc, nuoc ngoai', 'Đăng ký kết hôn', 'foreign'],
    ['my wife is korean', 'Đăng ký kết hôn', 'foreign'],
    ['no chi bi rach mot goc', 'Cấp lại sổ đỏ bị mất', 'exchange'],
    ['giay phep sap het han', 'Cấp giấy phép xây dựng', 'extend'],
  ])('%s after %s', (said, name, id) => {
    expect(findTurned(said, { name }, HITS)?.id).toBe(id);
  });

  test.each([
    ['of another matter', 'cham dut thi sao', 'Đăng ký tạm trú'],
    ['that the one in hand names already', 'cham dut thi sao', 'Đăng ký chấm dứt giám hộ'],
    ['when no deed is told', 'mat bao lau', 'Đăng ký kết hôn'],
  ])('to none %s', (_why, said, name) => {
    expect(findTurned(said, { name }, HITS)).toBeUndefined();
  });
});

test('a title of deeds alone names no matter', () => {
  expect(listMatter('Cấp lại thẻ')).toEqual([]);
  expect(listMatter('Đổi sổ đỏ')).toEqual(['đỏ']);
});

describe('in a conversation', () => {
  test('an English follow-up keeps its language and turns beside the record in hand', async () => {
    const ports = await testPorts();
    const first = await composeAnswer(ports, { text: 'How do I register a marriage?' });
    const next = await composeAnswer(ports, { text: 'what if she is Korean?' }, first.memory);
    expect([next.answer.lang, next.answer.procedure?.code]).toEqual(['en', '2.000806']);
  });

  test('what the office lists beside a record is near it though the search finds nothing', async () => {
    const ports = await testPorts({ search: { size: 1, find: (text) => ({ hits: [], readAs: text, inScope: 0, known: 0, bytesTouched: 0 }) } });
    const next = await composeAnswer(ports, { text: 'sổ chỉ bị rách thôi' }, { code: '1.012786', name: ownProcedure('1.012786').shortName ?? '', lang: 'vi' });
    expect(next.answer.procedure?.code).toBe('1.012783');
  });

  test('after a plan the next message is about its record that came nearest', async () => {
    const ports = await testPorts();
    const first = await composeAnswer(ports, { text: 'ba tôi mới mất' });
    expect([first.answer.status, first.memory.code]).toEqual(['answered_plan', first.answer.candidates[0]?.code]);
  });
});
