import type { TaskBasis, TaskBody } from '#model/task.ts';
import type { LocalDate } from '#model/time.ts';
import { foldText } from '#model/vietnamese.ts';
import type { OldBody } from './authority-content.ts';

/** What became of a body, for one matter or for all that is not named apart. */
export interface BodySuccessor {
  readonly matter?: string;
  readonly body: TaskBody;
  readonly basis: readonly TaskBasis[];
  readonly certainty: 'official' | 'secondary' | 'unverified';
  readonly note?: string;
}

/** A body of the old order that a text names. */
export interface ResolvedBody {
  readonly id: string;
  readonly name: string;
  /** The words that named it, folded. */
  readonly matched: string;
  readonly abolishedOn: LocalDate;
  /** On the day asked for it still stood: nothing succeeds it yet. */
  readonly stillStands: boolean;
  /** Who has its work since; those whose matter the text names come first. */
  readonly successors: readonly BodySuccessor[];
  readonly source: string;
  readonly certainty: 'official' | 'secondary' | 'unverified';
  readonly note?: string;
}

export interface BodyResolver {
  /** The old bodies a text names, in the order of their mention; the longest name wins where two overlap. */
  resolve(text: string, asOf: LocalDate): readonly ResolvedBody[];
  readonly bodies: readonly OldBody[];
}

/** `{h}` in a name stands for each of these: the abolished tier's units, written out and as people shorten them. */
const DISTRICT_WORDS = ['cap huyen', 'quan huyen', 'huyen quan', 'huyen', 'quan', 'thi xa', 'thanh pho thuoc tinh', 'h', 'q'];
/** One spelling for what is written many ways; applied to names and to texts alike. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/\bu\s*b\s*n\s*d\b|\buy ban nhan dan\b|\buy ban\b(?! dan toc| mat tran| mttq)/gu, 'ubnd'],
  [/\bp\.?\s*(?=tu phap|tnmt|ldtbxh|tai chinh|kinh te|quan ly do thi|noi vu|van hoa|giao duc|y te|qldt|gddt|tai nguyen|lao dong|vhtt|thanh tra)/gu, 'phong '],
  [/\btai nguyen (?:va )?moi truong\b|\btn ?(?:va|&)? ?mt\b/gu, 'tnmt'],
  [/\blao dong ?,? ?thuong binh (?:va )?xa hoi\b|\bld ?tb ?(?:va|&)? ?xh\b/gu, 'ldtbxh'],
  [/\bquan ly do thi\b/gu, 'qldt'],
  [/\bgiao duc (?:va )?dao tao\b|\bgd ?(?:va|&)? ?dt\b/gu, 'gddt'],
  [/\btai chinh (?:va )?ke hoach\b|\btckh\b|\btc ?kh\b/gu, 'tckh'],
  [/\bvan phong dang ky (?:quyen su dung )?dat(?: dai)?\b|\bvp ?dk ?(?:qsd)?d?d\b/gu, 'vpdkdd'],
  [/\bbao hiem xa hoi\b/gu, 'bhxh'],
  [/\bke hoach (?:va )?dau tu\b|\bkh ?(?:va|&)? ?dt\b/gu, 'khdt'],
  [/\bnong nghiep (?:va )?phat trien nong thon\b|\bnn ?(?:va|&)? ?ptnt\b/gu, 'nnptnt'],
  [/\bgiao thong van tai\b|\bgtvt\b/gu, 'gtvt'],
  [/\bthong tin (?:va )?truyen thong\b|\btt ?(?:va|&) ?tt\b|\btttt\b/gu, 'tttt'],
  [/\bkhoa hoc (?:va )?cong nghe\b|\bkh ?(?:va|&)? ?cn\b/gu, 'khcn'],
  [/\bvan hoa (?:va )?thong tin\b|\bvhtt\b|\bvh ?(?:va|&)? ?tt\b/gu, 'vhtt'],
];

/** Folded, one spelling, single spaces; punctuation parts words. */
export function foldBody(text: string): string {
  let folded = ` ${foldText(text).replace(/[^\p{L}\p{N}&]+/gu, ' ')} `.replace(/ +/gu, ' ');
  for (const [shape, one] of SAME) folded = folded.replace(shape, one);
  return folded.replace(/ +/gu, ' ').trim();
}

/** Opens the list of old bodies for finding them in running text. */
export function openBodies(bodies: readonly OldBody[]): BodyResolver {
  const names = bodies
    .flatMap((body) => body.names.flatMap((name) => spellOut(name)).map((name) => ({ name, body })))
    .sort((left, right) => right.name.length - left.name.length);
  return {
    bodies,
    resolve: (text, asOf) => {
      let rest = ` ${foldBody(text)} `;
      const whole = rest;
      const found: { readonly at: number; readonly body: OldBody; readonly matched: string }[] = [];
      for (const { name, body } of names) {
        const at = rest.indexOf(` ${name} `);
        if (at < 0) continue;
        found.push({ at, body, matched: name });
        rest = `${rest.slice(0, at + 1)}${'\u0001'.repeat(name.length)}${rest.slice(at + 1 + name.length)}`;
      }
      const once = [...new Map(found.sort((left, right) => left.at - right.at).map((each) => [each.body.id, each])).values()];
      return once.map(({ body, matched }) => describe(body, matched, whole, asOf));
    },
  };
}

function spellOut(name: string): string[] {
  const folded = name.includes('{h}') ? DISTRICT_WORDS.map((word) => name.replace('{h}', word)) : [name];
  return [...new Set(folded.map(foldBody))];
}

function describe(body: OldBody, matched: string, text: string, asOf: LocalDate): ResolvedBody {
  const stillStands = asOf < body.abolishedOn;
  const about = (words: readonly string[]): number => words.filter((word) => text.includes(` ${foldBody(word)} `)).length;
  const ranked = body.successors.map((successor, at) => ({ successor, at, score: about(successor.words) })).sort((left, right) => right.score - left.score || left.at - right.at);
  return {
    id: body.id, name: body.name, matched, abolishedOn: body.abolishedOn, stillStands,
    successors: stillStands
      ? []
      : ranked.map(({ successor: { matter, body: to, basis, certainty, note } }) => ({
          ...(matter === undefined ? {} : { matter }), body: to, basis: basis as readonly TaskBasis[], certainty, ...(note === undefined ? {} : { note }),
        })),
    source: body.source, certainty: body.certainty, ...(body.note === undefined ? {} : { note: body.note }),
  };
}
