import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { createMetrics } from '../../api/http/metrics';
import { isExposed, readConfig, settingNames } from '../../platform/config';
import { assertPublicAddress } from '../../platform/public-address';

/** What starts the production parts elsewhere: the compose file and the manifests, read as what runs here expects them. */
const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly restart?: string;
  readonly profiles?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>> | readonly string[];
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly command?: readonly string[];
  readonly configs?: readonly { readonly source: string }[];
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks?: { readonly default: { readonly ipv4_address: string } };
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly configs: Readonly<Record<string, unknown>>;
}

const source = read('docker-compose.yml');
const { services, volumes, configs } = parse(source, { merge: true }) as Compose;
const own = Object.entries(services).filter(([, { build }]) => build !== undefined);
/** Read by the libraries behind FILES and the Temporal client, not by our configuration. */
const ofLibraries = /^(AWS|TEMPORAL)_/;
/** The lines of the manifests' settings that set something. */
const ofKubernetes = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    read('deploy/kubernetes/settings.env')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
const isKnown = (name: string): boolean => settingNames.includes(name) || ofLibraries.test(name);

test('the compose file names only services, volumes and configs that it has', () => {
  const missing = Object.entries(services).flatMap(([name, service]) => {
    const needed = service.depends_on ?? {};
    const others = Array.isArray(needed) ? (needed as string[]) : Object.keys(needed);
    const mounted = (service.volumes ?? []).map((volume) => volume.split(':')[0]!);
    return [
      ...others.filter((other) => !(other in services)),
      ...mounted.filter((volume) => !(volume in volumes)),
      ...(service.configs ?? []).map((config) => config.source).filter((config) => !(config in configs)),
    ].map((what) => `${name}: ${what}`);
  });
  expect(missing).toEqual([]);
  expect(own.map(([name]) => name)).toEqual(['migrate', 'api', 'worker']);
});

test('what we set for our programs is what they read', () => {
  const set = own.flatMap(([, { environment = {} }]) => Object.keys(environment));
  expect(set.length).toBeGreaterThan(0);
  expect(set.filter((name) => !isKnown(name))).toEqual([]);
  expect(Object.keys(ofKubernetes()).filter((name) => !isKnown(name))).toEqual([]);
});

test('H5 the API starts with what we set: an https address, exact proxies, a key for second factors', () => {
  const given: Readonly<Record<string, string>> = {
    PUBLIC_URL: 'https://service.example.com',
    ACCOUNT_KEY: Buffer.alloc(32, 1).toString('base64'),
  };
  const image = Object.fromEntries(
    [.../^ENV (.*)$/m.exec(read('Dockerfile'))![1]!.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
  const set = Object.entries(services['api']!.environment!).filter(([, value]) => value !== null);
  const ofCompose = Object.fromEntries(
    set.map(([name, value]) => [
      name,
      value!.replace(/\$\{([A-Z_]+)[^}]*\}/g, (_all, from: string) => given[from] ?? ''),
    ]),
  );
  expect(Object.values(ofCompose)).toEqual(expect.arrayContaining(Object.values(given)));
  const secrets = parseAllDocuments(read('deploy/kubernetes/secret.example.yaml')).map(
    (secret) => secret.toJS() as { readonly metadata: { readonly name: string }; readonly stringData: object },
  );
  expect(Object.keys(secrets[0]!.stringData)).toContain('ACCOUNT_KEY');
  for (const env of [ofCompose, ofKubernetes()]) {
    const config = readConfig({ ...image, ...env });
    expect(isExposed(config)).toBe(true);
    expect(() => assertPublicAddress(config)).not.toThrow();
    expect(config.TRUSTED_PROXIES.length).toBeGreaterThan(0);
  }
  expect(ofCompose['TRUSTED_PROXIES']!.split(',')[0]).toBe(services['proxy']!.networks?.default.ipv4_address);
});

test('the programs have the file of the master key, and nobody else has', () => {
  const { secrets } = parse(source) as { readonly secrets: Readonly<Record<string, unknown>> };
  const named = Object.entries(services).filter(([, service]) => service.secrets);
  expect(named.map(([name]) => name)).toEqual(['migrate', 'api', 'worker', 'worker-previous']);
  for (const [, service] of named) {
    expect(service.secrets).toEqual(Object.keys(secrets));
    expect(service.environment!['MASTER_KEY_FILE']).toBe('/run/secrets/master_key');
  }
  const mounted = ['api', 'worker'].map((name) => read(`deploy/kubernetes/${name}.yaml`));
  for (const manifest of mounted) {
    expect(manifest).toContain('mountPath: /secrets\n');
    expect(manifest).toContain('secretName: repairflow-master-key\n');
  }
  expect(ofKubernetes()['MASTER_KEY_FILE']).toBe('/secrets/master.key');
});

test('every secret comes from outside, has no default, and is named in the example', () => {
  const secrets = [...source.matchAll(/\$\{([A-Z_]*(?:PASSWORD|KEY)[A-Z_]*)([^}]*)\}/g)];
  expect(secrets.length).toBeGreaterThan(0);
  const example = read('deploy/compose/env.example');
  for (const [, name, rule] of secrets) {
    expect([name, rule]).toEqual([name, `:?set ${name} in .env`]);
    expect(example).toContain(`\n${name}=\n`);
  }
});

