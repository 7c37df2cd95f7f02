import type { Outcome } from '#model/outcome.ts';
import type { ChangeSet } from '#model/change-set.ts';
import type { ImportKind, ImportOptions } from '#knowledge/import-port.ts';
import { readStartConfig } from '../config.ts';
import { findRefusalSentence, type Locale } from '../content.ts';
import { EXIT_NO } from '../exit-codes.ts';
import { openFullHouse } from '../open-house.ts';
import { usageFault } from '../usage-fault.ts';
import type { CommandIo } from './command-types.ts';
import { readImportArguments } from './import-arguments.ts';
import { readTaskArguments } from './import-tasks.ts';

interface Proposal {
  readonly kind: ImportKind;
  readonly paths: readonly string[];
  readonly options: ImportOptions;
  readonly by: string;
  readonly why: string;
  readonly title: string;
}

/** `./motcua import … --propose --by LOGIN --why TEXT [--title TEXT]`: a change set in that person's name, which another person approves. */
export async function proposeFiles(rest: readonly string[], common: readonly string[], io: CommandIo): Promise<number> {
  const proposal = await readProposal(rest);
  const { house, locales, close } = await openFullHouse(readStartConfig({ args: common, environment: io.environment, home: io.home }));
  try {
    const actor = await house.identity.findProvinceActor(proposal.by);
    if (actor === undefined) throw usageFault(`--by: không có ai ở cấp tỉnh đăng nhập bằng "${proposal.by}"`, `--by: nobody at the province signs in as "${proposal.by}"`);
    const outcome: Outcome<ChangeSet, string> = await house.knowledge.imports.proposePaths(proposal.kind, proposal.paths, proposal.options, { title: proposal.title, reason: proposal.why }, { actor });
    if (!outcome.ok) {
      for (const language of ['vi', 'en'] as const) io.error(sayNo(locales[language], outcome.code, { ...outcome.details, reason: outcome.details[language] ?? '' }));
      return EXIT_NO;
    }
    const { id, itemCount, report } = outcome.value;
    io.out(`Đã lập bản thay đổi chờ trình duyệt: ${String(itemCount)} bản ghi${report === undefined ? '' : `; đã đọc ${String(report.read)}: mới ${String(report.new)}, thay đổi ${String(report.changed)}, giữ nguyên ${String(report.unchanged)}, không nhận ${String(report.rejected)}`}. Chưa có gì áp dụng cho tới khi một người khác duyệt.`);
    for (const { file, place, text } of report?.rejections.slice(0, SHOWN) ?? []) io.out(`  ${file}${place === undefined ? '' : `, ${String(place)}`}: ${text.vi}`);
    io.out(`  /can-bo/kien-thuc/thay-doi/${id}`);
    return 0;
  } finally {
    await close();
  }
}

const SHOWN = 30;
const OWN = ['--by', '--why', '--title'] as const;

async function readProposal(rest: readonly string[]): Promise<Proposal> {
  const own = new Map<string, string>();
  const others: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const [flag = '', inline] = (rest[at] ?? '').split(/=(.*)/su);
    if (flag === '--propose') continue;
    if (!OWN.some((each) => each === flag)) {
      others.push(rest[at] ?? '');
      continue;
    }
    const value = inline ?? rest[(at += 1)];
    if (value === undefined || value.trim() === '' || value.startsWith('--')) throw usageFault(`sau ${flag} cần một giá trị`, `${flag} needs a value`);
    own.set(flag, value.trim());
  }
  const [by, why] = [own.get('--by'), own.get('--why')];
  if (by === undefined || why === undefined) throw usageFault('--propose cần --by TÊN_ĐĂNG_NHẬP và --why "LÝ DO": bản thay đổi đứng tên một người', '--propose needs --by LOGIN and --why TEXT: a change set stands in somebody’s name');
  if (others.includes('--dry-run')) throw usageFault('--propose không ghi gì cho tới khi có người duyệt, nên không đi cùng --dry-run', '--propose writes nothing until somebody approves, so it does not go with --dry-run');
  const named = others[0] === 'tasks' ? { kind: 'tasks' as const, ...(await readTaskArguments(others.slice(1))) } : kindOf(readImportArguments(others));
  const { kind, paths, dryRun: _dryRun, ...options } = named;
  return { kind, paths, options: options as ImportOptions, by, why, title: own.get('--title') ?? `Nhập ${paths.map((path) => path.split('/').at(-1) ?? path).join(', ')}`.slice(0, 300) };
}

function kindOf({ what, ...rest }: ReturnType<typeof readImportArguments>) {
  return { kind: what, ...rest };
}

function sayNo(locale: Locale, code: string, details: Readonly<Record<string, string | number>>): string {
  const found = findRefusalSentence(locale, code, details);
  return found === undefined ? code : `${found.title}. ${found.detail}`;
}
