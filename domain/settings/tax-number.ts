/** GB 32100-2015: without I, O, S, V and Z. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const DIVISOR = 31;

/** The last character of a unified social credit code, from the 17 before it. */
export function socialCreditCheck(first: string): string {
  let weight = 1;
  let total = 0;
  for (const character of first) {
    total += weight * CHARACTERS.indexOf(character);
    weight = (weight * 3) % DIVISOR;
  }
  return CHARACTERS.charAt((DIVISOR - (total % DIVISOR)) % DIVISOR);
}

const creditCode = /^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** A unified social credit code with its check character, or one of the older numbers of 15 or 20 characters, which have none. */
export const isTaxNumber = (number: string): boolean =>
  creditCode.test(number)
    ? number.endsWith(socialCreditCheck(number.slice(0, -1)))
    : /^(?:[0-9A-Z]{15}|[0-9A-Z]{20})$/.test(number);
