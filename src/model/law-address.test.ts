import { describe, expect, it } from 'vitest';
import { keyOfAddress, nameDocument, writeAddress } from './law-address.ts';

describe('an address in a legal text', () => {
  it.each([
    [{ document: '118/2025/NĐ-CP', article: '17', clause: '1', point: 'c' }, 'điểm c khoản 1 Điều 17 Nghị định 118/2025/NĐ-CP', '118/2025/NĐ-CP|d17|k1|c'],
    [{ document: '03/2025/TT-VPCP', article: '13' }, 'Điều 13 Thông tư 03/2025/TT-VPCP', '03/2025/TT-VPCP|d13'],
    [{ document: '31/2024/QH15', article: '235', clause: '2' }, 'khoản 2 Điều 235 Luật 31/2024/QH15', '31/2024/QH15|d235|k2'],
    [{ document: '151/2025/NĐ-CP', annex: 'I' }, 'Phụ lục I Nghị định 151/2025/NĐ-CP', '151/2025/NĐ-CP|pI'],
    [{ document: '151/2025/NĐ-CP', annex: 'Phụ lục II, mục 3' }, 'Phụ lục II, mục 3 Nghị định 151/2025/NĐ-CP', '151/2025/NĐ-CP|pPhụ lục II, mục 3'],
    [{ document: '151/2025/NĐ-CP', article: '5', clause: '2', annex: 'Phụ lục I' }, 'khoản 2 Điều 5, Phụ lục I, Nghị định 151/2025/NĐ-CP', '151/2025/NĐ-CP|pPhụ lục I|d5|k2'],
  ])('%o is cited and keyed', (address, cited, key) => {
    expect(writeAddress(address)).toBe(cited);
    expect(keyOfAddress(address)).toBe(key);
  });

  it('names the kind only where the number tells it', () => {
    expect(nameDocument('66.18/2026/NQ-CP')).toBe('Nghị quyết 66.18/2026/NQ-CP');
    expect(nameDocument('05/2015/TTLT-BTP-BCA-BYT')).toBe('Thông tư liên tịch 05/2015/TTLT-BTP-BCA-BYT');
    expect(nameDocument('41/VBHN-BNNMT')).toBe('Văn bản hợp nhất 41/VBHN-BNNMT');
    expect(nameDocument('Luật Đất đai')).toBe('Luật Đất đai');
  });
});
