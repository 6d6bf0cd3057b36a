import { Schema } from 'mongoose';
import { expires, id, number, options } from './columns';

/** Wrong attempts in a row. */
export interface StoredSignInAttempts {
  /** Whose: the beginning of a hash of the name, so that names nobody has take no more room than there are beginnings; or a known device. */
  readonly _id: string;
  readonly wrong: number;
  /** Nothing is tried before this moment. */
  readonly until: number;
  readonly expiresAt: Date;
}

export const signInAttemptsSchema = new Schema(
  { _id: id, wrong: number, until: number, expiresAt: expires },
  options,
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
