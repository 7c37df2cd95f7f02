import { Parser } from 'htmlparser2';

/** Writes the numbers that Word counts itself, such as "Điều 3." or "a)". */
export interface Numbering {
  /** The text before the next paragraph of a list; empty for bullets and lists that do not exist. */
  next(list: string, level: number): string;
}

interface Level {
  format: string;
  text: string;
  start: number;
}

/** Opens the lists of `word/numbering.xml`. Source: ECMA-376 part 1, §17.9. */
export function openNumbering(xml: string): Numbering {
  const { lists, definitions } = readNumbering(xml);
  const counts = new Map<string, number[]>();
  return {
    next(list, level) {
      const definition = lists.get(list);
      const levels = definition === undefined ? undefined : definitions.get(definition);
      const own = levels?.[level];
      // Lists of one definition count on together.
      if (definition === undefined || levels === undefined || own === undefined || own.format === 'bullet' || own.format === 'none') return '';
      const numbers = counts.get(definition) ?? [];
      numbers[level] = (numbers[level] ?? own.start - 1) + 1;
      numbers.length = level + 1;
      counts.set(definition, numbers);
      const text = own.text.replace(/%(\d)/gu, (_, digit: string) => {
        const at = Number(digit) - 1;
        return writeNumber(numbers[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal');
      });
      return text === '' ? '' : `${text} `;
    },
  };
}

function readNumbering(xml: string): { lists: Map<string, string>; definitions: Map<string, Level[]> } {
  const lists = new Map<string, string>();
  const definitions = new Map<string, Level[]>();
  let levels: Level[] = [];
  let level: Level | undefined;
  let list = '';
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const value = attributes['w:val'] ?? '';
        if (name === 'w:abstractNum') definitions.set(attributes['w:abstractNumId'] ?? '', (levels = []));
        else if (name === 'w:lvl') levels[Number(attributes['w:ilvl']) || 0] = level = { format: 'decimal', text: '', start: 1 };
        else if (name === 'w:num') list = attributes['w:numId'] ?? '';
        else if (name === 'w:abstractNumId') lists.set(list, value);
        else if (level === undefined) return;
        else if (name === 'w:numFmt') level.format = value;
        else if (name === 'w:lvlText') level.text = value;
        else if (name === 'w:start') level.start = Number(value) || 1;
      },
      onclosetag: (name) => {
        if (name === 'w:lvl') level = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  return { lists, definitions };
}

const ROMAN: readonly (readonly [number, string])[] = [[100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];

function writeNumber(value: number, format: string): string {
  if (format === 'upperRoman' || format === 'lowerRoman') {
    let rest = Math.min(value, 399);
    let text = '';
    for (const [worth, letters] of ROMAN) for (; rest >= worth; rest -= worth) text += letters;
    return format === 'upperRoman' ? text : text.toLowerCase();
  }
  // Word's own letters know no đ: what it shows is what the text has.
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((value - 1) % 26));
    return format === 'lowerLetter' ? letter : letter.toUpperCase();
  }
  return String(value);
}
