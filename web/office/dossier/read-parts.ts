import type { DossierBasis, FeeFacts, GivenPaper, SupplementFault } from '../../api.ts';
import { PAPER_FORMS, type PaperForm } from '../../../src/model/dossier-action.ts';
import { readMoney } from '../../../src/model/read-money.ts';
import type { GivenForm } from './deed-form.ts';
import { keptFilesOf, type KeptFile } from './kept-files.ts';

/** The published component as forms show it. */
export interface ShownComponent {
  readonly name: string;
}

/** How many rows a form has for what nobody published. */
export const EXTRA_ROWS = 3;
export const LINE_ROWS = 4;

const rows = (count: number): readonly string[] => Array.from({ length: count }, (_each, at) => String(at + 1));

/** A basis by its four fields; undefined without a document. `part` stands before the names where a form has several. */
export function readBasis(form: GivenForm, part = ''): DossierBasis | undefined {
  const [document, article, clause, point] = ['van-ban', 'dieu', 'khoan', 'diem'].map((name) => form.text(part + name));
  if (document === undefined || document === '') return undefined;
  return { document: document.slice(0, 60), ...(article ? { article: article.slice(0, 10) } : {}), ...(clause ? { clause: clause.slice(0, 10) } : {}), ...(point ? { point: point.toLocaleLowerCase('vi').slice(0, 4) } : {}) };
}

/** What was ticked for each published component (`giay-c0`, `so-c0`) and the rows beside them (`them-1`), each with the files that the form keeps for it. */
export function readPapers(form: GivenForm, components: readonly ShownComponent[]): readonly GivenPaper[] {
  const published = components.flatMap(({ name }, at): GivenPaper[] => {
    const ref = `c${String(at)}`;
    const files = keptFilesOf(form, ref);
    // Whoever sends a picture of a paper has it before them, though they did not say how.
    const given = formOf(form.text(`giay-${ref}`)) ?? (files.length === 0 ? undefined : 'copy');
    return given === undefined ? [] : withFiles({ component: ref, name: name.slice(0, 500), form: given, count: countOf(form.text(`so-${ref}`)) }, files);
  });
  const others = form.names.flatMap((field): GivenPaper[] => {
    const [, row] = /^them-(\d{1,2})$/.exec(field) ?? [];
    if (row === undefined) return [];
    const files = keptFilesOf(form, `them-${row}`);
    const name = form.text(field) || (files[0]?.name ?? '');
    return name === '' ? [] : withFiles({ name: name.slice(0, 500), form: formOf(form.text(`them-${row}-dang`)) ?? 'copy', count: countOf(form.text(`them-${row}-so`)) }, files);
  });
  return [...published, ...others];
}

/** The first file goes with the paper; each further one is another sheet of it and counts as none. */
function withFiles(paper: GivenPaper, files: readonly KeptFile[]): GivenPaper[] {
  const [first, ...rest] = files;
  return first === undefined ? [paper] : [{ ...paper, file: first.hash }, ...rest.map(({ hash }): GivenPaper => ({ ...paper, count: 0, file: hash }))];
}

/** Whether each component with a condition applies (`can-c1`: `co`, `khong`); what was not answered is left open. */
export function readConditions(form: GivenForm): Readonly<Record<string, boolean>> {
  return Object.fromEntries(form.names.flatMap((name) => (/^can-c\d{1,3}$/.test(name) && form.text(name) !== '' ? [[name.slice(4), form.text(name) === 'co']] : [])));
}

/** Every ticked fault of a component (`loi-c0`) and every row by a clause (`loi-1`). */
export function readFaults(form: GivenForm, components: readonly ShownComponent[]): readonly SupplementFault[] {
  const bound = components.flatMap((_component, at): SupplementFault[] => {
    const ref = `c${String(at)}`;
    return form.text(`loi-${ref}`) === '' ? [] : [{ component: ref, what: form.text(`loi-${ref}-gi`), how: form.text(`loi-${ref}-cach`) }];
  });
  const others = rows(EXTRA_ROWS).flatMap((row): SupplementFault[] => {
    const [what, how, basis] = [form.text(`loi-${row}-gi`), form.text(`loi-${row}-cach`), readBasis(form, `loi-${row}-`)];
    return what === '' && how === '' ? [] : [{ what, how, ...(basis === undefined ? {} : { basis }) }];
  });
  return [...bound, ...others];
}

