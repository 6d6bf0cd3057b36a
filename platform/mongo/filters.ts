import { trusted } from 'mongoose';

/** The only operators there are in our filters. Everything else that looks like one came from outside and is neutralised. */
export const oneOf = <T>(values: readonly T[]) => trusted({ $in: values });
export const noneOf = <T>(values: readonly T[]) => trusted({ $nin: values });
export const above = <T>(bound: T) => trusted({ $gt: bound });
export const atLeast = <T>(bound: T) => trusted({ $gte: bound });
export const below = <T>(bound: T) => trusted({ $lt: bound });
export const atMost = <T>(bound: T) => trusted({ $lte: bound });
export const within = (from: number, before: number) => trusted({ $gte: from, $lt: before });
/** After the first and up to the second. */
export const between = (after: number, upTo: number) => trusted({ $gt: after, $lte: upTo });
/** A text that is this one or comes before it; not the lack of one. */
export const upToText = (last: string) => trusted({ $gt: '', $lte: last });
/** The field is not there: an earlier release did not write it. */
export const absent = () => trusted({ $exists: false });
export const known = () => trusted({ $ne: null });
/** Texts that begin with this, after the other one, in the order of their characters. */
export const beginningWith = (beginning: string, after: string) => trusted({ $gt: after, $lt: `${beginning}\uffff` });
