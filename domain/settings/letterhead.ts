import { z } from 'zod';
import type { Immutable } from '../kernel/immutable';
import { bilingual } from '../values/bilingual';
import { Sha256, ShortText } from '../values/field-schemas';
import type { Letterhead as PaperLetterhead } from '../values/paper';
import { staff } from '../values/role-groups';
import { refusedFor, withFaults, type ContentFault } from './faults';
import { fieldsSection } from './section';
import { isTaxNumber } from './tax-number';
import { BothLanguages, MessageText } from './words';

const stored = (pattern: RegExp) => ({ override: { pattern: pattern.source, maxLength: undefined } });

/** Mobile, landline with extension, 400 and 800, and the five to six digits of 95 and 96. */
const phonePattern =
  /^(?:1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(?:-[0-9]{1,6})?|[48]00-?[0-9]{3}-?[0-9]{4}|9[56][0-9]{3,4})$/;
const StorePhone = z
  .string()
  .max(24)
  .transform((text) => text.normalize('NFKC').replaceAll(/\s/g, ''))
  .refine((number) => phonePattern.test(number), refusedFor('phoneInvalid'))
  .meta(stored(phonePattern));

const accountPattern = /^[0-9]{8,32}$/;
const BankAccount = z
  .string()
  .max(60)
  .transform((text) => text.normalize('NFKC').replaceAll(/[\s-]/g, ''))
  .refine((account) => accountPattern.test(account), refusedFor('accountInvalid'))
  .meta(stored(accountPattern));

const TaxNumber = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase())
  .refine(isTaxNumber, refusedFor('taxNumberInvalid'))
  .meta(stored(/^[0-9A-Z]{15,20}$/));

export const phoneUses = ['service', 'appointment', 'rescue', 'complaint', 'frontDesk'] as const;

const fields = z.strictObject({
  name: BothLanguages,
  address: BothLanguages.nullable(),
  phones: z.array(z.strictObject({ use: z.enum(phoneUses), number: StorePhone })).max(phoneUses.length),
  /** by day and night. */
  hotline: StorePhone.nullable(),
  /** how an appointment is made, in sentences for customers. */
  appointmentProcess: z.strictObject({ zh: MessageText, en: MessageText }).nullable().default(null),
  bank: z.strictObject({ name: ShortText, account: BankAccount }).nullable(),
  taxNumber: TaxNumber.nullable(),
  /** Hash of a picture of this store. */
  logo: Sha256.nullable(),
});
export type Letterhead = Immutable<z.output<typeof fields>>;

const told = z.object({ zh: z.string(), en: z.string() });
const reply = z.object({
  name: told,
  address: told.nullable(),
  phones: z.array(z.object({ use: z.enum(phoneUses), number: z.string() })),
  hotline: z.string().nullable(),
  appointmentProcess: told.nullable().default(null),
  bank: z.object({ name: z.string(), account: z.string() }).nullable(),
  taxNumber: z.string().nullable(),
  logo: Sha256.nullable(),
});

const usesTwice = ({ phones }: Letterhead): readonly ContentFault[] =>
  phones.flatMap(({ use }, index) =>
    phones.findIndex((other) => other.use === use) < index
      ? [{ path: ['phones', index, 'use'], fault: 'phoneUseTwice' as const }]
      : [],
  );

/** Who the store is: printed on every paper, and on the customer's page. */
export const letterhead = fieldsSection({
  schema: withFaults(fields, usesTwice),
  reply,
  initial: ({ name, latinName }) => ({
    name: { zh: name, en: latinName },
    address: null,
    phones: [],
    hotline: null,
    appointmentProcess: null,
    bank: null,
    taxNumber: null,
    logo: null,
  }),
  readers: staff,
  writers: ['storeManager', 'serviceManager', 'operator'],
  referencesIn: ({ logo }) => (logo === null ? [] : [{ kind: 'picture', id: logo, path: ['logo'] }]),
});

export const phoneLabels: Readonly<Record<(typeof phoneUses)[number], ReturnType<typeof bilingual>>> = {
  service: bilingual('服务电话', 'Service'),
  appointment: bilingual('预约电话', 'Appointments'),
  rescue: bilingual('救援电话', 'Rescue'),
  complaint: bilingual('投诉电话', 'Complaints'),
  frontDesk: bilingual('前台电话', 'Front desk'),
};
export const hotlineLabel = bilingual('24小时热线', '24-hour hotline');

/** The letterhead as it stands on a paper: where the store is and how it is reached at the top, where to pay at the foot. */
export function paperLetterhead(content: Letterhead): PaperLetterhead {
  const { name, address, phones, hotline, bank, taxNumber, logo } = content;
  return {
    name,
    ...(address && { address }),
    contacts: [
      ...phones.map(({ use, number }) => [phoneLabels[use], number] as const),
      ...(hotline === null ? [] : [[hotlineLabel, hotline] as const]),
    ],
    accounts: [
      ...(bank
        ? [[bilingual('开户行', 'Bank'), bank.name] as const, [bilingual('账号', 'Account'), bank.account] as const]
        : []),
      ...(taxNumber === null ? [] : [[bilingual('税号', 'Tax number'), taxNumber] as const]),
    ],
    logo,
  };
}
