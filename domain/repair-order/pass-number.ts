import { orderNumbers } from './number';

/** The number of the pass with which a car leaves for good. */
export const exitPassNumber = (order: string): string => `EP-${order}`;
/** The number of the pass of a car that leaves for now and comes back, for each time anew. */
export const leavePassNumber = (order: string, revision: number): string => `LP-${order}-${revision}`;

const order = orderNumbers.pattern.source.replace(/^\^/, '').replace(/\$$/, '');
const printed = new RegExp(String.raw`\b(?:EP-(?<leaves>${order})|LP-(?<returns>${order})-\d{1,3})\b`);

export interface Pass {
  readonly number: string;
  readonly order: string;
  /** The car leaves for now and comes back. */
  readonly returns: boolean;
}

/** The pass whose number stands in a text, alone or in an address; undefined where there is none. */
export function passIn(text: string): Pass | undefined {
  const found = printed.exec(text);
  const { leaves, returns } = found?.groups ?? {};
  const about = leaves ?? returns;
  return found && about !== undefined ? { number: found[0], order: about, returns: returns !== undefined } : undefined;
}
