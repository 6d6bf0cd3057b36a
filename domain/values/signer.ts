import { z } from 'zod';

/** Who of those who have a part in a visit signs: the owner of the car, whoever brings or collects it, or whoever pays. */
export const Signer = z.enum(['owner', 'bringer', 'payer']);
export type Signer = z.infer<typeof Signer>;
