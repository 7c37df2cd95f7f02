import { describe, expect, it } from 'vitest';
import { foldText } from '#model/vietnamese.ts';
import { asksYesOrNo, findNamedTiers, findOfficerAsked } from './find-officer-asked.ts';

describe('what an officer asks', () => {
  it.each([
    ['Ai ký quyết định này?', ['who']],
    ['thẩm quyền thuộc cấp nào, căn cứ điều nào', ['who', 'clause']],
    ['giải quyết trong mấy ngày', ['time']],
    ['hồ sơ gồm những gì', ['papers']],
    ['quy định này còn hiệu lực không', ['validity']],
    ['soạn công văn hỏi Sở Tư pháp', ['letter']],
    ['huyện cũ làm, bây giờ ai làm', ['who', 'history']],
    ['who decides and how long does it take', ['who', 'time']],
    ['tranh chấp đất', []],
  ])('%s', (text, asked) => {
    expect(findOfficerAsked(foldText(text))).toEqual(asked);
  });

  it.each([
    ['xã hay tỉnh', ['commune', 'province']],
    ['huyện còn làm không', ['district_abolished']],
    ['bộ hay tỉnh cấp', ['province', 'central']],
    ['đổi sổ đỏ', []],
  ])('%s names tiers', (text, tiers) => {
    expect(findNamedTiers(foldText(text))).toEqual(tiers);
  });

  it('knows a question for yes or no', () => {
    expect(asksYesOrNo(foldText('Chủ tịch xã được ký không?'))).toBe(true);
    expect(asksYesOrNo(foldText('Ai ký?'))).toBe(false);
  });
});
