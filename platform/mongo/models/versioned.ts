import type { Actor } from '../../../domain/kernel/actor';
import { id, mixed, number, text } from './columns';

/** L-40: a record of which every version is kept, with who made it and when. */
export interface Versioned {
  readonly _id: string;
  readonly store: string;
  /** 1, 2, 3, … */
  readonly version: number;
  readonly changedBy: Actor;
  readonly updatedAt: number;
}

export const versionedColumns = {
  _id: id,
  store: text,
  version: number,
  changedBy: mixed,
  updatedAt: number,
} as const;
