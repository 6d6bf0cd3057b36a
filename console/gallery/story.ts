import type { ReactNode } from 'react';
import type { Bilingual } from '../../domain/values/bilingual';
import type { Parameters, PathWith, ReplyOf } from '../shared/server/contract';

/** What the part has read of the API before it is shown: under which key the console keeps it, and the reply. */
export interface Known {
  readonly key: readonly unknown[];
  readonly reply: unknown;
}

/** What a read of the API answers; without parameters where the console asks without. */
export const known = <P extends PathWith<'get'>>(
  path: P,
  parameters: Parameters<P> | undefined,
  reply: ReplyOf<P>,
): Known => ({ key: parameters === undefined ? [path] : [path, parameters], reply });

/** One state of a part, as it can be met in the console. */
export interface State {
  readonly title: Bilingual;
  readonly knows?: readonly Known[];
  /** Where in the console it stands, as far as the part reads its address. */
  readonly address?: string;
  readonly view: () => ReactNode;
}

/** A part of the console in all its states. */
export interface Story {
  /** In the address. */
  readonly name: string;
  readonly title: Bilingual;
  readonly states: readonly State[];
}
