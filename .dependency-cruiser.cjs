/** The architecture, as a test. Every arrow points at the domain; the domain points at nobody. */
const only = (name, from, allowed, comment, not) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, ...(not && { pathNot: not }) },
  to: { pathNot: allowed, dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    only(
      'domain-only-decides',
      '^domain',
      '^domain|^node_modules/(zod|luxon|@types/luxon|@noble/hashes)/',
      'domain/ may not wait, store, call, log or read a clock; of packages it may see luxon (zones), @noble/hashes (fingerprints) and, in schemas, zod',
    ),
    only(
      'workflows-only-wait',
      '^workflows',
      '^(workflows|domain)|^node_modules/@temporalio/(workflow|common)/',
      'workflow code is replayed: activities are known by type only',
    ),
    only(
      'activities-only-act',
      '^activities',
      '^(activities|domain|platform)|^node_modules/@temporalio/(activity|common)/',
      'activities do not know who calls them',
    ),
    only(
      'api-only-asks',
      '^api',
      '^(api|domain|platform)|^workflows/[^/]+/messages|^node_modules/|^(node:)?[a-z_/]+$',
      'the API knows workflows by their messages, never their code',
    ),
    only(
      'platform-has-no-meaning',
      '^platform',
      '^(platform|domain)|^workflows/[^/]+/messages|^node_modules/|^(node:)?[a-z_/]+$',
      'platform/ is machines; only the launcher and the operator’s tool put the pieces together',
      '^platform/(engines/start|repairflow)\\.ts$',
    ),
    only(
      'console-is-a-client',
      '^console',
      '^(console|domain)|^api/(permissions|problems/rejections|[^/]+/paths)\\.ts$|^node_modules/',
      'the console speaks to the public API; of its code it knows addresses, words and who may do what',
    ),
    {
      name: 'schemas-stay-at-the-door',
      severity: 'error',
      comment: 'zod would add 1 MiB to the workflow bundle: only the door parses',
      from: { path: '^(domain|workflows|activities)', pathNot: '(commands|schemas)(\\.ts$|/)|-schemas\\.ts$' },
      to: { path: '(commands|schemas)(\\.ts$|/)|-schemas\\.ts$|node_modules/zod/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
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
      name: 'machines-are-a-privilege',
      severity: 'error',
      comment: 'platform/ is the only folder that starts processes or speaks to mongoose',
      from: { pathNot: '^(platform|test|bench|demo)' },
      to: { path: '^(node:)?child_process$|^node_modules/mongoose/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '\\.mjs$|^console/vite\\.config' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'require', 'import', 'default'] },
  },
};
