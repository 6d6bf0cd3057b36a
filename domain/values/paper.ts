import { fingerprint } from '../kernel/fingerprint';
import type { Instant } from '../kernel/process';
import { localSecond } from '../time/working-time';
import { bilingual, type Bilingual } from './bilingual';

export type Block =
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [label: Bilingual, value: string])[] }
  /** What stands out: framed, and in larger letters. */
  | { readonly kind: 'highlights'; readonly rows: readonly (readonly [label: Bilingual, value: string])[] }
  | {
      readonly kind: 'table';
      readonly title: Bilingual;
      readonly head: readonly Bilingual[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'text'; readonly title?: Bilingual; readonly text: string }
  | { readonly kind: 'signatures'; readonly lines: readonly SignatureLine[] }
  | { readonly kind: 'qr'; readonly text: string; readonly caption: Bilingual };

/** Who signs; how, when and by whom it was signed, empty where it is to be signed on the paper; and the SHA-256 of what was drawn. */
export type SignatureLine = readonly [who: Bilingual, signed: string, drawing?: string];

/** Sheets of A4, or a strip of 80 mm for a receipt printer. */
export const paperFormats = ['a4', 'receipt'] as const;
export type PaperFormat = (typeof paperFormats)[number];

type LabelledLine = readonly [label: Bilingual, value: string];

/** Who issues a paper. */
export interface Letterhead {
  readonly name: Bilingual;
  readonly address?: Bilingual;
  /** How the store is reached. */
  readonly contacts: readonly LabelledLine[];
  /** Where to pay, and for which taxpayer. */
  readonly accounts: readonly LabelledLine[];
  /** SHA-256 of the picture; null without one. */
  readonly logo: string | null;
}

/** One printed form: what stands on it, in the order it stands there. */
export interface Paper {
  readonly title: Bilingual;
  readonly number: string;
  readonly letterhead: Letterhead;
  /** What the paper shows is the state of this moment; also the date in the file, so that the same content is the same file. */
  readonly at: Instant;
  readonly blocks: readonly Block[];
  /** What the store's scanner reads at the head, to find the case again. Whoever photographs the paper has no more than what stands on it. */
  readonly scanned?: string;
  /** On a paper that was printed later as of then: of which moment it tells, on every page. */
  readonly asOf?: Bilingual;
  /** SHA-256 of everything else on it, and the evidence behind it where somebody signed. */
  readonly fingerprint: string;
  readonly evidence: string | null;
}

/** Of which store and which days a report tells, and when it was made. */
export interface ReportedDays {
  readonly store: string;
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
  readonly zone: string;
  readonly letterhead: Letterhead;
}

/** SHA-256 of every picture on the paper: the logo, and what was drawn. */
export const picturesOf = ({ letterhead, blocks }: Paper): readonly string[] => [
  ...(letterhead.logo === null ? [] : [letterhead.logo]),
  ...blocks.flatMap((block) =>
    block.kind === 'signatures' ? block.lines.flatMap(([, , drawing]) => drawing ?? []) : [],
  ),
];

/** Puts the fingerprint of the content under it. */
export const sealed = (paper: Omit<Paper, 'fingerprint'>): Paper => ({ ...paper, fingerprint: fingerprint(paper) });

/**
 * The paper as it would have been printed at `at`: every page says so. What opens a gate is left out, because it may have been used since. Names, plates and
 * letterhead are those of today: what has been corrected since does not come back.
 */
export function printedAsOf({ fingerprint: _fingerprint, ...paper }: Paper, at: Instant, zone: string): Paper {
  const moment = localSecond(zone, at);
  return sealed({
    ...paper,
    blocks: paper.blocks.filter(({ kind }) => kind !== 'qr'),
    asOf: bilingual(`截至 ${moment} 的情况，不是现状`, `As of ${moment}, not as it is now`),
  });
}
