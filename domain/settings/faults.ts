import type { z } from 'zod';

/** What a setting is refused for, as an API client reads it; what people read is in texts/settings.ts. */
export const settingFaults = {
  tooLong: 'is too long',
  phoneInvalid: 'must be a mainland mobile, landline, 400, 800 or 95 number',
  phoneUseTwice: 'each use has one number',
  accountInvalid: 'must be an account number of 8 to 32 digits',
  taxNumberInvalid: 'must be a unified social credit code with its check digit, or a tax number of 15 or 20 characters',
  idTwice: 'each entry has an id of its own',
  nameTaken: 'another entry has this name',
  noneActive: 'at least one entry must be in use',
  entryRemoved: 'an entry that was stored is retired, not removed: orders and complaints name it',
  dateTwice: 'each date is named once',
  memberTwice: 'each person is named once',
  deputyIsHead: 'the deputy is somebody else',
  personUnknown: 'nobody of this id works here',
  pictureUnknown: 'no picture of this store is kept under this hash',
  teamUnknown: 'no team of this id is in use',
  pointRequired: 'the rules demand this point of every job',
  pointUnknown: 'the checklist has no such point',
  freeChecksTooFew: 'at least seven free checks remain',
  endsBeforeItBegins: 'ends on an earlier day than it begins',
  freeCheckIsNoCampaign: 'the free checks that every car gets before delivery are no campaign',
  discountElsewhere: 'a discount goes with the discount and lane',
  bracesOpen: 'a brace { or } stands alone',
  placeholderUnknown: 'the notice has no such fact',
  placeholderMissing: 'the text must name every fact that it cannot do without',
} as const;
export type SettingFault = keyof typeof settingFaults;

/** Where in the content something is wrong, and what. */
export interface ContentFault {
  readonly path: readonly (string | number)[];
  readonly fault: SettingFault;
}

/** For `refine` and `addIssue`: the sentence, and the fault by its name. */
export const refusedFor = (fault: SettingFault) => ({ message: settingFaults[fault], params: { fault } });

/** A schema with what must hold for the content as a whole; the pointer of each fault leads to its place. */
export const withFaults = <S extends z.ZodObject>(
  schema: S,
  faultsOf: (content: z.output<S>) => readonly ContentFault[],
): S =>
  schema.superRefine((content, context) => {
    for (const { path, fault } of faultsOf(content))
      context.addIssue({ code: 'custom', path: [...path], input: content, ...refusedFor(fault) });
  });
