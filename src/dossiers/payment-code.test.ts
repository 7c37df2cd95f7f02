import { expect, test } from 'vitest';
import { QRPay } from 'vietnam-qr-pay';
import { newFilingNumber } from '#model/ids.ts';
import { paymentNoteOf, readPaymentNote, writePaymentCode } from './payment-code.ts';

test('a bank app reads account, amount and note from the code', () => {
  const read = new QRPay(writePaymentCode({ bankBin: '970415', number: '113366668888', name: 'UBND xã' }, 15_000, 'HS-7K3M-9QXA'));
  expect(read.isValid).toBe(true);
  expect([read.consumer.bankBin, read.consumer.bankNumber, read.amount, read.additionalData.purpose]).toEqual(['970415', '113366668888', '15000', 'HS7K3M9QXA']);
});

test.each([
  ['HS7K3M9QXA', 'HS-7K3M-9QXA'],
  ['MBVCB.123.hs7k3m9qxa.CT tu 0011 toi UBND', 'HS-7K3M-9QXA'],
  ['nop le phi HS-7K3M-9QXA', 'HS-7K3M-9QXA'],
  ['HS 7K3M 9QXA', 'HS-7K3M-9QXA'],
  ['HS7K3M9QXAB', undefined],
  ['chuyen tien', undefined],
  ['', undefined],
])('the note "%s" names %s', (note, number) => {
  expect(readPaymentNote(note)).toBe(number);
});

test('every number that is given out is found again in a note', () => {
  for (let at = 0; at < 500; at += 1) {
    const number = newFilingNumber();
    expect(readPaymentNote(`CT DEN ${paymentNoteOf(number)} GD 123`)).toBe(number);
  }
});
