import type { Bilingual } from '../values/bilingual';
import { cellFaultCodes, rowShapeFaultCodes } from '../values/table';

/** Why a row is refused. */
export const rowFaultCodes = [
  ...cellFaultCodes,
  ...rowShapeFaultCodes,
  'missing',
  'oneMissing',
  'tooLong',
  'tooMany',
  'controlCharacter',
  'brokenCharacters',
  'masked',
  'phoneInvalid',
  'severalPhones',
  'emailInvalid',
  'plateInvalid',
  'vinInvalid',
  'codeInvalid',
  'dayUnreadable',
  'dayDoesNotExist',
  'dayOutOfRange',
  'dayInFuture',
  'numberUnreadable',
  'notWhole',
  'negative',
  'tooSmall',
  'tooLarge',
  'amountUnreadable',
  'amountTooFine',
  'notYesOrNo',
  'choiceUnknown',
  'roleUnknown',
  'roleNotOfStore',
  'conflictingRow',
  'valueTaken',
  'takenInStore',
  'ownerUnknown',
  'ownerAmbiguous',
  'partUnknown',
  'signInTaken',
  'staffKnown',
  'leaderRole',
  'changedMeanwhile',
  'invalid',
] as const;
export type RowFaultCode = (typeof rowFaultCodes)[number];

/** What a person should look at in a row that is taken all the same. */
export const rowWarningCodes = ['vinCheckDigitDiffers'] as const;
export type RowWarningCode = (typeof rowWarningCodes)[number];

/** What the words of a fault name; never what stands in a cell, so that a log may have it. */
export type FaultFacts = Readonly<Record<string, string | number | readonly string[] | readonly Bilingual[]>>;

export interface RowFault {
  readonly code: RowFaultCode;
  /** The key of the column; null for a fault of the whole row. */
  readonly column: string | null;
  readonly facts: FaultFacts;
}

/** What a cell says, or why it cannot be read. */
export type Reading<T = unknown> = { readonly value: T } | { readonly code: RowFaultCode; readonly facts: FaultFacts };

export const value = <T>(read: T): { readonly value: T } => ({ value: read });
export const fault = (
  code: RowFaultCode,
  facts: FaultFacts = {},
): { readonly code: RowFaultCode; readonly facts: FaultFacts } => ({ code, facts });
