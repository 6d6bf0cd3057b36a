import { isLoopback } from '../../platform/addresses';

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
  ['', false],
])('%s is reached by this machine only: %s', (host, own) => expect(isLoopback(host)).toBe(own));
