import { z } from 'zod';

/** The payload of a command: strict, so that a field nobody asked for is a mistake and not ignored. */
export const shape = <S extends z.ZodRawShape>(fields: S, description: string) =>
  z.strictObject(fields).meta({ description });

/** The person confirms having done it; there is no way to send the contrary. */
export const Done = z.literal(true);
