import { isExposed, type Config } from '../config';
import { keyFileBeside, makeKeyOnce } from '../key-file';
import { UserFacingError } from '../user-facing-error';
import { fileMasterKeys } from './master-key-file';
import { kmsMasterKey } from './master-key-kms';

/** Wraps the keys of the vault. `context` names the key that is wrapped: another one's does not open in its place. */
export interface MasterKey {
  /** Kept beside whatever it has wrapped; says nothing of the key. */
  readonly id: string;
  wrap(key: Buffer, context: string): Promise<string>;
  /** Rejects with SealBroken when it has not wrapped this, and with any other error when it may be tried again. */
  unwrap(wrapped: string, context: string): Promise<Buffer>;
}

/** Those this program may use, the one that wraps new keys first. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]];

/** The master keys that have wrapped some of these keys and are not among those of this program. */
export const missingIn = (counts: ReadonlyMap<string | null, number>, masterKeys: MasterKeys): readonly string[] =>
  [...counts.keys()].filter((id) => id !== null).filter((id) => !masterKeys.some((key) => key.id === id));

export type MasterKeySettings = Pick<
  Config,
  'MASTER_KEY_FILE' | 'MASTER_KEY_KMS' | 'MASTER_KEY_KMS_URL' | 'FILES' | 'NODE_ENV' | 'HOST' | 'PUBLIC_URL'
>;

const NEEDED =
  'Without a master key nothing that is said of a customer can be kept. Make one with `npm run repairflow -- master-key new FILE`, keep a copy of it apart from the ' +
  'database, and set MASTER_KEY_FILE to it for every API and worker; or set MASTER_KEY_KMS to a key of a KMS. docs/running.md says more.';

/**
 * The master keys of this configuration: a key of a KMS first, where one is named, then those of the file. On the machine of a developer one is made and
 * kept. Throws a UserFacingError that says what to do.
 */
export async function masterKeysOf(
  config: MasterKeySettings,
  env: NodeJS.ProcessEnv = process.env,
): Promise<MasterKeys> {
  const { MASTER_KEY_FILE, MASTER_KEY_KMS } = config;
  const ofKms = MASTER_KEY_KMS === undefined ? [] : [kmsMasterKey(MASTER_KEY_KMS, config.MASTER_KEY_KMS_URL, env)];
  const ofFile = MASTER_KEY_FILE === undefined ? [] : await fileMasterKeys(MASTER_KEY_FILE);
  const [first, ...others] = [...ofKms, ...ofFile];
  if (first) return [first, ...others];
  if (isExposed(config)) throw new UserFacingError(NEEDED);
  const file = keyFileBeside(config.FILES, 'master.key');
  await makeKeyOnce(file);
  return fileMasterKeys(file);
}
