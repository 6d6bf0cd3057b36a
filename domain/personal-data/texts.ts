import type { z } from 'zod';
import { recordedFields } from '../proof/recorded-fields';
import { part, type Json } from '../proof/sealing';

/**
 * What the texts of events are, by the name of their field: `words` that somebody wrote or said, which may be about a person and are forgotten with the person; or a
 * `reference` that the rules go by, which says nothing to whoever does not have the record it refers to.
 */
export const textFields: Readonly<Record<string, 'words' | 'reference'>> = {
  abnormalityId: 'reference',
  about: 'words',
  adjustmentId: 'reference',
  advice: 'words',
  advisor: 'reference',
  after: 'words',
  afterOrder: 'reference',
  answer: 'words',
  appointment: 'reference',
  as: 'reference',
  at: 'reference',
  authority: 'words',
  bay: 'reference',
  before: 'words',
  blockId: 'reference',
  by: 'reference',
  callId: 'reference',
  candidateId: 'reference',
  carInUse: 'words',
  cause: 'words',
  causeCode: 'reference',
  changeId: 'reference',
  channel: 'reference',
  circumstances: 'words',
  claim: 'words',
  classification: 'reference',
  code: 'reference',
  command: 'reference',
  commandId: 'reference',
  commitmentId: 'reference',
  complaint: 'reference',
  condition: 'words',
  content: 'words',
  counterpart: 'words',
  customerDemand: 'words',
  customerId: 'reference',
  date: 'reference',
  day: 'reference',
  demand: 'words',
  department: 'reference',
  departmentHead: 'reference',
  departments: 'reference',
  description: 'words',
  disowned: 'reference',
  document: 'reference',
  doneLines: 'reference',
  doubt: 'words',
  drawing: 'reference',
  driver: 'reference',
  dueDay: 'reference',
  en: 'reference',
  escalationId: 'reference',
  exitPass: 'reference',
  expectedDay: 'reference',
  explanation: 'words',
  facts: 'words',
  fault: 'words',
  field: 'reference',
  finding: 'words',
  firstContact: 'reference',
  followUp: 'reference',
  for: 'reference',
  forerunners: 'reference',
  found: 'words',
  fulfilledBy: 'reference',
  fullName: 'words',
  furtherNeeds: 'words',
  handling: 'words',
  hash: 'reference',
  helpers: 'reference',
  holder: 'reference',
  id: 'reference',
  instruction: 'words',
  into: 'reference',
  invoiceId: 'reference',
  issueId: 'reference',
  item: 'reference',
  itemId: 'reference',
  key: 'reference',
  keyNumber: 'reference',
  keyPlace: 'words',
  kind: 'reference',
  lead: 'reference',
  lineId: 'reference',
  lineIds: 'reference',
  link: 'reference',
  lowerBecause: 'words',
  measure: 'words',
  measureId: 'reference',
  measures: 'words',
  mismatchReason: 'words',
  mobile: 'words',
  name: 'reference',
  needId: 'reference',
  networkAddress: 'words',
  newFacts: 'words',
  newsId: 'reference',
  nextAppointment: 'words',
  nextDay: 'reference',
  note: 'words',
  number: 'reference',
  objection: 'words',
  of: 'reference',
  opinion: 'words',
  opinions: 'words',
  order: 'reference',
  othersStrengths: 'words',
  otherWishes: 'words',
  outcome: 'words',
  owner: 'reference',
  ownShortfalls: 'words',
  ownWords: 'words',
  parkingPlace: 'words',
  partNumber: 'reference',
  partNumbers: 'reference',
  paymentId: 'reference',
  paymentReference: 'reference',
  person: 'reference',
  phoneMark: 'words',
  photo: 'reference',
  photos: 'reference',
  place: 'words',
  plan: 'words',
  planRefusal: 'words',
  policy: 'reference',
  predecessor: 'reference',
  previous: 'reference',
  print: 'reference',
  problem: 'words',
  product: 'words',
  profile: 'words',
  promise: 'words',
  reason: 'words',
  reference: 'reference',
  relation: 'words',
  replacedParts: 'reference',
  requestId: 'reference',
  reservationId: 'reference',
  resolution: 'words',
  resourceId: 'reference',
  responsiblePerson: 'words',
  result: 'words',
  returnDay: 'reference',
  salutation: 'words',
  scan: 'reference',
  serviceOrder: 'reference',
  signer: 'reference',
  slip: 'reference',
  solution: 'words',
  specialist: 'reference',
  standard: 'reference',
  storageBox: 'reference',
  store: 'reference',
  subject: 'reference',
  successor: 'reference',
  suggestions: 'words',
  summary: 'words',
  symptoms: 'words',
  takesBack: 'reference',
  taskId: 'reference',
  taxNumber: 'words',
  team: 'reference',
  teams: 'reference',
  technician: 'reference',
  text: 'words',
  timer: 'reference',
  title: 'words',
  to: 'reference',
  topic: 'words',
  transportId: 'reference',
  userAgent: 'words',
  vehicle: 'reference',
  washBay: 'reference',
  what: 'words',
  whatWasWrong: 'words',
  whyOnlyOne: 'words',
  wish: 'words',
  wishedDay: 'reference',
  witness: 'reference',
  words: 'words',
  work: 'reference',
  workshopPerson: 'reference',
  zh: 'reference',
};

/** Stands where words were, once the person they were about is erased. */
export const ERASED_TEXT = '〔已删除 erased〕';

const unescaped = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');
const keysOf = (pointer: string): readonly string[] => pointer.slice(1).split('/').map(unescaped);
/** The name of the field that a pointer leads to, also for an element of its list. */
const fieldAt = (pointer: string): string | undefined => keysOf(pointer).findLast((key) => !/^\d+$/.test(key));

/** Of an event, the words that may be about a person, by RFC 6901 pointer. `schema` is what its type declares. */
export function personalTexts(event: object, schema: z.ZodObject | undefined): ReadonlyMap<string, string> {
  const { secrets } = part(event as unknown as Json, recordedFields(schema));
  return new Map([...secrets].filter(([pointer]) => textFields[fieldAt(pointer) ?? ''] === 'words'));
}

/** The value with these texts in their places; a place that is not there is passed over. */
export function withTexts<T extends object>(value: T, texts: Iterable<readonly [pointer: string, text: string]>): T {
  const copy = structuredClone(value);
  for (const [pointer, text] of texts) {
    const keys = [...keysOf(pointer)];
    const last = keys.pop() ?? '';
    const place = keys.reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
          ? (inner as Readonly<Record<string, unknown>>)[key]
          : undefined,
      copy,
    );
    if (typeof place === 'object' && place !== null && Object.hasOwn(place, last))
      (place as Record<string, string>)[last] = text;
  }
  return copy;
}

/** The value without these texts. */
export const withoutTexts = <T extends object>(value: T, texts: ReadonlyMap<string, string>): T =>
  withTexts(
    value,
    [...texts.keys()].map((pointer) => [pointer, ERASED_TEXT] as const),
  );

/** The event as it is told once the person is erased: everything but the words. */
export const withoutWords = <T extends object>(event: T, schema: z.ZodObject | undefined): T =>
  withoutTexts(event, personalTexts(event, schema));
