/** The architecture, as a test. Every arrow points at the domain; the domain points at nobody. */
const only = (name, from, allowed, comment, not) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, ...(not && { pathNot: not }) },
  to: { pathNot: allowed, dependencyTypesNot: ['type-only'] },
});

const packagesAndNode = '^node_modules/|^(node:)?[a-z_/]+$';

module.exports = {
  forbidden: [
    only(
      'domain-only-decides',
      '^domain',
      '^domain|^node_modules/(zod|luxon|@types/luxon|@noble/hashes)/',
      'domain/ may not wait, store, call, log or read a clock; of packages it may see luxon (zones), @noble/hashes (fingerprints) and, in schemas, zod',
    ),
    {
      name: 'kernel-has-no-business',
      severity: 'error',
      comment: 'domain/kernel, time, policy and values serve every process; they know none of them',
      from: { path: '^domain/(kernel|time|policy|values)' },
      to: { path: '^domain/', pathNot: '^domain/(kernel|time|policy|values)/', dependencyTypesNot: ['type-only'] },
    },
    only(
      'workflows-only-wait',
      '^workflows',
      '^(workflows|domain)|^node_modules/@temporalio/(workflow|common)/',
      'workflow code is replayed: activities are known by type only',
    ),
    only(
      'activities-only-act',
      '^activities',
      `^(activities|domain|platform|texts)|^workflows/messages|${packagesAndNode}`,
      'activities act by means of platform/ and do not know who calls them',
    ),
    only(
      'api-only-asks',
      '^api',
      `^(api|domain|platform|texts)|^workflows/messages|${packagesAndNode}`,
      'the API knows workflows by their messages, never their code; only the program api/server.ts joins it to activities/',
      '^api/server\\.ts$',
    ),
    only(
      'platform-has-no-meaning',
      '^platform',
      `^(platform|domain|texts)|^workflows/messages|${packagesAndNode}`,
      'platform/ is machinery; only the operator’s tool joins the parts',
      '^platform/(repairflow|temporal/(build|bundle))\\.ts$',
    ),
    only('texts-are-words', '^texts', '^(texts|domain)', 'texts/ holds words; it may see the names the domain gives'),
    only(
      'console-is-a-client',
      '^console',
      '^(console|domain|texts)|^api/(permissions|[^/]+/paths)\\.ts$|^node_modules/',
      'the console speaks to the public API; of its code it knows addresses, words and who may do what',
    ),
    {
      name: 'gallery-is-a-leaf',
      severity: 'error',
      comment: 'console/gallery shows the parts of the console; nothing that a store runs may need it',
      from: { pathNot: '^(console/gallery|test)/' },
      to: { path: '^console/gallery/' },
    },
    {
      name: 'schemas-stay-at-the-door',
      severity: 'error',
      comment: 'zod would add 1 MiB to the workflow bundle, which has a stand-in for it: only the API parses',
      from: { path: '^(workflows|activities)' },
      to: { path: '(commands|schemas)(\\.ts$|/)|-schemas\\.ts$|node_modules/zod/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-repositories-speak-mongoose',
      severity: 'error',
      comment: 'what is kept is asked for by name: see platform/mongo/repositories',
      from: { path: '^(api|activities|workflows|console|worker\\.ts)' },
      to: { path: '^node_modules/mongoose/|^platform/mongo/(models|filters|duplicates|connection)' },
    },
    {
      name: 'only-workers-load-the-worker',
      severity: 'error',
      comment:
        '@temporalio/worker brings a bundler and native code, which an API neither needs nor waits for when it starts',
      from: { path: '^api/' },
      to: { path: '^node_modules/@temporalio/worker/', reachable: true },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'two files that need each other are one file, or hide a third',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'tests-are-leaves',
      severity: 'error',
      comment: 'nothing imports test/',
      from: { pathNot: '^test' },
      to: { path: '^test' },
    },
    {
      name: 'nothing-in-production-needs-dev',
      severity: 'error',
      comment: 'dev/ holds engines, demo and bench; a store runs without them',
      from: { path: '^(domain|workflows|activities|api|platform|texts|console|worker\\.ts)' },
      to: { path: '^dev/' },
    },
    {
      name: 'not-to-dev-dep',
      severity: 'error',
      comment: 'what runs in production is among the dependencies of package.json',
      from: { path: '^(domain|workflows|activities|api|platform|texts|worker\\.ts)' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    {
      name: 'machines-are-a-privilege',
      severity: 'error',
      comment: 'platform/ and dev/ are the only folders that start programs or speak to mongoose',
      from: { pathNot: '^(platform|test|dev)' },
      to: { path: '^(node:)?child_process$|^node_modules/mongoose/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\.mjs$|^console/(gallery/)?vite\\.|^(dist|coverage|docs|\\.repairflow|\\.ci)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'require', 'import', 'default'] },
  },
};
