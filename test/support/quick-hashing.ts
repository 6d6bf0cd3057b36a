import { hash, verify } from '@node-rs/argon2';
import type { HashFunctions } from '../../api/account/password-hashing';

/** As people's passwords are hashed, with the least memory and one pass: a guess may be cheap where there is nobody to guess. */
export const quickHashing: HashFunctions = {
  hash: (password) => hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 }),
  verify,
};
