import { fold } from './search';

/** Why two records may be one, the surest first. */
export const doubleReasons = [
  'samePhone',
  'sameVin',
  'sameName',
  'sameReading',
  'similarPhone',
  'sameAddress',
] as const;
type DoubleReason = (typeof doubleReasons)[number];

/** What of a customer tells whether another one is the same person. */
export interface ComparedCustomer {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  /** How the name is read, in Latin letters: 王伟 and 汪伟 sound alike. */
  readonly readings: readonly string[];
  /** Of the customer's cars. */
  readonly vins: readonly string[];
}

/** One digit typed wrong, or two in the wrong order. */
function isSlip(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const differing = Array.from(one).flatMap((digit, at) => (digit === other[at] ? [] : [at]));
  const [first, second] = differing;
  if (first === undefined) return false;
  if (differing.length === 1) return true;
  const swapped = second === first + 1 && one[first] === other[second] && one[second] === other[first];
  return differing.length === 2 && swapped;
}

/** Why these two may be one person; none when nothing speaks for it. A similar phone number or the same address alone says nothing: families share them. */
export function doubleReasonsOf(one: ComparedCustomer, other: ComparedCustomer): readonly DoubleReason[] {
  const [phone, otherPhone] = [fold(one.phone), fold(other.phone)];
  const isSameName = fold(one.name) === fold(other.name);
  const holds: Readonly<Record<DoubleReason, boolean>> = {
    samePhone: phone === otherPhone,
    sameVin: one.vins.some((vin) => other.vins.includes(vin)),
    sameName: isSameName,
    sameReading: !isSameName && one.readings.some((reading) => other.readings.includes(reading)),
    similarPhone: isSlip(phone, otherPhone),
    sameAddress: fold(one.address) !== '' && fold(one.address) === fold(other.address),
  };
  const reasons = doubleReasons.filter((reason) => holds[reason]);
  return reasons.every((reason) => reason === 'similarPhone' || reason === 'sameAddress') ? [] : reasons;
}

/** Those with the surest and the most reasons first. */
export const bySurety = (one: readonly DoubleReason[], other: readonly DoubleReason[]): number =>
  doubleReasons.indexOf(one[0] ?? 'sameAddress') - doubleReasons.indexOf(other[0] ?? 'sameAddress') ||
  other.length - one.length;
