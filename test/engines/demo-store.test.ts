import { addDemoStore, mayHoldDemoStore } from '../../dev/engines/demo-store';
import { urlAt } from '../../dev/engines/launcher';
import { openMemoryDatabase } from '../support/memory-database';

const own = 'mongodb://127.0.0.1:27017/repairflow';

test.each([
  ['the usual start', own, '127.0.0.1', true],
  ['a database by its name', 'mongodb://localhost/repairflow', 'localhost', true],
  [
    'a database with a password, at the newer address',
    'mongodb://me:p%40ss@[::1]:27018/x?authSource=admin',
    '::1',
    true,
  ],
  ['an API for others', own, '0.0.0.0', false],
  ['an API at an address of the network', own, '192.168.1.5', false],
  ['a database elsewhere', 'mongodb://db.example.com:27017/repairflow', '127.0.0.1', false],
  ['a replica set of which one member is here', 'mongodb://127.0.0.1:27017,db.example.com:27017/x', '127.0.0.1', false],
  ['a list that a name server keeps', 'mongodb+srv://cluster.example.com/repairflow', '127.0.0.1', false],
  ['a password that looks like this machine', 'mongodb://me:127.0.0.1@db.example.com/x', '127.0.0.1', false],
])('%s, at %s and HOST %s, may hold the demo store: %s', (_what, uri, host, expected) =>
  expect(mayHoldDemoStore(uri, host)).toBe(expected),
);

test.each([
  ['an address that others open', { PUBLIC_URL: 'https://service.example.com' }, false],
  ['an address of this machine', { PUBLIC_URL: 'http://localhost:3000' }, true],
  ['a store at work', { NODE_ENV: 'production' }, false],
])('%s, by %j, may hold the demo store: %s', (_what, env, expected) =>
  expect(mayHoldDemoStore(own, '127.0.0.1', env)).toBe(expected),
);

test('the demo store is loaded once', async () => {
  const { models } = openMemoryDatabase();
  expect(await addDemoStore(models)).toBe('loaded');
  await models.stores.create({ _id: 'S02', name: '城北分店', brand: 'general', teams: [] });
  expect(await addDemoStore(models)).toBe('there');
  expect(await models.accounts.countDocuments({})).toBe(27);
});

test.each(['S01', 'SH7'])('the demo store is not loaded beside %s, which somebody has opened', async (_id) => {
  const { models } = openMemoryDatabase();
  await models.stores.create({ _id, name: '城北分店', brand: 'general', teams: [] });
  expect(await addDemoStore(models)).toBe('none');
  expect(await models.accounts.countDocuments({})).toBe(0);
});

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['192.168.1.5', 'http://192.168.1.5:3000'],
  ['fd00::7', 'http://[fd00::7]:3000'],
])('what listens at %s is opened at %s', (host, url) => expect(urlAt(host, 3000)).toBe(url));
