import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const PREFIX = 'enhancement:';

/**
 * Turns `import script from 'enhancement:hoi'` into `{ file, code }`: the bundled, minified browser script
 * `web/enhance/hoi.ts` and a name that changes with its content, so that it can be cached for good.
 */
export function bundleEnhancements(): Plugin {
  return {
    name: 'motcua-enhancements',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const name = id.slice(PREFIX.length + 1);
      const entry = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
      this.addWatchFile(entry);
      const code = await bundleScript(entry);
      const hash = createHash('sha256').update(code).digest('hex').slice(0, 10);
      return `export default ${JSON.stringify({ file: `${name}.${hash}.js`, code })};`;
    },
  };
}

async function bundleScript(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      target: 'es2020',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife', entryFileNames: 'script.js' } },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    const chunk = output.output.find((part) => part.type === 'chunk');
    if (chunk?.type === 'chunk') return chunk.code.trim();
  }
  throw new Error(`No script came out of ${entry}`);
}
