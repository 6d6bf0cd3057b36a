import { fingerprint } from '../kernel/fingerprint';
import type { Instant } from '../kernel/process';

/** Both languages stand on one paper, Chinese first. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export type Block =
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [label: Words, value: string])[] }
  | {
      readonly kind: 'table';
      readonly title: Words;
      readonly head: readonly Words[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'text'; readonly title?: Words; readonly text: string }
  | { readonly kind: 'signatures'; readonly lines: readonly (readonly [who: Words, signed: string])[] }
  | { readonly kind: 'qr'; readonly text: string; readonly caption: Words };

/** One printed form: what stands on it, in the order it stands there. */
export interface Paper {
  readonly title: Words;
  readonly number: string;
  readonly store: string;
  /** What the paper shows is the state of this moment; also the date in the file, so that the same content is the same file. */
  readonly at: Instant;
  readonly blocks: readonly Block[];
  /** SHA-256 of everything else on it, and the evidence behind it where somebody signed. */
  readonly fingerprint: string;
  readonly evidence: string | null;
}

export const bilingual = (zh: string, en: string): Words => ({ zh, en });

/** Puts the fingerprint of the content under it. */
export const sealed = (paper: Omit<Paper, 'fingerprint'>): Paper => ({ ...paper, fingerprint: fingerprint(paper) });
