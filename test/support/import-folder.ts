import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of files to import, for one test file; `remove` when done. */
export interface Folder {
  write(name: string, content: string | Buffer): Promise<string>;
  writeLines(name: string, records: readonly unknown[]): Promise<string>;
  readonly path: string;
  remove(): Promise<void>;
}

export async function makeFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'motcua-import-'));
  const write = async (name: string, content: string | Buffer): Promise<string> => {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
    return join(path, name);
  };
  return {
    path,
    write,
    writeLines: (name, records) => write(name, `${records.map((record) => JSON.stringify(record)).join('\n')}\n`),
    remove: () => rm(path, { recursive: true, force: true }),
  };
}
