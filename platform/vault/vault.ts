import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { setBounded } from '../../domain/kernel/bounded-map';
import { SealBroken } from '../account/secret-box';
import type { StoredVaultKey } from '../mongo/models';
import type { VaultKeys } from '../mongo/repositories/vault-keys';
import { KeyCache } from './key-cache';
import { KmsAway } from './master-key-kms';
import { missingIn, type MasterKeys } from './master-keys';
import { keyIdOf, newKeyId, openWith, sealWith } from './sealed';
import type { Subject } from './subjects';

/** What can be read of a value whose key is destroyed. */
export const ERASED = Symbol('erased');

/** The key of the subject is destroyed: nothing can be sealed for it any more. */
export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
}

/** The vault cannot open a key that is not destroyed: whoever operates the system must see to it. The message says why. */
export class KeyUnusable extends Error {
  override readonly name = 'KeyUnusable';
}

/** Nothing can be sealed or opened at this moment: what depends on it may be asked again later. */
export const isVaultAway = (error: unknown): boolean => error instanceof KeyUnusable || error instanceof KmsAway;

const remembering = {
  /** A key that is destroyed elsewhere is used here no longer than this. */
  keepMs: 30_000,
  /** Where the database is away nobody destroys a key either, and open orders go on. */
  keepAwayMs: 12 * 60 * 60_000,
  isAway: (error: unknown): boolean => !(error instanceof KeyUnusable),
};
const KEY_BYTES = 32;
/** Keys that a KMS is asked to wrap at the same time. */
const WRAPPED_AT_ONCE = 50;
/** Keys of the vault that are looked up by one question. */
const FOUND_AT_ONCE = 1_000;

/** Keys that are remembered as they were unwrapped. */
const MAX_UNWRAPPED = 20_000;

/** A key as some master key has wrapped it, and what it is. */
interface Unwrapped {
  readonly wrapped: string;
  readonly key: KeyObject;
  readonly until: number;
}

/** A key that can be used; without `key` it is destroyed. */
interface UsableKey {
  readonly keyId: string;
  readonly key: KeyObject | undefined;
}

/** What of a stored key is wrapped with it: it opens for this subject and under this id only. */
const wrapContext = ({ _id, keyId }: Pick<StoredVaultKey, '_id' | 'keyId'>): string => `${keyId} ${_id}`;

/**
 * Seals bytes with a key of the person they are about (AES-256-GCM). Where that key is destroyed, they can be read by nobody, wherever they lie. Whatever goes
 * wrong with the database or the KMS rejects, and may be tried again.
 */
export class Vault {
  readonly #bySubject: KeyCache<UsableKey>;
  readonly #byId: KeyCache<UsableKey>;
  readonly #unwrapped = new Map<string, Unwrapped>();
  #isComplete = false;
  #wanted:
    Map<string, { resolve: (key: StoredVaultKey | undefined) => void; reject: (error: unknown) => void }[]> | undefined;

  constructor(
    private readonly keys: VaultKeys,
    private readonly masterKeys: MasterKeys,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#bySubject = new KeyCache(remembering, now);
    this.#byId = new KeyCache(remembering, now);
  }

  /** `context` is no secret; the same must be said to open it. Makes the key of the subject where there is none. Throws SubjectErased, KeyUnusable. */
  async seal(subject: Subject, bytes: Uint8Array, context: string): Promise<Buffer> {
    const { keyId, key } = await this.#bySubject.get(subject, () => this.#keyOf(subject));
    if (!key) throw new SubjectErased(`the key ${keyId} is destroyed`);
    return sealWith(key, keyId, bytes, context);
  }