test('every service comes back after a failure, and nothing but the proxy and the optional page is open', () => {
  const without = Object.entries(services).filter(
    ([, { restart }]) => !/^(unless-stopped|on-failure)$/.test(restart ?? ''),
  );
  expect(without.map(([name]) => name)).toEqual([]);
  const open = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
  expect(open.map(([name, { profiles }]) => [name, profiles])).toEqual([
    ['temporal-ui', ['ui']],
    ['proxy', undefined],
  ]);
});

test('every image has a version, and Temporal is the one of npm run cluster, with 512 shards', () => {
  const ours = /^repairflow:\$\{(REPAIRFLOW|PREVIOUS)_VERSION:-local\}$/;
  const all = Object.values(services).flatMap(({ image }) => image ?? []);
  const images = all.filter((image) => !ours.test(image));
  expect(images.filter((image) => !/:\d+(\.\d+)+$/.test(image))).toEqual([]);
  const [, version] = /VERSION = '(.*)'/.exec(read('dev/engines/temporal-server.ts'))!;
  expect(images).toEqual(expect.arrayContaining([`temporalio/server:${version}`, `temporalio/admin-tools:${version}`]));
  expect(services['temporal']?.environment?.['NUM_HISTORY_SHARDS']).toBe('512');
});

interface Container {
  readonly image: string;
  readonly command: readonly string[];
  readonly securityContext: { readonly readOnlyRootFilesystem: boolean; readonly allowPrivilegeEscalation: boolean };
  readonly resources: object;
  readonly readinessProbe?: { readonly httpGet: { readonly path: string } };
}
interface Manifest {
  readonly kind: string;
  readonly spec: { readonly template: { readonly spec: { readonly containers: readonly Container[] } } };
}

test('every container of the manifests starts one of our programs, without rights it does not need', () => {
  const folder = 'deploy/kubernetes';
  const manifests = readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(read(path.join(folder, file))).map((one) => one.toJS() as Manifest));
  const running = manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'Job');
  const containers = running.flatMap(({ spec }) => spec.template.spec.containers);
  const commands = own.map(([, { command }]) => command);
  expect(containers.map(({ command }) => command)).toEqual(expect.arrayContaining(commands));
  expect(containers).toHaveLength(commands.length);
  for (const { image, securityContext, resources } of containers)
    expect({ image, securityContext, resources }).toMatchObject({
      image: 'repairflow',
      securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
      resources: { requests: expect.anything(), limits: expect.anything() },
    });
  const probed = containers.filter(({ readinessProbe }) => readinessProbe?.httpGet.path === '/readyz');
  expect(probed).toHaveLength(2);
});

test('what the containers start is compiled from a file that is there', () => {
  const started = own.flatMap(([, { command }]) => (command ?? []).filter((word) => word.endsWith('.js')));
  expect(started).toHaveLength(3);
  const health = /HEALTHCHECK .* CMD \["node", "(.*)\.js"\]/.exec(read('Dockerfile'))![1]!;
  for (const file of [...started.map((word) => word.slice(0, -3)), health]) expect(read(`${file}.ts`)).not.toBe('');
});

test('every alarm says what to do, and of our figures names only those that the API has', () => {
  interface Rule {
    readonly alert: string;
    readonly expr: string;
    readonly annotations: { readonly summary: string };
  }
  const { groups } = parse(read('deploy/prometheus/alarms.yaml')) as { groups: readonly { rules: readonly Rule[] }[] };
  const rules = groups.flatMap((group) => group.rules);
  expect(rules.map(({ alert }) => alert)).toHaveLength(new Set(rules.map(({ alert }) => alert)).size);
  for (const { annotations } of rules) expect(annotations.summary).toMatch(/\.$/);
  const { registry } = createMetrics();
  const named = rules.flatMap(({ expr }) => expr.match(/repairflow_\w+/g) ?? []);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !registry.getSingleMetric(name.replace(/_bucket$/, '')))).toEqual([]);
});
