import { Schema, type Connection, type Model } from 'mongoose';
import type {
  StoredComplaint,
  StoredContact,
  StoredCounter,
  StoredCustomer,
  StoredEvent,
  StoredExport,
  StoredFile,
  StoredFollowUp,
  StoredLink,
  StoredNotice,
  StoredOrder,
  StoredPart,
  StoredPolicy,
  StoredPrice,
  StoredRequest,
  StoredSession,
  StoredStore,
  StoredTask,
  StoredUser,
  StoredVehicle,
} from './stored';

export type * from './stored';

const id = { type: String, required: true } as const;
const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const mixed = { type: Schema.Types.Mixed, required: true } as const;
const flag = { type: Boolean, required: true } as const;
const maybeText = { type: String, default: null } as const;
const maybeNumber = { type: Number, default: null } as const;
const expires = { type: Date, required: true } as const;

const view = { _id: id, store: text, sequence: number, open: flag, state: text } as const;

const options = { versionKey: false, minimize: false } as const;

const eventSchema = new Schema(
  { _id: id, process: text, store: text, sequence: number, at: number, loggedAt: number, type: text, event: mixed },
  options,
)
  .index({ process: 1, sequence: 1 })
  .index({ store: 1, at: 1 })
  .index({ loggedAt: 1 });
const orderSchema = new Schema(
  {
    _id: id,
    store: text,
    sequence: number,
    stage: text,
    advisor: text,
    customer: text,
    vehicle: text,
    openedAt: number,
    promisedAt: maybeNumber,
    open: flag,
    pending: flag,
    state: text,
  },
  options,
)
  .index({ store: 1, stage: 1 })
  .index({ store: 1, vehicle: 1 })
  .index({ store: 1, pending: 1, promisedAt: 1 });
const complaintSchema = new Schema(
  {
    ...view,
    stage: text,
    kind: text,
    level: number,
    owner: text,
    complainant: text,
    vehicle: maybeText,
    order: maybeText,
    severity: maybeText,
    receivedAt: number,
    closedAt: maybeNumber,
    dueAt: maybeNumber,
  },
  options,
)
  .index({ store: 1, open: 1, dueAt: 1 })
  .index({ store: 1, order: 1 })
  .index({ store: 1, vehicle: 1 })
  .index({ store: 1, complainant: 1 });
const followUpSchema = new Schema(
  {
    ...view,
    stage: text,
    order: text,
    customer: text,
    vehicle: text,
    caller: text,
    priority: number,
    overall: maybeText,
    leftAt: number,
    dueAt: maybeNumber,
  },
  options,
)
  .index({ store: 1, open: 1, stage: 1, priority: 1 })
  .index({ store: 1, customer: 1 });
const taskSchema = new Schema(
  {
    _id: id,
    process: text,
    store: text,
    sequence: number,
    open: flag,
    key: text,
    audience: text,
    roles: [String],
    person: maybeText,
    command: text,
    dueAt: number,
    escalated: flag,
    since: number,
    forgetAt: { type: Date, default: null },
  },
  options,
)
  .index({ store: 1, open: 1, audience: 1, dueAt: 1 })
  .index({ process: 1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });
const noticeSchema = new Schema(
  {
    _id: id,
    process: text,
    store: text,
    at: number,
    notBefore: number,
    zone: text,
    notice: mixed,
    way: text,
    role: maybeText,
    person: maybeText,
    status: text,
    leaseUntil: number,
    taken: [String],
    attempts: [Schema.Types.Mixed],
  },
  options,
)
  .index({ status: 1, notBefore: 1 })
  .index({ store: 1, way: 1, role: 1, at: 1 })
  .index({ store: 1, at: 1 });
