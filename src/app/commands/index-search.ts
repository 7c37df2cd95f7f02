import { readStartConfig } from '../config.ts';
import { openFullHouse } from '../open-house.ts';
import type { CliCommand } from './command-types.ts';

/** `./motcua index [--data DIR]`: opens the house once so that the search snapshot is level with the records. */
export const command: CliCommand = {
  name: 'index',
  summary: 'lập lại chỉ mục tìm kiếm của thư mục dữ liệu: index',
  run: async (args, io) => {
    const house = await openFullHouse(readStartConfig({ args, environment: io.environment, home: io.home }));
    const { search } = house.house;
    io.out(`${String(search.size)} thủ tục, chỉ mục ${search.opened.from === 'snapshot' ? 'còn nguyên' : 'đã lập lại'} trong ${search.opened.ms.toFixed(0)} ms`);
    const { law } = house.house;
    await law.settled();
    io.out(`${String(law.searchable)} điều và phụ lục trong chỉ mục văn bản`);
    await house.close();
    return 0;
  },
};
