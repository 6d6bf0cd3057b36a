import { randomBytes } from 'node:crypto';
import { SealBroken } from '../../../platform/account/secret-box';
import { parseMasterKeys } from '../../../platform/vault/master-key-file';
import { keyIdOf } from '../../../platform/vault/sealed';
import { customerSubject, processSubject, subjectOfProcess } from '../../../platform/vault/subjects';
import { ERASED, KeyUnusable, SubjectErased, Vault } from '../../../platform/vault/vault';
import { openMemoryDatabase } from '../../support/memory-database';

const newLine = (): string => randomBytes(32).toString('base64');
const line = newLine();
const masters = parseMasterKeys(line, 'master.key');
const { repositories, models } = openMemoryDatabase();
let now = 0;
/** As another program has it, with a memory of its own. */
const anotherVault = (keys = masters): Vault => new Vault(repositories.vaultKeys, keys, () => now);
const vault = anotherVault();

let customers = 0;
const newCustomer = () => customerSubject('S01', `C-${++customers}`);
const bytes = Buffer.from('王芳 138 0013 8000 京A12345');
const stored = async (subject: string) => (await repositories.vaultKeys.ofSubject(subject))!;
const change = (subject: string, fields: object) => models.vaultKeys.updateOne({ _id: subject }, { $set: fields });