const fileSchema = new Schema(
  { _id: id, store: text, hash: text, type: text, size: number, thumbnail: maybeText, uploadedBy: text, at: number },
  options,
);
const contactSchema = new Schema(
  { _id: id, store: text, name: text, phone: text, workplace: maybeText, address: maybeText },
  options,
);
const userSchema = new Schema(
  {
    _id: id,
    store: text,
    signIn: text,
    name: text,
    roles: [String],
    password: text,
    active: flag,
    phone: maybeText,
    email: maybeText,
    absence: { type: Schema.Types.Mixed, default: null },
  },
  options,
).index({ signIn: 1 }, { unique: true });
const sessionSchema = new Schema(
  { _id: id, user: text, store: text, roles: [String], order: maybeText, expiresAt: expires },
  options,
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
const customerSchema = new Schema(
  {
    _id: id,
    store: text,
    version: number,
    name: text,
    salutation: text,
    phone: text,
    address: text,
    email: maybeText,
    goldCard: flag,
    member: flag,
    privateCustomer: flag,
    preferredChannel: text,
    hopedService: maybeText,
    updatedAt: number,
  },
  options,
).index({ store: 1, phone: 1 });
const vehicleSchema = new Schema(
  {
    _id: id,
    store: text,
    version: number,
    customer: text,
    plate: text,
    vin: text,
    model: text,
    type: text,
    odometer: number,
    maintenanceCycleKilometres: number,
    maintenanceCycleMonths: number,
    nextMaintenanceDay: maybeText,
    nextMaintenanceKilometres: maybeNumber,
    boughtOn: maybeText,
    updatedAt: number,
  },
  options,
)
  .index({ store: 1, plate: 1 }, { unique: true })
  .index({ store: 1, customer: 1 });
const policySchema = new Schema({ _id: id, store: text, brand: text, version: number, policy: mixed }, options).index({
  store: 1,
  brand: 1,
  version: 1,
});
const partSchema = new Schema(
  {
    _id: id,
    store: text,
    partNumber: text,
    name: text,
    unitPrice: number,
    stock: number,
    keyLocation: flag,
    leadDays: number,
  },
  options,
).index({ store: 1, partNumber: 1 });
const priceSchema = new Schema(
  { _id: id, store: text, code: text, work: text, labourMinutes: number, labour: number, parts: [String] },
  options,
).index({ store: 1, code: 1 });
const storeSchema = new Schema({ _id: id, name: text, brand: text, teams: [String] }, options);
const requestSchema = new Schema(
  {
    _id: id,
    fingerprint: text,
    status: maybeNumber,
    headers: { type: Schema.Types.Mixed, default: {} },
    body: { type: Schema.Types.Mixed, default: null },
    reserved: maybeText,
    expiresAt: expires,
  },
  options,
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
const exportSchema = new Schema(
  { _id: id, store: text, by: text, role: text, what: text, purpose: text, rows: number, at: number },
  options,
).index({ store: 1, at: -1 });
const counterSchema = new Schema({ _id: id, value: number }, options);
const linkSchema = new Schema({ _id: id, order: text, store: text, customer: text, expiresAt: expires }, options).index(
  { expiresAt: 1 },
  { expireAfterSeconds: 0 },
);

/** Every collection, typed. */
export interface Models {
  readonly events: Model<StoredEvent>;
  readonly orders: Model<StoredOrder>;
  readonly complaints: Model<StoredComplaint>;
  readonly followUps: Model<StoredFollowUp>;
  readonly tasks: Model<StoredTask>;
  readonly notices: Model<StoredNotice>;
  readonly contacts: Model<StoredContact>;
  readonly files: Model<StoredFile>;
  readonly users: Model<StoredUser>;
  readonly sessions: Model<StoredSession>;
  readonly customers: Model<StoredCustomer>;
  readonly vehicles: Model<StoredVehicle>;
  readonly policies: Model<StoredPolicy>;
  readonly parts: Model<StoredPart>;
  readonly prices: Model<StoredPrice>;
  readonly stores: Model<StoredStore>;
  readonly requests: Model<StoredRequest>;
  readonly counters: Model<StoredCounter>;
  readonly links: Model<StoredLink>;
  readonly exports: Model<StoredExport>;
}

export function modelsOn(connection: Connection): Models {
  const model = <T>(name: string, schema: Schema): Model<T> =>
    connection.model(name, schema, name) as unknown as Model<T>;
  return {
    events: model('events', eventSchema),
    orders: model('orders', orderSchema),
    complaints: model('complaints', complaintSchema),
    followUps: model('followUps', followUpSchema),
    tasks: model('tasks', taskSchema),
    notices: model('notices', noticeSchema),
    contacts: model('contacts', contactSchema),
    files: model('files', fileSchema),
    users: model('users', userSchema),
    sessions: model('sessions', sessionSchema),
    customers: model('customers', customerSchema),
    vehicles: model('vehicles', vehicleSchema),
    policies: model('policies', policySchema),
    parts: model('parts', partSchema),
    prices: model('prices', priceSchema),
    stores: model('stores', storeSchema),
    requests: model('requests', requestSchema),
    counters: model('counters', counterSchema),
    links: model('links', linkSchema),
    exports: model('exports', exportSchema),
  };
}

export const ensureIndexes = async (models: Models): Promise<void> => {
  for (const model of Object.values(models) as Model<unknown>[]) await model.createIndexes();
};
