import { erasuresIn } from '../repositories/erasures';
import { erasePerson, type Erasing } from './erase';

/** So long whoever began has it to themselves. */
const GRACE_MS = 10_000;

/** Ends an erasure that was cut off; false when there is none. */
export async function endNextErasure(parts: Erasing, now: number = Date.now()): Promise<boolean> {
  const erasures = erasuresIn(parts.models);
  const next = await erasures.unfinished(now - GRACE_MS);
  if (!next) return false;
  await erasePerson(parts, next.store, next._id, next.at);
  await erasures.end(next._id, now);
  return true;
}
