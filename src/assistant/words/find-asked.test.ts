import { describe, expect, test } from 'vitest';
import { foldText } from '#model/vietnamese.ts';
import { findAsked } from './find-asked.ts';

describe('what is asked', () => {
  test.each([
    // papers
    ['Làm khai sinh cần giấy tờ gì?', 'papers'],
    ['đăng ký kết hôn thì mang theo những gì', 'papers'],
    ['lam khai sinh can j', 'papers'],
    ['mần khai tử cần chi', 'papers'],
    ['Hồ sơ gồm những gì ạ', 'papers'],
    ['What documents do I need?', 'papers'],
    // fee
    ['Đăng ký tạm trú hết bao nhiêu?', 'fee'],
    ['có mất tiền không', 'fee'],
    ['lệ phí thế nào', 'fee'],
    ['sao y bn tiền một trang', 'fee'],
    ['how much does it cost', 'fee'],
    ['is it free of charge', 'fee'],
    // time
    ['thế mất bao lâu?', 'time'],
    ['mấy ngày có giấy', 'time'],
    ['bao giờ lấy được', 'time'],
    ['chừng nào xong vậy', 'time'],
    ['how long does it take', 'time'],
    // place
    ['nộp ở đâu', 'place'],
    ['làm khai sinh ở mô rứa', 'place'],
    ['ở phường khác được không?', 'place'],
    ['where do I go', 'place'],
    // authority
    ['ai ký giấy này', 'authority'],
    ['cơ quan nào giải quyết', 'authority'],
    ['who issues it', 'authority'],
    // online
    ['còn online?', 'online'],
    ['nộp qua mạng được không', 'online'],
    ['ngồi tại nhà nộp được không', 'online'],
    ['làm trên vneid được hông', 'online'],
    // form
    ['cho xin mẫu đơn', 'form'],
    ['tờ khai nào', 'form'],
    ['application form please', 'form'],
    // legal basis
    ['theo nghị định nào', 'legalBasis'],
    ['căn cứ pháp lý là gì', 'legalBasis'],
    ['what is the legal basis', 'legalBasis'],
    // steps
    ['gồm các bước nào', 'steps'],
    ['trình tự ra sao', 'steps'],
    // conditions
    ['điều kiện gì', 'conditions'],
    ['bao nhiêu tuổi thì được', 'conditions'],
    // result
    ['kết quả nhận được gì', 'result'],
    ['giấy đó dùng được trong bao lâu', 'result'],
    // audience
    ['những ai được làm', 'audience'],
    ['who can apply', 'audience'],
    // the person's own dossier
    ['hồ sơ của tôi tới đâu rồi', 'dossierStatus'],
    ['nộp tuần trước mà chưa thấy gì', 'dossierStatus'],
    ['what is the status of my application', 'dossierStatus'],
  ])('%s', (text, expected) => {
    expect(findAsked(foldText(text))[0]).toBe(expected);
  });

  test('several kinds stand in the order of asking', () => {
    expect(findAsked(foldText('cần giấy gì, mất bao lâu và bao nhiêu tiền?'))).toEqual(['papers', 'time', 'fee']);
  });

  test.each(['đăng ký khai sinh', 'tách thửa đất', 'phi địa giới hành chính', 'register a marriage', ''])('"%s" asks nothing particular', (text) => {
    expect(findAsked(foldText(text))).toEqual([]);
  });

  test('what a person is paid is no fee; what a person pays is', () => {
    expect(findAsked(foldText('khuyết tật nặng được bao nhiêu tiền một tháng'))).toEqual([]);
    expect(findAsked(foldText('trợ cấp hưu trí xã hội được hưởng bao nhiêu tiền'))).toEqual([]);
    expect(findAsked(foldText('được cấp lại thẻ thì nộp bao nhiêu tiền'))).toEqual(['fee']);
    expect(findAsked(foldText('làm giấy khai sinh bao nhiêu tiền'))).toEqual(['fee']);
  });

  test('"hồ sơ của tôi cần gì" asks for papers, not for a dossier', () => {
    expect(findAsked(foldText('hồ sơ của tôi cần gì'))).toEqual(['papers']);
  });
});

describe('words that ask something else', () => {
  test.each([
    ['chứng thực tại nhà cho người bệnh', 'online'],
    ['mở tiệm cắt tóc tại nhà có phải đăng ký không', 'online'],
    ['khai báo cho khách ở lại', 'place'],
  ])('%s does not ask for %s', (text, kind) => {
    expect(findAsked(foldText(text))).not.toContain(kind);
  });
});