describe('what is sealed for a customer', () => {
  test('opens in every program, and looks different each time', async () => {
    const subject = newCustomer();
    const sealed = await vault.seal(subject, bytes, 'customer C-1 name');
    expect(await anotherVault().open(sealed, 'customer C-1 name')).toEqual(bytes);
    expect(await vault.seal(subject, bytes, 'customer C-1 name')).not.toEqual(sealed);
    expect(sealed.includes(bytes)).toBe(false);
  });

  test('carries the id of its key, which says nothing of the person', async () => {
    const subject = newCustomer();
    const sealed = await vault.seal(subject, bytes, '');
    expect(keyIdOf(sealed)).toBe((await stored(subject)).keyId);
    expect(keyIdOf(sealed)).toMatch(/^[\w-]{16}$/);
    expect(keyIdOf(sealed)).not.toContain(subject);
  });

  test('has the same key wherever it is sealed at the same time', async () => {
    const subject = newCustomer();
    const sealed = await Promise.all(
      [vault, anotherVault(), anotherVault()].map((one) => one.seal(subject, bytes, '')),
    );
    expect(new Set(sealed.map(keyIdOf)).size).toBe(1);
    for (const one of sealed) expect(await anotherVault().open(one, '')).toEqual(bytes);
  });

  test('opens nowhere but where it was sealed for, and not when a byte was changed', async () => {
    const sealed = await vault.seal(newCustomer(), bytes, 'customer C-1 name');
    await expect(vault.open(sealed, 'customer C-2 name')).rejects.toThrow(SealBroken);
    for (const at of [13, 25, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = changed[at]! ^ 1;
      await expect(vault.open(changed, 'customer C-1 name')).rejects.toThrow(SealBroken);
    }
    for (const cut of [0, 1, 12, 40]) await expect(vault.open(sealed.subarray(0, cut), '')).rejects.toThrow(SealBroken);
  });

  test('asks the database once for many keys that are opened together', async () => {
    const subjects = Array.from({ length: 30 }, newCustomer);
    const sealed = await Promise.all(subjects.map((subject) => vault.seal(subject, bytes, '')));
    let asked = 0;
    const byIds = (ids: readonly string[]) => {
      asked += 1;
      return repositories.vaultKeys.byIds(ids);
    };
    const counting = new Vault({ ...repositories.vaultKeys, byIds }, masters);
    expect(await Promise.all(sealed.map((one) => counting.open(one, '')))).toEqual(subjects.map(() => bytes));
    expect(asked).toBe(1);
  });

  test('a process without a known customer has a key of its own', () => {
    const number = 'RO-S01-20261127-0001';
    expect(subjectOfProcess(number, 'C-1')).toBe(customerSubject('S01', 'C-1'));
    expect(subjectOfProcess(number, null)).toBe(processSubject(number));
    expect(subjectOfProcess(number, '')).toBe(processSubject(number));
  });
});

describe('a destroyed key', () => {
  test('opens nothing any more where it was destroyed, and leaves no key in the database', async () => {
    const subject = newCustomer();
    const sealed = await vault.seal(subject, bytes, '');
    expect(await vault.isDestroyed(subject)).toBe(false);
    expect(await vault.destroy(subject)).toBe(true);
    expect(await vault.open(sealed, '')).toBe(ERASED);
    expect(await vault.isDestroyed(subject)).toBe(true);
    expect(await stored(subject)).toMatchObject({ wrapped: null, masterKey: null, keyId: keyIdOf(sealed) });
  });

  test('opens nothing in any other program 30 seconds later, however often it was used', async () => {
    const subject = newCustomer();
    const other = anotherVault();
    const sealed = await other.seal(subject, bytes, '');
    await vault.destroy(subject);
    for (let seconds = 0; seconds < 29; seconds += 7) {
      expect(await other.open(sealed, '')).toEqual(bytes);
      now += 7_000;
    }
    now += 2_001;
    expect(await other.open(sealed, '')).toBe(ERASED);
    await expect(other.seal(subject, bytes, '')).rejects.toThrow(SubjectErased);
  });

  test('is never made anew, also where there was none yet', async () => {
    const subject = newCustomer();
    expect(await vault.destroy(subject)).toBe(true);
    await expect(anotherVault().seal(subject, bytes, '')).rejects.toThrow(SubjectErased);
    expect(await vault.destroy(subject)).toBe(false);
  });

  test('stays destroyed when it is made at the same moment', async () => {
    for (let round = 0; round < 50; round++) {
      const subject = newCustomer();
      const seals = Array.from({ length: 3 }, () =>
        anotherVault()
          .seal(subject, bytes, '')
          .catch(() => undefined),
      );
      const [destroyed, ...sealed] = await Promise.all([anotherVault().destroy(subject), ...seals]);
      expect(destroyed).toBe(true);
      for (const one of sealed) if (one) expect(await anotherVault().open(one, '')).toBe(ERASED);
      await expect(anotherVault().seal(subject, bytes, '')).rejects.toThrow(SubjectErased);
    }
  });

  test('of one person leaves those of others', async () => {
    const [gone, stays] = [newCustomer(), newCustomer()];
    const sealed = await vault.seal(stays, bytes, '');
    await vault.destroy(gone);
    expect(await anotherVault().open(sealed, '')).toEqual(bytes);
  });
});

describe('a database that is away', () => {
  class Away extends Error {}
  /** A vault of another program, whose look-ups end as they are told to. */
  function vaultOver(look: { now: 'found' | 'refused' | 'silent' }): Vault {
    const through =
      <A extends readonly unknown[], T>(ask: (...args: A) => Promise<T>) =>
      (...args: A): Promise<T> => {
        if (look.now === 'refused') return Promise.reject(new Away('no server'));
        return look.now === 'silent' ? new Promise(() => undefined) : ask(...args);
      };
    const { byIds, ofSubject } = repositories.vaultKeys;
    const keys = { ...repositories.vaultKeys, byIds: through(byIds), ofSubject: through(ofSubject) };
    return new Vault(keys, masters, () => now);
  }

  test.each(['refused', 'silent'] as const)(
    'leaves the keys that a program knows in use, whether it is %s, and nobody uses a destroyed one when it is back',
    async (away) => {
      const look: Parameters<typeof vaultOver>[0] = { now: 'found' };
      const subject = newCustomer();
      const other = vaultOver(look);
      const sealed = await other.seal(subject, bytes, '');
      look.now = away;
      now += 30_001;
      expect(await other.open(sealed, '')).toEqual(bytes);
      expect(await vault.open(await other.seal(subject, bytes, ''), '')).toEqual(bytes);
      await vault.destroy(subject);
      look.now = 'found';
      now += 5_001;
      expect(await other.open(sealed, '')).toBe(ERASED);
      await expect(other.seal(subject, bytes, '')).rejects.toThrow(SubjectErased);
    },
  );

  test('says so for a key that nobody here knew, and for every key after twelve hours', async () => {
    const look: Parameters<typeof vaultOver>[0] = { now: 'found' };
    const other = vaultOver(look);
    const sealed = await other.seal(newCustomer(), bytes, '');
    const foreign = await vault.seal(newCustomer(), bytes, '');
    look.now = 'refused';
    await expect(other.open(foreign, '')).rejects.toThrow(Away);
    for (let minutes = 0; minutes < 12 * 60; minutes += 30) {
      expect(await other.open(sealed, '')).toEqual(bytes);
      now += 30 * 60_000;
    }
    now += 60_000;
    await expect(other.open(sealed, '')).rejects.toThrow(Away);
    look.now = 'found';
    expect(await other.open(sealed, '')).toEqual(bytes);
  });
});

describe('a key that cannot be used', () => {
  const other = parseMasterKeys(newLine(), 'other.key');

  test('says which master key is missing, changes nothing, and opens when that is there', async () => {
    const subject = newCustomer();
    const sealed = await vault.seal(subject, bytes, '');
    const before = await stored(subject);
    const wrong = anotherVault(other);
    await expect(wrong.open(sealed, '')).rejects.toThrow(KeyUnusable);
    await expect(wrong.open(sealed, '')).rejects.toThrow(`the master key ${masters[0].id}`);
    await expect(wrong.seal(subject, bytes, '')).rejects.toThrow(KeyUnusable);
    expect(await stored(subject)).toEqual(before);
    const unknown = newCustomer();
    await expect(wrong.seal(unknown, bytes, '')).rejects.toThrow(/makes none/);
    expect(await stored(unknown)).toBeNull();
    expect(await wrong.missingMasterKeys()).toEqual([masters[0].id]);
    expect(await vault.missingMasterKeys()).toEqual([]);
    expect(await anotherVault([other[0], masters[0]]).open(sealed, '')).toEqual(bytes);
  });

  test.each([
    ['cut short', (wrapped: string) => wrapped.slice(0, -8)],
    ['emptied', () => ''],
    ['that is no wrapped key', () => 'v1.x.y.z'],
  ])('a stored key %s is told as damaged, and is not taken for destroyed', async (_what, damage) => {
    const subject = newCustomer();
    const sealed = await vault.seal(subject, bytes, '');
    await change(subject, { wrapped: damage((await stored(subject)).wrapped!) });
    await expect(anotherVault().open(sealed, '')).rejects.toThrow(/damaged: .*Restore the vault/);
    await expect(anotherVault().seal(subject, bytes, '')).rejects.toThrow(KeyUnusable);
    expect(await vault.isDestroyed(subject)).toBe(false);
  });

  test('the key of one person does not open in the place of another’s', async () => {
    const [victim, forger] = [newCustomer(), newCustomer()];
    await vault.seal(victim, bytes, '');
    await vault.seal(forger, bytes, '');
    await change(forger, { wrapped: (await stored(victim)).wrapped });
    await expect(anotherVault().seal(forger, bytes, '')).rejects.toThrow(KeyUnusable);
  });

  test('of another installation is unknown, and not taken for destroyed', async () => {
    const elsewhere = new Vault(openMemoryDatabase().repositories.vaultKeys, masters);
    const sealed = await elsewhere.seal(newCustomer(), bytes, '');
    await expect(vault.open(sealed, '')).rejects.toThrow(/does not know the key .*another installation/);
  });

  test('a database that is away is no answer: the same opens when it is back', async () => {
    const subject = newCustomer();
    const sealed = await vault.seal(subject, bytes, '');
    let away = true;
    const refuse =
      <A extends unknown[], T>(run: (...args: A) => Promise<T>) =>
      async (...args: A): Promise<T> => {
        if (away) throw new Error('away');
        return run(...args);
      };
    const { byIds, ofSubject } = repositories.vaultKeys;
    const keys = { ...repositories.vaultKeys, byIds: refuse(byIds), ofSubject: refuse(ofSubject) };
    const patient = new Vault(keys, masters);
    await expect(patient.open(sealed, '')).rejects.toThrow('away');
    await expect(patient.seal(subject, bytes, '')).rejects.toThrow('away');
    away = false;
    expect(await patient.open(sealed, '')).toEqual(bytes);
    expect(keyIdOf(await patient.seal(subject, bytes, ''))).toBe(keyIdOf(sealed));
  });
});

describe('whose key a process uses', () => {
  test('is said once, and stays', async () => {
    const number = 'RO-S01-20261127-0001';
    expect(await repositories.vaultKeys.subjectOfProcess(number)).toBeUndefined();
    expect(await repositories.vaultKeys.assignProcess(number, 'customer S01 C-1')).toBe('customer S01 C-1');
    expect(await repositories.vaultKeys.assignProcess(number, 'customer S01 C-2')).toBe('customer S01 C-1');
    expect(await repositories.vaultKeys.processesOf('customer S01 C-1')).toEqual([number]);
  });
});
