import { randomBytes } from 'node:crypto';
import { link, open, rm } from 'node:fs/promises';

/**
 * Makes a file that only its owner can read, unless one is there already: whole or not at all, whoever else makes it at the same moment.
 * So nobody reads half of it. Gives whether this one stands. Faults: those of the file system.
 */
export async function makeFileOnce(path: string, text: string): Promise<boolean> {
  const own = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(own, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
    await link(own, path);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  } finally {
    await file.close();
    await rm(own, { force: true });
  }
}