/** The lines of what is owed (`dong-1`, `-so`, `-gia`). */
export function readLines(form: GivenForm): readonly { readonly text: string; readonly quantity: number; readonly unitVnd: number }[] {
  return rows(LINE_ROWS).flatMap((row) => (form.text(`dong-${row}`) === '' ? [] : [{ text: form.text(`dong-${row}`), quantity: Math.max(1, countOf(form.text(`dong-${row}-so`))), unitVnd: moneyOf(form.text(`dong-${row}-gia`)) ?? -1 }]));
}

/** Left off with its reason (`mien-ly-do`) and how much of the whole (`mien-muc`, percent). */
export function readExemption(form: GivenForm): { readonly reason: string; readonly share: number } | undefined {
  const percent = Number(form.text('mien-muc').replace(',', '.').replace('%', ''));
  return Number.isFinite(percent) && percent > 0 && percent <= 100 ? { reason: form.text('mien-ly-do'), share: percent / 100 } : undefined;
}

/** What is asked for beside it (`kem-0-ma`): how many (`kem-0-so`), the province's amounts by the place of the fee (`kem-0-gia-0`). */
function readBesides(form: GivenForm): NonNullable<FeeFacts['besides']> {
  return form.names.flatMap((name) => {
    const [, row] = /^kem-(\d)-ma$/.exec(name) ?? [];
    if (row === undefined || form.text(name) === '') return [];
    const provinceVnd = Object.fromEntries(form.names.flatMap((field) => {
      const amount = field.startsWith(`kem-${row}-gia-`) ? moneyOf(form.text(field)) : undefined;
      return amount === undefined ? [] : [[field.slice(`kem-${row}-gia-`.length), amount]];
    }));
    return [{ procedureCode: form.text(name).slice(0, 60), times: form.text(`kem-${row}-so`) === '' ? 0 : countOf(form.text(`kem-${row}-so`)), ...(Object.keys(provinceVnd).length === 0 ? {} : { provinceVnd }) }];
  });
}

/** What the desk says of the published fees: how many of each (`phi-0-so`), the province's amount (`phi-0-gia`), what is left off (`mien-kem`: of the rest too), and what is asked for beside it. */
export function readFee(form: GivenForm): FeeFacts {
  const quantities: Record<string, number> = {};
  const provinceVnd: Record<string, number> = {};
  for (const name of form.names) {
    const [, at, what] = /^phi-(\d{1,2})-(so|gia)$/.exec(name) ?? [];
    const typed = form.text(name);
    if (at === undefined || typed === '') continue;
    if (what === 'so') quantities[at] = countOf(typed);
    else {
      const amount = moneyOf(typed);
      if (amount !== undefined) provinceVnd[at] = amount;
    }
  }
  const exemption = readExemption(form);
  const besides = readBesides(form);
  return {
    ...(Object.keys(quantities).length === 0 ? {} : { quantities }), ...(Object.keys(provinceVnd).length === 0 ? {} : { provinceVnd }),
    ...(exemption === undefined ? {} : { exemption: form.text('mien-kem') === '' ? exemption : { ...exemption, coversBesides: true } }),
    ...(besides.length === 0 ? {} : { besides }),
  };
}

/** An amount as people type it; at the desk a bare small number means what it says. Unit: đồng. */
export function moneyOf(typed: string): number | undefined {
  if (/^\d{1,3}$/.test(typed)) return Number(typed);
  const read = readMoney(typed);
  return read.ok ? read.value : undefined;
}

function formOf(text: string): PaperForm | undefined {
  return PAPER_FORMS.find((form) => form === text);
}

/** One unless another number was typed; shown or looked up is counted as one too. */
function countOf(typed: string): number {
  const count = Number(typed);
  return typed !== '' && Number.isInteger(count) && count >= 0 && count <= 1_000 ? count : 1;
}
