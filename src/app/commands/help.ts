import { commandTable } from './command-table.ts';
import type { CommandIo } from './command-types.ts';

/** `./motcua help`: every command in one line. Not in the table itself, which it reads. */
export async function printHelp(io: CommandIo): Promise<void> {
  io.out('Một Cửa. Cách dùng: ./motcua LỆNH [tham số]');
  for (const load of Object.values(commandTable)) {
    const { command } = await load();
    io.out(`  ${command.name.padEnd(14)} ${command.summary}`);
  }
  io.out(`  ${'help'.padEnd(14)} in bảng lệnh này`);
  io.out('Mọi lệnh nhận --data THƯ_MỤC; biến môi trường MOTCUA_DATA, MOTCUA_PORT, DATABASE_URL cũng được đọc.');
}