  /** Those of many keys are looked up together when they are opened at the same time. Throws SealBroken, KeyUnusable. */
  async open(sealed: Uint8Array, context: string): Promise<Buffer | typeof ERASED> {
    const keyId = keyIdOf(sealed);
    const { key } = await this.#byId.get(keyId, async () => {
      const stored = await this.#findTogether(keyId);
      if (!stored)
        throw new KeyUnusable(
          `the vault does not know the key ${keyId}: it is that of another installation, or was restored from an older backup`,
        );
      return this.#usable(stored);
    });
    return key ? openWith(key, sealed, context) : ERASED;
  }

  /** Makes the keys that these subjects lack, all in one write: whoever adds hundreds of people does not wait for each. */
  async prepare(subjects: readonly Subject[]): Promise<void> {
    const asked = [...new Set(subjects)].filter((subject) => !this.#bySubject.has(subject));
    if (asked.length === 0) return;
    const stored = await this.keys.ofSubjects(asked);
    const known = new Set(stored.map(({ _id }) => _id));
    const made = await this.#makeAll(asked.filter((subject) => !known.has(subject)));
    for (const key of [...stored, ...made]) this.#remember(key._id, await this.#usable(key));
  }

  /** A code of texts that nobody makes without the key of the subject (HMAC-SHA-256): equal texts have equal codes. Throws SubjectErased, KeyUnusable. */
  async coder(subject: Subject): Promise<(text: string) => Buffer> {
    const { keyId, key } = await this.#bySubject.get(subject, () => this.#keyOf(subject));
    if (!key) throw new SubjectErased(`the key ${keyId} is destroyed`);
    return (text) => createHmac('sha256', key).update(text).digest();
  }

  /** From now on nobody can make, within 30 seconds nobody use the key of this subject, in any program. False when it was destroyed before. */
  async destroy(subject: Subject, at: number = Date.now()): Promise<boolean> {
    const unmade = { _id: subject, masterKey: null, wrapped: null, createdAt: at, destroyedAt: at };
    // whoever makes the key between the first two makes it for nothing
    const destroyed =
      (await this.keys.destroy(subject, at)) ||
      (await this.keys.add({ ...unmade, keyId: newKeyId() })) ||
      (await this.keys.destroy(subject, at));
    this.#bySubject.forget(subject);
    const stored = await this.keys.ofSubject(subject);
    if (stored) {
      this.#byId.forget(stored.keyId);
      this.#unwrapped.delete(stored.keyId);
    }
    return destroyed;
  }

  /** As it is now, whatever was looked up before. */
  async isDestroyed(subject: Subject): Promise<boolean> {
    const stored = await this.keys.ofSubject(subject);
    return stored !== null && stored.wrapped === null;
  }

  /** The master keys that have wrapped some key here and that this program does not have. */
  async missingMasterKeys(): Promise<readonly string[]> {
    return missingIn(await this.keys.countByMasterKey(), this.masterKeys);
  }

  async #keyOf(subject: Subject): Promise<UsableKey> {
    const stored = (await this.keys.ofSubject(subject)) ?? (await this.#make(subject));
    const usable = await this.#usable(stored);
    this.#byId.set(usable.keyId, usable);
    return usable;
  }

  #remember(subject: string, usable: UsableKey): void {
    this.#bySubject.set(subject, usable);
    this.#byId.set(usable.keyId, usable);
  }

  async #make(subject: Subject): Promise<StoredVaultKey> {
    await this.#assertComplete();
    const made = await this.#wrapNew(subject);
    if (await this.keys.add(made)) return made;
    const faster = await this.keys.ofSubject(subject);
    if (!faster) throw new KeyUnusable('a key has vanished from the vault');
    return faster;
  }

  /** Those that were added; what somebody else was faster to make is looked up when it is needed. */
  async #makeAll(subjects: readonly string[]): Promise<readonly StoredVaultKey[]> {
    if (subjects.length === 0) return [];
    await this.#assertComplete();
    const made: StoredVaultKey[] = [];
    for (let from = 0; from < subjects.length; from += WRAPPED_AT_ONCE) {
      const some = subjects.slice(from, from + WRAPPED_AT_ONCE);
      made.push(...(await Promise.all(some.map((subject) => this.#wrapNew(subject)))));
    }
    const there = await this.keys.addAll(made);
    return made.filter((_key, place) => !there.has(place));
  }

  async #wrapNew(subject: string): Promise<StoredVaultKey> {
    const [master] = this.masterKeys;
    const keyId = newKeyId();
    const bytes = randomBytes(KEY_BYTES);
    const wrapped = await master.wrap(bytes, wrapContext({ _id: subject, keyId }));
    this.#keepUnwrapped(keyId, wrapped, createSecretKey(bytes));
    return { _id: subject, keyId, masterKey: master.id, wrapped, createdAt: Date.now(), destroyedAt: null };
  }

  /** Whoever has another master key than everybody else makes no key that nobody else could open. */
  async #assertComplete(): Promise<void> {
    if (this.#isComplete) return;
    const missing = await this.missingMasterKeys();
    if (missing.length > 0)
      throw new KeyUnusable(
        `keys are wrapped by ${missing.join(', ')}, which this program does not have: it makes none`,
      );
    this.#isComplete = true;
  }

  async #usable(stored: StoredVaultKey): Promise<UsableKey> {
    const { keyId, wrapped } = stored;
    const known = this.#unwrapped.get(keyId);
    if (wrapped === null) {
      this.#unwrapped.delete(keyId);
      return { keyId, key: undefined };
    }
    // whether it is destroyed was asked just now; what it is does not change while it is wrapped the same way
    if (known?.wrapped === wrapped && known.until > this.now()) return { keyId, key: known.key };
    const key = createSecretKey(await unwrapped(this.masterKeys, stored));
    this.#keepUnwrapped(keyId, wrapped, key);
    return { keyId, key };
  }

  #keepUnwrapped(keyId: string, wrapped: string, key: KeyObject): void {
    const until = this.now() + remembering.keepAwayMs;
    setBounded(this.#unwrapped, keyId, { wrapped, key, until }, MAX_UNWRAPPED);
  }

  /** One question to the database for all that are asked for before it is asked. */
  #findTogether(keyId: string): Promise<StoredVaultKey | undefined> {
    return new Promise((resolve, reject) => {
      if (!this.#wanted) {
        this.#wanted = new Map();
        setImmediate(() => void this.#findWanted());
      }
      this.#wanted.set(keyId, [...(this.#wanted.get(keyId) ?? []), { resolve, reject }]);
    });
  }

  async #findWanted(): Promise<void> {
    const wanted = this.#wanted!;
    this.#wanted = undefined;
    try {
      const ids = [...wanted.keys()];
      const found = new Map<string, StoredVaultKey>();
      for (let from = 0; from < ids.length; from += FOUND_AT_ONCE)
        for (const key of await this.keys.byIds(ids.slice(from, from + FOUND_AT_ONCE))) found.set(key.keyId, key);
      for (const [keyId, askers] of wanted) for (const { resolve } of askers) resolve(found.get(keyId));
    } catch (error) {
      for (const askers of wanted.values()) for (const { reject } of askers) reject(error);
    }
  }
}

/** The key that is stored like this. Throws KeyUnusable when none of these master keys opens it. */
export async function unwrapped(masterKeys: MasterKeys, stored: StoredVaultKey): Promise<Buffer> {
  const { keyId, wrapped, masterKey } = stored;
  const master = masterKeys.find(({ id }) => id === masterKey);
  if (!master)
    throw new KeyUnusable(
      `the key ${keyId} is wrapped by the master key ${masterKey}, which this program does not have: MASTER_KEY_FILE or MASTER_KEY_KMS must name it as well`,
    );
  try {
    const key = await master.unwrap(wrapped!, wrapContext(stored));
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
  }
  throw new KeyUnusable(
    `the key ${keyId} is damaged: the master key ${masterKey} does not open it. Restore the vault from a backup`,
  );
}

/** What is stored for a key that this master key wraps from now on. */
export const wrappedBy = async (master: MasterKeys[0], stored: StoredVaultKey, key: Buffer) => ({
  masterKey: master.id,
  wrapped: await master.wrap(key, wrapContext(stored)),
});
