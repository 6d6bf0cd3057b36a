import { createHash } from 'node:crypto';
import { ERASED_TEXT } from '../../../domain/personal-data/texts';
import { carSubject, customerSubject, importSubject, storeSubject } from '../../vault/subjects';
import type { CarKeys } from '../models/columns';
import type {
  Models,
  StoredContact,
  StoredCustomer,
  StoredExport,
  StoredExternalId,
  StoredImport,
  StoredMarketingStatement,
  StoredPastVisit,
  StoredPersonalRequest,
  StoredRefusals,
  StoredRequest,
  StoredTrayMessage,
  StoredVehicle,
} from '../models';
import { sealedRecords } from './sealed-records';

/** Stands for a plate or a VIN: as different from others as it was, and without saying what it was. */
const nameless = (id: string): string => `ERASED-${createHash('sha256').update(id).digest('hex').slice(0, 10)}`;

export const sealedCustomers = (models: Models) =>
  sealedRecords<
    StoredCustomer,
    'name' | 'salutation' | 'phone' | 'address' | 'email' | 'hopedService' | 'phoneRequested'
  >(models, {
    collection: 'customers',
    fields: ['name', 'salutation', 'phone', 'address', 'email', 'hopedService', 'phoneRequested'],
    subjectOf: ({ store, _id }) => customerSubject(store, _id),
    erased: () => ({
      name: ERASED_TEXT,
      salutation: ERASED_TEXT,
      phone: '',
      address: ERASED_TEXT,
      email: null,
      hopedService: null,
      phoneRequested: null,
    }),
  });

/** A car is its owner's: who gets it seals it with the own key. */
export const sealedVehicles = (models: Models) =>
  sealedRecords<StoredVehicle, 'plate' | 'vin' | 'model' | 'formerOwners'>(models, {
    collection: 'vehicles',
    fields: ['plate', 'vin', 'model', 'formerOwners'],
    subjectOf: ({ store, customer }) => customerSubject(store, customer),
    erased: ({ _id }) => ({
      plate: nameless(`plate ${_id}`),
      vin: nameless(`vin ${_id}`),
      model: ERASED_TEXT,
      formerOwners: [],
    }),
  });

/** Somebody who is no customer yet has a key like one. */
export const sealedContacts = (models: Models) =>
  sealedRecords<StoredContact, 'name' | 'phone' | 'workplace' | 'address'>(models, {
    collection: 'contacts',
    fields: ['name', 'phone', 'workplace', 'address'],
    subjectOf: ({ store, _id }) => customerSubject(store, _id),
    erased: () => ({ name: ERASED_TEXT, phone: '', workplace: null, address: null }),
  });

export const sealedStatements = (models: Models) =>
  sealedRecords<StoredMarketingStatement, 'words'>(models, {
    collection: 'marketingStatements',
    fields: ['words'],
    subjectOf: ({ store, customer }) => customerSubject(store, customer),
    erased: () => ({ words: ERASED_TEXT }),
  });

/** Under the key of the car: whose it was then, nobody knows. */
export const sealedPastVisits = (models: Models) =>
  sealedRecords<StoredPastVisit & CarKeys, 'plate' | 'vin' | 'work'>(models, {
    collection: 'pastVisits',
    fields: ['plate', 'vin', 'work'],
    subjectOf: ({ store, vinKey, plateKey }) => carSubject(store, vinKey ?? plateKey ?? ''),
    erased: ({ _id }) => ({
      plate: nameless(`plate ${_id}`),
      vin: nameless(`vin ${_id}`),
      work: ERASED_TEXT,
    }),
  });

/** A customer's is sealed with the key of the customer, any other with that of the store. */
export const sealedExternalIds = (models: Models) =>
  sealedRecords<StoredExternalId, 'externalId'>(models, {
    collection: 'externalIds',
    fields: ['externalId'],
    subjectOf: ({ store, kind, record }) =>
      kind === 'customers' ? customerSubject(store, record) : storeSubject(store),
    erased: () => ({ externalId: null }),
  });

type Answer = Pick<StoredRequest, '_id' | 'body'>;

/** What was answered, for the days in which the request may come again, with the key of the installation. */
export const sealedAnswers = (models: Models) =>
  sealedRecords<Answer, 'body'>(models, {
    collection: 'requests',
    fields: ['body'],
    subjectOf: () => storeSubject('*'),
    erased: () => ({ body: null }),
  });

/** The name and the first rows of a file that is to be imported, with the key of the file. */
export const sealedSamples = (models: Models) =>
  sealedRecords<StoredImport, 'sample' | 'fileName'>(models, {
    collection: 'imports',
    fields: ['sample', 'fileName'],
    subjectOf: ({ _id }) => importSubject(_id),
    erased: () => ({ sample: [], fileName: ERASED_TEXT }),
  });

/** What is wrong with the rows of a file, with the key of the file. */
export const sealedRefusals = (models: Models) =>
  sealedRecords<StoredRefusals, 'rows'>(models, {
    collection: 'refusals',
    fields: ['rows'],
    subjectOf: ({ _id }) => importSubject(_id.split(':')[0] ?? ''),
    erased: () => ({ rows: [] }),
  });

/** Why somebody took records out, with the key of the store: it may name whom they are about. */
export const sealedExports = (models: Models) =>
  sealedRecords<StoredExport, 'purpose'>(models, {
    collection: 'exports',
    fields: ['purpose'],
    subjectOf: ({ store }) => storeSubject(store),
    erased: () => ({ purpose: ERASED_TEXT }),
  });

/** A message that a gateway would have sent, with the key of the store. */
export const sealedTray = (models: Models) =>
  sealedRecords<StoredTrayMessage, 'address' | 'subject' | 'text'>(models, {
    collection: 'trayMessages',
    fields: ['address', 'subject', 'text'],
    subjectOf: ({ store }) => storeSubject(store),
    erased: () => ({ address: '', subject: ERASED_TEXT, text: ERASED_TEXT }),
  });

/** How a request about the own data was answered, apart from who answered it and when. */
export const sealedRequests = (models: Models) =>
  sealedRecords<StoredPersonalRequest & { readonly words: string | null }, 'words'>(models, {
    collection: 'personalRequests',
    fields: ['words'],
    subjectOf: ({ store, customer }) => customerSubject(store, customer),
    erased: () => ({ words: null }),
  });
