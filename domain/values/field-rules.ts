/** What a field must be beyond its type, as an API client reads it; what people read is in texts/field-errors.ts. */
export const fieldRules = {
  localId: 'must be 1 to 40 letters, digits, dots, dashes or underscores, and begin with a letter or digit',
  id: 'must be the id of a record: letters, digits and dashes',
  number: 'must be the number of a record, e.g. RO-S01-20261122-0001',
  fileHash: 'must be the SHA-256 of a file that was sent, in 64 hexadecimal digits',
  escalationId: 'must be the id of an escalation of this process',
  singleLine: 'must be a single line of characters that can be printed',
  printable: 'contains characters that cannot be stored or printed',
  instant: 'must be a time with offset (RFC 3339) between the years 2000 and 2100',
  day: 'must be a day, e.g. 2027-03-01, between the years 2000 and 2100',
  leastMoney: 'must be a whole number of fen, 0 or more',
  someMoney: 'must be a whole number of fen, more than 0',
  mostMoney: 'must be at most 1000000000 fen',
  phone: 'must be a mainland mobile or landline number',
  plate: 'is not a mainland number plate',
  vin: 'must be 17 characters without I, O and Q',
  plateOrVin: 'must name the car by its plate or VIN',
  storeId: 'must be 1 to 8 capitals and digits, e.g. S01',
  signInName:
    'must be 2 to 60 letters without accents, digits, dots, hyphens, underscores or @, and begin with a letter or digit',
  creditCode: 'must be a unified social credit code of 18 characters',
  creditCodeCheck: 'is not a unified social credit code: its last character does not fit',
  invoiceNumber: 'must have 8 or 20 digits',
  catalogueCode: 'must be 1 to 40 letters, digits, dots, dashes or underscores',
  sixDigits: 'must have 6 digits',
  wholeNumber: 'must be a whole number in digits',
  cursor: 'must be what a page answered as its next cursor',
  searchTerm: 'must have a word of two letters or digits, or one Chinese character of a name',
  endsAfterBeginning: 'must end after it begins',
  daysForRange: 'name the first and the last day with the range `days`, and with no other',
  daysInOrder: 'the last day must not lie before the first',
  quarterAtMost: 'at most 92 days are read at once',
  eachRoleOnce: 'must name each role once',
  oneComplainant: 'name only one of a customer of the store, a contact, and the complaint it follows',
  someComplainant: 'name a customer of the store, a contact, the complaint it follows, or the plate of a car',
  timeZone: 'A known IANA time zone.',
  openEachWeek: 'Open for at least 60 minutes a week.',
  partOffered: 'no part of this number is offered',
  partOnce: 'each part is named once',
  levelTimes: 'Each level needs its own time.',
  rangesApart: 'Ranges follow each other without overlap.',
  callDays: 'The first call comes before its due day, and that before the sweep.',
  sweepBeforeClose: 'The sweep comes before the close.',
  askBeforeEscalation: 'The question comes before the escalation.',
  soloWithinMaximum: 'The solo limit lies within the maximum.',
  remindersAscend: 'Reminders ascend.',
  pickupDaysAscend: 'The customer is reminded before the managers hear of it, each later than the one before.',
} as const;
export type FieldRule = keyof typeof fieldRules;

/** For `regex` and `refine`: the sentence by which the rule is known again. */
export const rule = (name: FieldRule) => ({ message: fieldRules[name] });

const names = new Map<string, FieldRule>(
  (Object.keys(fieldRules) as FieldRule[]).map((name) => [fieldRules[name], name]),
);
/** The rule that says this; undefined for a sentence that is none of ours. */
export const ruleSaying = (message: string): FieldRule | undefined => names.get(message);
