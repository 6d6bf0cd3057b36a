import type { z } from 'zod';
import { customers } from './customers';
import { parts } from './parts';
import { prices } from './prices';
import { staff } from './staff';
import { vehicles } from './vehicles';
import { visits } from './visits';

/** Every kind of record that can come from a file. */
export const importKinds = { customers, vehicles, parts, prices, staff, visits } as const;

export type ImportKindName = keyof typeof importKinds;
export type ImportedRecord<Name extends ImportKindName> = z.output<(typeof importKinds)[Name]['schema']>;
