import { createHash } from 'node:crypto';
import type { StoredFile } from '../mongo/models';
import type { Subject } from '../vault/subjects';
import { ERASED, SubjectErased, type Vault } from '../vault/vault';
import type { FileStore } from './store';

type About = Pick<StoredFile, 'store' | 'hash' | 'thumbnail' | 'sealedFor' | 'inClear'>;

/** Not the hash of the bytes: other stores and other customers may have the same ones, each sealed with another key. */
const placeOf = (subject: Subject, hash: string): string =>
  createHash('sha256').update(`${subject} ${hash}`).digest('hex');
const contextOf = (store: string, hash: string): string => `file ${store} ${hash}`;

/** Photos, scans and drawings, each sealed with the keys of those it was uploaded for: as many copies as there are keys, seldom more than one. */
export class SealedFiles {
  constructor(
    private readonly files: FileStore,
    private readonly vault: Vault,
  ) {}

  /** Throws SubjectErased; rejects with KeyUnusable when the key cannot be had now. */
  async put(store: string, subject: Subject, hash: string, bytes: Buffer): Promise<void> {
    const sealed = await this.vault.seal(subject, bytes, contextOf(store, hash));
    await this.files.put(placeOf(subject, hash), sealed, 'application/octet-stream');
  }

  /** Another copy of what lies here, with the key of this subject; false when the bytes are gone. Throws SubjectErased. */
  async copyFor(file: About, subject: Subject): Promise<boolean> {
    const whole = await this.get(file);
    if (!whole) return false;
    await this.put(file.store, subject, file.hash, whole);
    const small = await this.get(file, 'thumbnail');
    if (small && file.thumbnail !== null) await this.put(file.store, subject, file.thumbnail, small);
    return true;
  }

  /** The bytes of the file, or of its thumbnail; undefined when they are gone, or nobody is left whose key opens them. */
  async get(file: About, which: 'hash' | 'thumbnail' = 'hash'): Promise<Buffer | undefined> {
    const hash = file[which];
    if (hash === null) return undefined;
    for (const subject of file.sealedFor ?? []) {
      const sealed = await this.files.get(placeOf(subject, hash));
      const bytes = sealed && (await this.vault.open(sealed, contextOf(file.store, hash)));
      if (bytes !== undefined && bytes !== ERASED) return bytes;
    }
    return file.inClear === false ? undefined : this.files.get(hash);
  }

  /** For good; what is not there is passed over. */
  async remove(file: About): Promise<void> {
    for (const hash of [file.hash, file.thumbnail]) {
      if (hash === null) continue;
      for (const subject of file.sealedFor ?? []) await this.files.remove(placeOf(subject, hash));
    }
    if (file.inClear !== false) await this.removeClear(file);
  }

  /** The copies with the key of this subject, for good. */
  async removeFor({ hash, thumbnail }: Pick<StoredFile, 'hash' | 'thumbnail'>, subject: Subject): Promise<void> {
    for (const one of [hash, thumbnail]) if (one !== null) await this.files.remove(placeOf(subject, one));
  }

  /** Seals what an earlier release has left in clear; answers for whom it is sealed now, undefined when the bytes are not there. */
  async sealClear(file: About, subjects: readonly Subject[]): Promise<readonly Subject[] | undefined> {
    const bytes = await this.files.get(file.hash);
    if (!bytes) return undefined;
    const thumbnail = file.thumbnail === null ? undefined : await this.files.get(file.thumbnail);
    const sealedFor: Subject[] = [];
    for (const subject of subjects)
      try {
        await this.put(file.store, subject, file.hash, bytes);
        if (thumbnail && file.thumbnail !== null) await this.put(file.store, subject, file.thumbnail, thumbnail);
        sealedFor.push(subject);
      } catch (error) {
        // nothing is kept for somebody who is erased
        if (!(error instanceof SubjectErased)) throw error;
      }
    return sealedFor;
  }

  async removeClear({ hash, thumbnail }: Pick<StoredFile, 'hash' | 'thumbnail'>): Promise<void> {
    for (const one of [hash, thumbnail]) if (one !== null) await this.files.remove(one);
  }
}
