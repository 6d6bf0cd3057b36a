/**
 * The side that the guarded one is compared with: nothing is sealed in MongoDB, nothing is encrypted for Temporal, no log of proof and no audit log are written.
 * No setting of a program does that: what the programs are made of is exchanged here, before they are loaded, and nothing of `dev/` is part of a release.
 */
import type { AuditEntry, NewAuditEntry } from '../../domain/audit/entry';
import { AuditLog } from '../../platform/audit/audit-log';
import { ProofFollower } from '../../platform/mongo/proof/follower';
import { EncryptingCodec } from '../../platform/temporal/codec';
import { ProcessKeys } from '../../platform/vault/process-keys';
import { Vault } from '../../platform/vault/vault';

const asItIs = async <T>(value: T): Promise<T> => value;

/** Nothing that is sealed begins like this. */
const PLAIN = Buffer.from([0]);
// oxlint-disable-next-line typescript/unbound-method -- it is called on the vault that it belongs to
const { open } = Vault.prototype;
Vault.prototype.seal = async (_subject, bytes) => Buffer.concat([PLAIN, bytes]);
Vault.prototype.open = async function openPlain(sealed, context) {
  // the customers of the demo store were sealed by the bench itself
  return sealed[0] === PLAIN[0] ? Buffer.from(sealed.subarray(1)) : open.call(this, sealed, context);
};
Vault.prototype.prepare = async () => undefined;
EncryptingCodec.prototype.encode = asItIs;
EncryptingCodec.prototype.decode = asItIs;
ProcessKeys.prototype.assign = async () => true;
ProcessKeys.prototype.find = async () => undefined;
ProofFollower.prototype.start = () => undefined;
ProofFollower.prototype.stop = async () => undefined;
AuditLog.prototype.append = async (content: NewAuditEntry): Promise<AuditEntry> => ({
  ...content,
  position: 1,
  previous: '',
  at: Date.now(),
  hash: '',
});

// events, views and notices are not even looked through for what is to be sealed
const vaultOf = require.resolve('../../platform/mongo/personal-data/vault-of');
const loaded = require.cache[vaultOf];
if (!loaded) throw new Error('the reference side would seal what it stores: vault-of is not there to be exchanged');
loaded.exports = { ...(loaded.exports as object), knownVaultOf: () => undefined };
