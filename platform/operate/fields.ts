import { z } from 'zod';
import { SignInName } from '../../domain/account/sign-in-name';
import { skills } from '../../domain/account/skills';
import { roles } from '../../domain/kernel/actor';
import { Phone, ShortText } from '../../domain/values/field-schemas';
import { StoreId } from '../../domain/values/store-id';
import { EVERY_STORE } from '../mongo/repositories';

/** Several of these words, with commas between them. */
const listOf = <T extends string>(words: readonly [T, ...T[]]) =>
  z
    .string()
    .transform((list) => list.split(',').map((word) => word.trim()))
    .pipe(z.array(z.enum(words, { error: () => `must be words out of ${words.join(', ')}` })).min(1));

const [, ...staffRoles] = roles;

/** What is said of people and stores at the prompt. */
export const fields = {
  store: z.union([StoreId, z.literal(EVERY_STORE)], {
    error: () => "must be the id of a store, e.g. S01, or '*' for all",
  }),
  signIn: SignInName,
  name: ShortText,
  phone: Phone,
  email: z.email().max(120),
  roles: listOf(staffRoles),
  skills: listOf(skills),
} as const;
