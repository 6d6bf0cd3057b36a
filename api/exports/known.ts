import { DateTime } from 'luxon';
import type { Language } from '../../domain/values/bilingual';
import { catalogue } from '../../texts';
import { actorRoles } from '../../texts/common/roles';
import { yesNoTexts } from '../../texts/export-lists';
import type { TextTable } from '../../texts/merge';
import { textIn } from '../../texts/text-in';
import type { Context } from '../context';
import { casesNamed, partiesOf, toldOf } from '../desk/case-customers';
import type { Session } from '../http/sessions';
import { mayCall } from '../permissions';

interface Who {
  readonly name: string;
  readonly phone: string | null;
}

/** What ids, names and instants of a list read in a file: names, words of the reader's language, times of the store. */
export interface Known {
  readonly language: Language;
  readonly person: (id: string | null) => string | null;
  /** By the id of the record; null for whoever does not read customers. */
  readonly customer: (id: string) => Who | null;
  /** By the number of a complaint or a call, for whoever is told whose it is. */
  readonly ofCase: (number: string) => Who | null;
  readonly team: (id: string) => string;
  readonly bay: (id: string | null) => string | null;
  /** What a complaint was about, why, and which department is responsible. */
  readonly classification: (code: string | null) => string | null;
  readonly cause: (code: string | null) => string | null;
  readonly department: (name: string | null) => string | null;
  readonly time: (at: number | null) => string | null;
  readonly yes: (flag: boolean) => string;
  readonly stage: (name: string) => string;
  readonly value: (name: string | null) => string | null;
  readonly role: (name: string) => string;
  readonly command: (name: string) => string;
}

/** Whose names a list asks for. */
export interface NamesAsked {
  readonly customers: readonly string[];
  readonly cases: readonly string[];
}

/** A choice can also be the name of a role. */
const choices: TextTable = { ...actorRoles, ...catalogue.values };
const nothing = (): null => null;

async function customersOf(
  context: Context,
  { store, roles }: Session,
  ids: readonly string[],
): Promise<Known['customer']> {
  if (ids.length === 0 || !mayCall(roles, 'readCustomer')) return nothing;
  const partyOf = await partiesOf(context, store, ids);
  return (id) => partyOf(id) ?? null;
}

async function ofCases(context: Context, session: Session, numbers: readonly string[]): Promise<Known['ofCase']> {
  if (numbers.length === 0 || !mayCall(session.roles, 'readCaseCustomers')) return nothing;
  const told = toldOf(session, await casesNamed(context, session, numbers));
  const owners = new Map(told.map(({ number, customerId }) => [number, customerId]));
  const partyOf = await partiesOf(context, session.store, [...owners.values()]);
  const mayPhone = mayCall(session.roles, 'readCustomer');
  return (number) => {
    const party = partyOf(owners.get(number) ?? '');
    return party ? { name: party.name, phone: mayPhone ? party.phone : null } : null;
  };
}

/** Everything that a file needs to say names for. */
export async function loadKnown(
  context: Context,
  session: Session,
  language: Language,
  { customers, cases }: NamesAsked,
): Promise<Known> {
  const { staff, settings } = context.repositories;
  const { store, zone } = session;
  const [people, teams, bays, classes, causes, departments, customer, ofCase] = await Promise.all([
    staff.namesOf(store),
    settings.contentOf(store, 'teams'),
    settings.contentOf(store, 'bays'),
    settings.contentOf(store, 'classificationCodes'),
    settings.contentOf(store, 'causeCodes'),
    settings.contentOf(store, 'departments'),
    customersOf(context, session, customers),
    ofCases(context, session, cases),
  ]);
  const named = (items: readonly { readonly id: string; readonly zh: string; readonly en: string }[], id: string) =>
    items.find((one) => one.id === id)?.[language] ?? id;
  const coded =
    (items: readonly { readonly code: string; readonly zh: string; readonly en: string }[]) => (code: string | null) =>
      code === null ? null : (items.find((one) => one.code === code)?.[language] ?? code);
  const { stages, commands } = catalogue;
  return {
    language,
    person: (id) => (id === null ? null : (people.get(id) ?? id)),
    customer,
    ofCase,
    team: (id) => named(teams.items, id),
    bay: (id) => (id === null ? null : named(bays.items, id)),
    classification: coded(classes.items),
    cause: coded(causes.items),
    // a complaint keeps the Chinese name of a department
    department: (name) =>
      name === null ? null : (departments.items.find(({ zh }) => zh === name)?.[language] ?? name),
    time: (at) => (at === null ? null : DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm')),
    yes: (flag) => yesNoTexts[flag ? 'yes' : 'no'][language],
    stage: (name) => textIn(stages, name, language),
    value: (name) => (name === null || !Object.hasOwn(choices, name) ? name : textIn(choices, name, language)),
    role: (name) => textIn(actorRoles, name, language),
    command: (name) => textIn(commands, name, language),
  };
}
