import { typedPass } from '../../console/gate/pass-number';

const pass = (typed: string) => typedPass(typed, 'S01', '20261128');
const read = (typed: string) => pass(typed)?.number;

describe('F-28 the number of a pass, as the guard types it', () => {
  test('as printed or as scanned, in small letters too, and with blanks around it', () => {
    expect(read('EP-RO-S01-20261127-0042')).toBe('EP-RO-S01-20261127-0042');
    expect(read('https://store.example/console/gate?pass=EP-RO-S01-20261127-0042')).toBe('EP-RO-S01-20261127-0042');
    expect(read(' lp-ro-s01-20261127-0042-1 ')).toBe('LP-RO-S01-20261127-0042-1');
  });
  test('the last digits are those of a visit opened today, in this store; another day is named before them', () => {
    expect(read('0042')).toBe('EP-RO-S01-20261128-0042');
    expect(read('20261127-0042')).toBe('EP-RO-S01-20261127-0042');
  });
  test.each(['', '42', '1234567', 'EP-', 'RO-S01-20261127-0042', '沪A12345', '2026-0042'])(
    'what is no number opens nothing: %s',
    (typed) => expect(read(typed)).toBeUndefined(),
  );
  test('it names the visit, and whether the car comes back', () => {
    const order = 'RO-S01-20261127-0042';
    expect(pass('LP-RO-S01-20261127-0042-1')).toMatchObject({ order, returns: true });
    expect(pass('EP-RO-S01-20261127-0042')).toMatchObject({ order, returns: false });
  });
});
