import { commandTable } from './command-table.ts';
import type { CliCommand } from './command-types.ts';

/** `./motcua help`: every command in one line. */
export const command: CliCommand = {
  name: 'help',
  summary: 'in bảng lệnh này',
  run: async (_args, io) => {
    io.out('Một Cửa. Cách dùng: ./motcua LỆNH [tham số]');
    for (const load of Object.values(commandTable)) {
      const { command: entry } = await load();
      io.out(`  ${entry.name.padEnd(14)} ${entry.summary}`);
    }
    io.out('Mọi lệnh nhận --data THƯ_MỤC; biến môi trường MOTCUA_DATA, MOTCUA_PORT, DATABASE_URL cũng được đọc.');
    return 0;
  },
};
