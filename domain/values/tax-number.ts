import { z } from 'zod';

/** The characters of GB 32100-2015, each worth its place. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const BODY = 17;

/** The last character of a unified social credit code (统一社会信用代码), from the 17 before it. */
export function creditCodeCheck(code: string): string {
  let weight = 1;
  let total = 0;
  for (const character of code.slice(0, BODY)) {
    total += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % CHARACTERS.length;
  }
  return CHARACTERS[(CHARACTERS.length - (total % CHARACTERS.length)) % CHARACTERS.length] ?? '';
}

/** The tax number of a company: its unified social credit code, with its check character. */
export const TaxNumber = z
  .string()
  .regex(/^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/, {
    message: 'must be a unified social credit code of 18 characters',
    abort: true,
  })
  .refine((code) => code.endsWith(creditCodeCheck(code)), {
    message: 'is not a unified social credit code: its last character does not fit',
  })
  .meta({ id: 'TaxNumber', description: 'the unified social credit code of a company (GB 32100-2015)' });
