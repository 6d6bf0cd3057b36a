import { Schema } from 'mongoose';
import { searchKeysOf } from '../../../domain/master-data/catalogue';

export const id = { type: String, required: true } as const;
export const text = { type: String, required: true } as const;
export const number = { type: Number, required: true } as const;
export const mixed = { type: Schema.Types.Mixed, required: true } as const;
export const flag = { type: Boolean, required: true } as const;
export const maybeText = { type: String, default: null } as const;
export const maybeNumber = { type: Number, default: null } as const;
/** Of the shape in which it was stored; absent, it is 1. */
export const schemaVersion = { type: Number, default: 1 } as const;
/** What a document is looked up by, never told; made when it is first written, and anew by whoever changes its texts. */
export const searchKeys = (textsOf: (document: never) => readonly string[]) =>
  ({
    type: [String],
    default(this: unknown) {
      return searchKeysOf(textsOf(this as never));
    },
  }) as const;
/** What is known of a person, sealed; beside it only what lists sort and filter by. Absent in a record of an earlier release. */
export const sealedText = { type: String } as const;
/** A field that is sealed; in clear only in a record of an earlier release. */
export const formerlyText = { type: String } as const;
export const formerlyMixed = { type: Schema.Types.Mixed } as const;
/** What equal phone numbers, plates or VINs of a store have in common; see personal-data/lookups.ts. Never told. */
export const lookup = { type: String, select: false } as const;

/** What a car is looked up by. */
export interface CarKeys {
  readonly plateKey?: string | null;
  readonly vinKey?: string | null;
}

export const expires = { type: Date, required: true } as const;

/** Every document is written whole and names its own version where it has one. */
export const options = { versionKey: false, minimize: false } as const;
