import { addressMatcher, isLoopback, parseAddresses } from '../../platform/addresses';

test('a list of addresses and ranges is read as it is meant', () => {
  expect(parseAddresses('')).toEqual({ addresses: [] });
  expect(parseAddresses(' 10.0.0.7 , 10.1.0.0/16,fd00::/8,::1')).toEqual({
    addresses: ['10.0.0.7', '10.1.0.0/16', 'fd00::/8', '::1'],
  });
});

test.each([
  '1',
  '0',
  'loopback',
  'proxy.example.com',
  '10.0.0.0/33',
  '10.0.0.0/0',
  '::/0',
  '::/129',
  '10.0.0.256',
  '10.0.0.0/',
  '*',
])('%s is neither an address nor a range of some of them', (one) =>
  expect(parseAddresses(`10.0.0.1,${one}`).fault).toBe(`"${one}" is no address and no range`),
);

test('an address is found by itself, by its range, and when it is told in the newer form', () => {
  const known = addressMatcher(['10.0.0.7', '10.1.0.0/16', 'fd00::/8']);
  for (const one of ['10.0.0.7', '::ffff:10.0.0.7', '10.1.255.255', '::ffff:10.1.2.3', 'fd12::1'])
    expect(known(one)).toBe(true);
  for (const one of ['10.0.0.8', '10.2.0.0', 'fe80::1', '', 'unknown', '10.0.0.7, 10.0.0.8'])
    expect(known(one)).toBe(false);
});

test.each([
  ['127.0.0.1', true],
  ['127.8.0.1', true],
  ['::1', true],
  ['[::1]', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.5', false],
  ['127.0.0.1.example.com', false],
  ['mongodb', false],
  ['::ffff:127.0.0.1', true],
  ['128.0.0.1', false],
  ['', false],
])('%s is reached by this machine only: %s', (host, own) => expect(isLoopback(host)).toBe(own));
