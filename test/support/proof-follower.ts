import { createLog } from '../../platform/log';
import { SecretBox } from '../../platform/account/secret-box';
import type { Models } from '../../platform/mongo/models';
import { ProofFollower } from '../../platform/mongo/proof/follower';
import { ProofKeys } from '../../platform/mongo/proof/keys';

/** What a worker does for the log of proof: writes and signs it, soon after each event. */
export function startProofFollower(models: Models): ProofFollower {
  const follower = new ProofFollower(models, {
    log: createLog('test', 'silent'),
    keys: new ProofKeys(models, new SecretBox(Buffer.alloc(32, 7)), 'repairflow.example'),
    times: { leaseMs: 60, idleMs: 10, restMs: 0 },
  });
  follower.start();
  return follower;
}
