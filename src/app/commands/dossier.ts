import type { DossierDetail } from '#dossiers/view-dossier.ts';
import { systemActor } from '#model/actor.ts';
import { localDateAt, writeDate } from '#model/time.ts';
import { readCommonFlags, readStartConfig } from '../config.ts';
import { readLocales, type Locale } from '../content.ts';
import { EXIT_NO } from '../exit-codes.ts';
import { openFullHouse } from '../open-house.ts';
import { usageFault } from '../usage-fault.ts';
import type { CliCommand } from './command-types.ts';

/** `./motcua dossier CODE [--json]`: one dossier with its actions, for whoever runs the machine; beside a running server too. */
export const command: CliCommand = {
  name: 'dossier',
  summary: 'xem một hồ sơ: dossier MÃ_HỒ_SƠ [--json]',
  run: async (args, io) => {
    const { dataDir, rest } = readCommonFlags({ args, environment: io.environment, home: io.home });
    const json = rest.includes('--json');
    const [number, ...more] = rest.filter((arg) => arg !== '--json');
    if (number === undefined || number.startsWith('--') || more.length > 0) throw usageFault('sau dossier cần một mã hồ sơ', 'dossier needs one code after it');
    const config = readStartConfig({ args: ['--data', dataDir], environment: io.environment, home: io.home });
    const open = await openFullHouse(config);
    try {
      const detail = await open.house.dossiers.getByNumber(number, systemActor(config.siteId));
      if (detail === undefined) {
        io.error(`Không có hồ sơ "${number}". / There is no dossier "${number}".`);
        return EXIT_NO;
      }
      io.out(json ? JSON.stringify(detail) : writeForTerminal(detail, (await readLocales(io.home)).vi));
      return 0;
    } finally {
      await open.close();
    }
  },
};

function writeForTerminal(detail: DossierDetail, locale: Locale): string {
  const word = (section: string, key: string): string => (locale[section] as Readonly<Record<string, string>> | undefined)?.[key] ?? key;
  const day = (at: string | null): string => (at === null ? '–' : writeDate(localDateAt(Date.parse(at))));
  return [
    `${detail.code ?? detail.filingNumber} | ${detail.procedureName} | ${word('dossierStatuses', detail.status)}${detail.overdue ? ' | quá hạn' : ''}`,
    `  nhận ${day(detail.receivedAt)} | hẹn ${day(detail.dueAt)} | việc kế tiếp: ${detail.nextCause === null ? '–' : `${word('dossierWaits', detail.nextCause)} (${day(detail.nextAt)})`}`,
    ...detail.actions.map(({ number, at, kind }) => `  ${String(number).padStart(3)} ${day(at)} ${word('dossierActions', kind)}`),
  ].join('\n');
}
