import { phoneUses, type Letterhead } from '../../domain/settings/letterhead';

interface BothTyped {
  readonly zh?: string | undefined;
  readonly en?: string | undefined;
}
/** What stands in the form: nothing is missing, but may be empty. */
export interface LetterheadValues {
  readonly name: BothTyped;
  readonly address: BothTyped;
  readonly phones: readonly { readonly use?: string; readonly number?: string }[];
  readonly hotline: string;
  readonly appointmentProcess: BothTyped;
  readonly bank: { readonly name?: string; readonly account?: string };
  readonly taxNumber: string;
  readonly logo: string | null;
}

const trimmed = (text: string | null | undefined): string => (text ?? '').trim();
/** Nothing was typed into any of the fields that belong together. */
const isEmpty = (group: Readonly<Record<string, unknown>>): boolean =>
  Object.values(group).every((value) => trimmed(value as string) === '');
const both = ({ zh, en }: BothTyped) => ({ zh: trimmed(zh), en: trimmed(en) });

export const valuesOf = (content: Letterhead): LetterheadValues => ({
  ...content,
  address: content.address ?? {},
  hotline: content.hotline ?? '',
  appointmentProcess: content.appointmentProcess ?? {},
  bank: content.bank ?? {},
  taxNumber: content.taxNumber ?? '',
});

/** A row that was added and left empty is none. */
export const withNumber = (phones: LetterheadValues['phones']): LetterheadValues['phones'] =>
  phones.filter(({ number }) => trimmed(number) !== '');

/** The letterhead that was typed. What was left empty is not there; what is half filled is for the schema to refuse. */
export const letterheadOf = ({
  name,
  address,
  phones,
  hotline,
  appointmentProcess,
  bank,
  taxNumber,
  logo,
}: LetterheadValues): Letterhead => ({
  name: both(name),
  address: isEmpty({ ...address }) ? null : both(address),
  phones: withNumber(phones).map(({ use, number }) => ({
    use: use as (typeof phoneUses)[number],
    number: trimmed(number),
  })),
  hotline: trimmed(hotline) || null,
  appointmentProcess: isEmpty({ ...appointmentProcess }) ? null : both(appointmentProcess),
  bank: isEmpty({ ...bank }) ? null : { name: trimmed(bank.name), account: trimmed(bank.account) },
  taxNumber: trimmed(taxNumber) || null,
  logo,
});

/** The first use that has no number yet. */
export const freeUse = (phones: LetterheadValues['phones']): string =>
  phoneUses.find((use) => phones.every((phone) => phone.use !== use)) ?? phoneUses[0];
