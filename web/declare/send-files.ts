import type { Question } from '../../src/model/form.ts';
import type { OpenApi, Problem } from '../open-api.ts';
import type { PageDeed } from './apply-deed.ts';
import type { DraftHolder } from './draft-cookie.ts';
import { PART } from './field-names.ts';

/**
 * Sends the files a page brings, one after the other, and takes away the one that shall go. What was taken stays even when a later one is refused.
 * Gives the first refusal with its question.
 */
export async function sendFiles(api: OpenApi, holder: DraftHolder, questions: Readonly<Record<string, Question>>, data: FormData, deed: PageDeed | undefined, ticket: string): Promise<(Problem & { readonly path: string }) | undefined> {
  if (deed?.kind === 'removeFile') {
    const reply = await api.removeFile(holder, deed.id, `${ticket}.bo`);
    if (!reply.ok && reply.problem.status !== 404) return { ...reply.problem, path: deed.path };
  }
  for (const [path, question] of Object.entries(questions)) {
    if (question.kind !== 'file') continue;
    const files = data.getAll(`${path}.${PART.upload}`).filter((each): each is File => each instanceof File && each.size > 0);
    for (const [at, file] of files.entries()) {
      const reply = await api.sendFile(holder, path, file, `${ticket}.${path}.${String(at)}`);
      if (!reply.ok) return { ...reply.problem, path };
    }
  }
  return undefined;
}
