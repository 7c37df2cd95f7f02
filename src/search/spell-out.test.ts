import { describe, expect, test } from 'vitest';
import { compileLexicon, EMPTY_LEXICON } from './lexicon.ts';
import { documentOf, lexiconOf } from './search.fixture.ts';
import { spellOutDocument, spellOutText } from './spell-out.ts';

const lexicon = compileLexicon(lexiconOf({ abbreviations: { bhyt: 'bảo hiểm y tế', ubnd: 'uỷ ban nhân dân', dk: 'đăng ký', kcb: 'khám bệnh chữa bệnh' } }));

describe('short forms of a record', () => {
  test.each([
    ['Cấp thẻ BHYT', 'Cấp thẻ bảo hiểm y tế'],
    ['chi phí KCB BHYT/UBND', 'chi phí khám bệnh chữa bệnh bảo hiểm y tế/uỷ ban nhân dân'],
    ['Mẫu DK', 'Mẫu DK'],
    ['theo mẫu bhyt', 'theo mẫu bhyt'],
    ['Mẫu BHYTX, số BHYT2', 'Mẫu BHYTX, số BHYT2'],
    ['Hệ thống VNACCS', 'Hệ thống VNACCS'],
    ['', ''],
  ])('"%s" is read as "%s"', (text, read) => {
    expect(spellOutText(text, lexicon)).toBe(read);
  });

  test('are written out in title and sayings, and nothing else of the record changes', () => {
    const document = documentOf('p', 'Cấp thẻ BHYT', ['thẻ BHYT bị mất', 'thẻ bảo hiểm'], { papers: 'Tờ khai BHYT', popularity: 0.5 });
    expect(spellOutDocument(document, lexicon)).toEqual({ ...document, title: 'Cấp thẻ bảo hiểm y tế', sayings: ['thẻ bảo hiểm y tế bị mất', 'thẻ bảo hiểm'] });
  });

  test('stay as they are for a lexicon without short forms', () => {
    expect(spellOutText('Cấp thẻ BHYT', EMPTY_LEXICON)).toBe('Cấp thẻ BHYT');
  });
});
