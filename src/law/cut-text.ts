import type { LawFault } from '#model/law.ts';
import { cutUnits, faultOf, stepNumber } from './cut-units.ts';
import type { Block, ProvisionText } from './law-text.ts';

/** What stands over articles, outermost first. */
const HEADINGS = [
  /^(?:phần)\s+(?:thứ\s+)?(?:[ivxlc]+|\d+|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?![\p{L}\d])/iu,
  /^(?:chương)\s+(?:[ivxlc]+|\d+)(?![\p{L}\d])/iu,
  /^(?:mục)\s+(?:\d+|[ivxlc]+)(?![\p{L}\d])/iu,
  /^(?:tiểu\s+mục)\s+(?:\d+|[ivxlc]+)(?![\p{L}\d])/iu,
] as const;
const ARTICLE = /^(?:điều)\s+(\d{1,4}[a-zđ]?)\s*(?:[.:]\s*(.*)|)$/isu;
const ANNEX = /^(?:phụ\s+lục)(?:\s+(?:số\s+)?([ivxlc]+|\d+[a-z]?|[a-z]))?(?:\s*[.:–-]\s*(.*)|\s*(\(.*\))?)$/isu;
/** A heading is a line of its own; running text that begins alike is longer. */
const LONGEST_HEADING = 300;

export interface CutText {
  /** What stands before the first article: number, date, name, "Căn cứ …". */
  readonly head: readonly Block[];
  readonly provisions: readonly ProvisionText[];
  readonly faults: readonly LawFault[];
}

interface Open {
  readonly kind: ProvisionText['kind'];
  readonly label: string;
  title: string;
  readonly headings: readonly string[];
  readonly blocks: Block[];
}

/** Cuts a whole document into its head, articles and annexes; what stands between them belongs to the one before. Never loses a paragraph. */
export function cutText(blocks: readonly Block[]): CutText {
  const cut = cutOnce(blocks, true);
  // A mark that is never closed would swallow every article behind it: then marks are no guide.
  return cut.open ? cutOnce(blocks, false) : cut;
}

function cutOnce(blocks: readonly Block[], heedsQuotes: boolean): CutText & { readonly open: boolean } {
  const head: Block[] = [];
  const provisions: ProvisionText[] = [];
  const faults: LawFault[] = [];
  const occurrences = new Map<string, number>();
  const headings: string[] = ['', '', '', ''];
  const articles = new ArticleOrder(faults);
  let untitled = -1;
  let open: Open | undefined;
  let quotes = false;

  const close = (): void => {
    if (open === undefined) return;
    const count = (occurrences.get(`${open.kind}${open.label}`) ?? 0) + 1;
    occurrences.set(`${open.kind}${open.label}`, count);
    const cut = cutUnits(open.blocks, open.kind === 'article' ? `Điều ${open.label}` : open.kind === 'annex' ? `Phụ lục ${open.label}`.trim() : 'Phần mở đầu');
    provisions.push({ kind: open.kind, label: open.label, occurrence: count, title: open.title, headings: open.headings, units: cut.units });
    for (const fault of cut.faults) faults.push(fault);
    open = undefined;
  };

  for (const block of blocks) {
    const text = block.text.trim();
    const level = block.table === undefined && !quotes && text.length <= LONGEST_HEADING ? levelOf(text) : undefined;
    if (level === undefined && untitled >= 0 && isTitle(block)) {
      headings[untitled] = `${headings[untitled] ?? ''} ${text}`.trim();
      continue;
    }
    if (level?.what !== 'heading') untitled = -1;
    if (level === undefined) {
      if (open === undefined) head.push(block);
      else open.blocks.push(block);
      quotes = heedsQuotes && staysQuoted(text, quotes);
    } else if (level.what === 'heading') {
      // An annex has chapters of its own; they stay its text.
      if (open?.kind === 'annex') {
        open.blocks.push(block);
        continue;
      }
      close();
      headings[level.depth] = text;
      headings.fill('', level.depth + 1);
      untitled = text.length <= 40 ? level.depth : -1;
    } else {
      if (level.what === 'annex' && open?.kind !== 'annex') headings.fill('');
      if (level.what === 'article' && open?.kind === 'annex' && articles.isBack(level.label)) {
        // Forms and regulations put into an annex have articles of their own.
        open.blocks.push(block);
        continue;
      }
      close();
      if (level.what === 'article') articles.next(level.label);
      open = { kind: level.what, label: level.label, title: level.title, headings: headings.filter((heading) => heading !== ''), blocks: [] };
    }
  }
  close();
  return { head, provisions: provisions.map(takeTitle), faults, open: quotes };
}

type Level = { readonly what: 'heading'; readonly depth: number } | { readonly what: 'article' | 'annex'; readonly label: string; readonly title: string };

function levelOf(text: string): Level | undefined {
  const article = ARTICLE.exec(text);
  if (article !== null) return { what: 'article', label: (article[1] ?? '').toLowerCase(), title: (article[2] ?? '').trim() };
  const annex = ANNEX.exec(text);
  if (annex !== null && /^P/u.test(text)) return { what: 'annex', label: (annex[1] ?? '').toUpperCase(), title: (annex[2] ?? annex[3] ?? '').trim() };
  const depth = HEADINGS.findIndex((pattern) => pattern.test(text));
  if (depth < 0 || !/^[\p{Lu}]/u.test(text) || /^\p{L}+\s+\S+\s+(?:của|này|và)(?!\p{L})/iu.test(text)) return undefined;
  return { what: 'heading', depth };
}

/** The line behind "Chương I" that is its name: capitals, or the only line before the next article. */
function isTitle(block: Block): boolean {
  const letters = block.text.replace(/[^\p{L}]/gu, '');
  return block.table === undefined && letters.length > 2 && letters === letters.toUpperCase() && block.text.length <= LONGEST_HEADING;
}

/** "Điều 3" on its own line has its name in the next one, when that is short and no clause. */
function takeTitle(provision: ProvisionText): ProvisionText {
  const [first, ...rest] = provision.units;
  if (provision.title !== '' || first === undefined || first.clause !== undefined || first.table !== undefined) return provision;
  const [line = '', ...lines] = first.text.split('\n');
  const isName = provision.kind === 'annex' ? line.length <= LONGEST_HEADING : line.length <= 160 && !/[.;:]$/u.test(line) && (lines.length > 0 || rest.length > 0);
  if (!isName) return provision;
  return { ...provision, title: line, units: lines.length === 0 ? rest : [{ ...first, text: lines.join('\n') }, ...rest] };
}

/** Whether the next paragraph stands inside quotation marks that are still open: wording put into another text. */
function staysQuoted(text: string, before: boolean): boolean {
  const opened = text.lastIndexOf('“');
  const closed = text.lastIndexOf('”');
  if (opened < 0 && closed < 0) return before;
  return opened > closed;
}

/** Watches that articles go 1, 2, 3, 3a, 4 through the whole document. */
class ArticleOrder {
  #last = '';
  readonly #seen = new Set<string>();
  readonly #faults: LawFault[];

  constructor(faults: LawFault[]) {
    this.#faults = faults;
  }

  isBack(label: string): boolean {
    return stepNumber(this.#last, label).distance <= 0;
  }

  next(label: string): void {
    const fault = faultOf(this.#last, label, this.#seen, stepNumber);
    if (fault !== undefined) this.#faults.push({ ...fault, at: `Điều ${label}` });
    this.#last = label;
    this.#seen.add(label);
  }
}
