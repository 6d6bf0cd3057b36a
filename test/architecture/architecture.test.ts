import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Context } from '../../api/context';
import { endpointsOf } from '../../api/endpoints';
import { permissions } from '../../api/permissions';
import { workflowBundle } from '../../platform/temporal/bundle';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

test('the committed OpenAPI document is what the endpoints say', () => {
  const check = ['--import', 'tsx', 'dev/openapi.ts', '--check'];
  expect(execFileSync(process.execPath, check, { cwd: root, encoding: 'utf8' })).toBe('');
});

describe('the endpoints', () => {
  // what they act on is not asked for before somebody calls them
  const endpoints = endpointsOf({ repositories: {} } as Context);
  test('have a row each in the permission table, and every row has its endpoint', () =>
    expect(endpoints.map(({ operation }) => operation).toSorted()).toEqual(Object.keys(permissions).toSorted()));
  test('have a method and a path of their own', () => {
    const places = endpoints.map(({ method, path: at }) => `${method} ${at}`);
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });
});

test('the workflow bundle carries neither zod nor anything that acts', async () => {
  const { code } = await workflowBundle();
  for (const stranger of ['/zod/', '/mongoose/', '/express/', '/pino/'])
    expect(code.includes(`node_modules${stranger}`)).toBe(false);
  expect(code.includes('repair-order/extra-items')).toBe(true);
});

test('one protobufjs for all of Temporal, or recorded histories do not replay', () => {
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string }> };
  const temporal = Object.keys(lock.packages).filter((name) =>
    /node_modules\/@temporalio\/\w+\/node_modules\/protobufjs$/.test(name),
  );
  expect(temporal).toEqual([]);
  expect(lock.packages['node_modules/protobufjs']?.version).toBe('8.8.1');
});

test('the lock file is complete for every platform', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { optionalDependencies?: object }>;
  };
  const names = Object.keys(packages);
  const missing = Object.entries(packages).flatMap(([name, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((wanted) => !names.some((known) => known.endsWith(`node_modules/${wanted}`)))
      .map((wanted) => `${name} lacks ${wanted}`),
  );
  expect(missing).toEqual([]);
});

test('the layers hold in every folder, without a circle', () => {
  const depcruise = path.join(root, 'node_modules/.bin/depcruise');
  expect(execFileSync(depcruise, ['.'], { cwd: root, encoding: 'utf8' })).toContain('no dependency violations found');
});

test('docker-compose names every service of production', () => {
  const compose = read('docker-compose.yml');
  for (const service of ['postgresql:', 'temporal:', 'temporal-ui:', 'mongodb:', 'api:', 'worker:'])
    expect(compose).toContain(`\n  ${service}`);
});
