import { readConfig } from '../../platform/config';
import { assertPublicAddress } from '../../platform/public-address';
import { limitsOf } from '../../platform/temporal/workers';

test('how much a worker does at once is set by count or by targets, and a target never comes alone', () => {
  expect(limitsOf(readConfig({}))).toEqual({});
  expect(limitsOf(readConfig({ WORKFLOW_SLOTS: '20' }))).toEqual({ maxConcurrentWorkflowTaskExecutions: 20 });
  expect(() => readConfig({ TARGET_CPU: '0.8' })).toThrow('TARGET_MEMORY: belongs to the other target');
  expect(() => readConfig({ TARGET_CPU: '0.8', TARGET_MEMORY: '80' })).toThrow('TARGET_MEMORY');
  expect(() => readConfig({ TARGET_CPU: '0.8', TARGET_MEMORY: '0.7', ACTIVITY_SLOTS: '5' })).toThrow(
    'TARGET_MEMORY: cannot be set together',
  );
});

test('H5 proxies are named by address: a count, a word or everybody is refused in a sentence', () => {
  expect(readConfig({}).TRUSTED_PROXIES).toEqual([]);
  expect(readConfig({ TRUSTED_PROXIES: '10.0.0.7, 10.1.0.0/16' }).TRUSTED_PROXIES).toEqual(['10.0.0.7', '10.1.0.0/16']);
  for (const wrong of ['1', 'true', 'loopback', '0.0.0.0/0'])
    expect(() => readConfig({ TRUSTED_PROXIES: wrong })).toThrow(
      `TRUSTED_PROXIES: "${wrong}" is no address and no range; list addresses or ranges, e.g. 10.0.0.7,10.1.0.0/16`,
    );
});

describe('H5 passwords do not cross a network in clear text', () => {
  const start = (env: NodeJS.ProcessEnv) => () => assertPublicAddress(readConfig(env));
  const https = { PUBLIC_URL: 'https://service.example.com' };

  test.each<NodeJS.ProcessEnv>([
    {},
    { HOST: 'localhost' },
    { PUBLIC_URL: 'http://127.0.0.1:3000' },
    { ...https, NODE_ENV: 'production', HOST: '0.0.0.0' },
    { ...https, HOST: '0.0.0.0' },
    { NODE_ENV: 'production', HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:3000' },
  ])('%j starts', (env) => expect(start(env)).not.toThrow());

  test.each<readonly [NodeJS.ProcessEnv, string]>([
    [{ NODE_ENV: 'production' }, 'PUBLIC_URL is not set, and NODE_ENV is production: set it to the https address'],
    [{ HOST: '0.0.0.0' }, 'PUBLIC_URL is not set, and others reach it (HOST is 0.0.0.0)'],
    [{ NODE_ENV: 'production', PUBLIC_URL: 'http://service.example.com' }, 'PUBLIC_URL is not encrypted, and NODE_ENV'],
    [{ PUBLIC_URL: 'http://service.example.com' }, 'PUBLIC_URL is not encrypted, and others reach it'],
  ])('%j does not start and says why', (env, sentence) => expect(start(env)).toThrow(sentence));

  test.each([
    'https://service.example.com/console',
    'https://user@service.example.com',
    'ftp://service.example.com',
    'service',
  ])('%s is no address of the console', (PUBLIC_URL) => expect(() => readConfig({ PUBLIC_URL })).toThrow('PUBLIC_URL'));
});

describe('L5 what is sent elsewhere is encrypted, or does not leave this machine', () => {
  test.each<NodeJS.ProcessEnv>([
    { GATEWAY_URL: 'https://gateway.example.com/messages' },
    { GATEWAY_URL: 'http://127.0.0.1:8080/messages' },
    { SMTP_URL: 'smtps://user:word@mail.example.com' },
    { SMTP_URL: 'smtp://mail.example.com:587?requireTLS=true' },
    { SMTP_URL: 'smtp://localhost:1025' },
    { FILES: 'https://bucket.example.com/files' },
    { FILES: 'http://localhost:9000/files' },
    { FILES: '/data/files' },
  ])('%j', (env) => expect(() => readConfig(env)).not.toThrow());

  test.each<readonly [NodeJS.ProcessEnv, string]>([
    [{ GATEWAY_URL: 'http://gateway.example.com' }, 'GATEWAY_URL: must be https, unless it is on this machine'],
    [{ GATEWAY_URL: 'ftp://gateway.example.com' }, 'GATEWAY_URL'],
    [{ SMTP_URL: 'smtp://mail.example.com' }, 'SMTP_URL: must be smtps://, or smtp:// with ?requireTLS=true'],
    [{ FILES: 'http://bucket.example.com/files' }, 'FILES: must be https, unless it is on this machine'],
  ])('%j is refused', (env, sentence) => expect(() => readConfig(env)).toThrow(sentence));
});

test('the key of second factors is 32 bytes', () => {
  const key = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64');
  expect(readConfig({ ACCOUNT_KEY: key(32) }).ACCOUNT_KEY).toBe(key(32));
  for (const ACCOUNT_KEY of [key(16), key(33), 'secret', key(32).slice(0, -1)])
    expect(() => readConfig({ ACCOUNT_KEY })).toThrow('ACCOUNT_KEY: must be 32 bytes in base64');
});
