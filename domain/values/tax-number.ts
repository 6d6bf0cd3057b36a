import { z } from 'zod';
import { rule } from './field-rules';

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
  .regex(/^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$/, { ...rule('creditCode'), abort: true })
  .refine((code) => code.endsWith(creditCodeCheck(code)), rule('creditCodeCheck'))
  .meta({ id: 'TaxNumber', description: 'the unified social credit code of a company (GB 32100-2015)' });
