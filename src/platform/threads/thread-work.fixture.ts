/** Work for the tests of threads. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

export function failWithCode(): never {
  throw Object.assign(new Error('no'), { code: 'columns_missing', details: { file: 'a.csv' } });
}

export function failPlain(): never {
  throw new Error('broken');
}

export function forever(): never {
  for (;;);
}

export function hoard(): never {
  const held: number[][] = [];
  for (;;) held.push(Array.from({ length: 100_000 }, () => held.length));
}
