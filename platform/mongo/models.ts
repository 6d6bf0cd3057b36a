import { Schema, type Connection, type Model } from 'mongoose';
import type { Role } from '../../domain/actor';
import type { ServicePolicy } from '../../domain/policy';
import type { RepairOrderEvent } from '../../domain/repair-order/state';

export interface StoredEvent {
  readonly _id: string;
  readonly order: string;
  readonly store: string;
  readonly sequence: number;
  readonly at: number;
  readonly type: string;
  readonly event: RepairOrderEvent;
}
/** The current view of an order, folded from its events up to `sequence`. */
export interface StoredOrder {
  readonly _id: string;
  readonly store: string;
  readonly sequence: number;
  readonly stage: string;
  readonly advisor: string;
  readonly customer: string;
  readonly vehicle: string;
  readonly openedAt: number;
  readonly promisedAt: number | null;
  readonly open: boolean;
  /** Still to be made ready, so that a past promise means late. */
  readonly pending: boolean;
  /** The whole RepairOrder as JSON text: only ever read whole, and a text is written ten times as fast as a tree. */
  readonly state: string;
}
export interface StoredUser {
  readonly _id: string;
  readonly store: string;
  readonly signIn: string;
  readonly name: string;
  readonly roles: Role[];
  readonly password: string;
  readonly active: boolean;
}
export interface StoredSession {
  readonly _id: string;
  readonly user: string;
  readonly store: string;
  readonly roles: Role[];
  /** A customer's session reaches this order and no other. */
  readonly order: string | null;
  readonly expiresAt: Date;
}
export interface StoredCustomer {
  readonly _id: string;
  readonly store: string;
  readonly version: number;
  readonly name: string;
  readonly salutation: string;
  readonly phone: string;
  readonly address: string;
  readonly email: string | null;
  readonly goldCard: boolean;
  readonly member: boolean;
  readonly privateCustomer: boolean;
  readonly preferredChannel: string;
  readonly hopedService: string | null;
  readonly updatedAt: number;
}
export interface StoredVehicle {
  readonly _id: string;
  readonly store: string;
  readonly version: number;
  readonly customer: string;
  readonly plate: string;
  readonly vin: string;
  readonly model: string;
  readonly type: string;
  readonly odometer: number;
  readonly maintenanceCycleKilometres: number;
  readonly maintenanceCycleMonths: number;
  readonly nextMaintenanceDay: string | null;
  readonly nextMaintenanceKilometres: number | null;
  readonly boughtOn: string | null;
  readonly updatedAt: number;
}
export interface StoredPolicy {
  readonly _id: string;
  readonly store: string;
  readonly brand: string;
  readonly version: number;
  readonly policy: ServicePolicy;
}
export interface StoredPart {
  readonly _id: string;
  readonly store: string;
  readonly partNumber: string;
  readonly name: string;
  readonly unitPrice: number;
  readonly stock: number;
  readonly keyLocation: boolean;
  readonly leadDays: number;
}
export interface StoredPrice {
  readonly _id: string;
  readonly store: string;
  readonly code: string;
  readonly work: string;
  readonly labourMinutes: number;
  readonly labour: number;
  readonly parts: string[];
}
export interface StoredStore {
  readonly _id: string;
  readonly name: string;
  readonly brand: string;
  readonly teams: string[];
}
/** One outcome per Idempotency-Key of a request that creates master data or opens an order. */
export interface StoredRequest {
  readonly _id: string;
  readonly fingerprint: string;
  readonly status: number | null;
  readonly body: unknown;
  /** What the request reserved before it took effect, e.g. an order number. */
  readonly reserved: string | null;
  readonly expiresAt: Date;
}
export interface StoredCounter {
  readonly _id: string;
  readonly value: number;
}
export interface StoredLink {
  readonly _id: string;
  readonly order: string;
  readonly store: string;
  readonly customer: string;
  readonly expiresAt: Date;
}

const id = { type: String, required: true } as const;
const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const mixed = { type: Schema.Types.Mixed, required: true } as const;
const flag = { type: Boolean, required: true } as const;
const maybeText = { type: String, default: null } as const;
const maybeNumber = { type: Number, default: null } as const;
const expires = { type: Date, required: true } as const;

const options = { versionKey: false, minimize: false } as const;

const eventSchema = new Schema(
  { _id: id, order: text, store: text, sequence: number, at: number, type: text, event: mixed },
  options,
)
  .index({ order: 1, sequence: 1 }, { unique: true })
  .index({ store: 1, at: 1 });
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
const userSchema = new Schema(
  { _id: id, store: text, signIn: text, name: text, roles: [String], password: text, active: flag },
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
    body: { type: Schema.Types.Mixed, default: null },
    reserved: maybeText,
    expiresAt: expires,
  },
  options,
).index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
const counterSchema = new Schema({ _id: id, value: number }, options);
const linkSchema = new Schema({ _id: id, order: text, store: text, customer: text, expiresAt: expires }, options).index(
  { expiresAt: 1 },
  { expireAfterSeconds: 0 },
);

/** Every collection, typed. */
export interface Models {
  readonly events: Model<StoredEvent>;
  readonly orders: Model<StoredOrder>;
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
}

export function modelsOn(connection: Connection): Models {
  const model = <T>(name: string, schema: Schema): Model<T> =>
    connection.model(name, schema, name) as unknown as Model<T>;
  return {
    events: model('events', eventSchema),
    orders: model('orders', orderSchema),
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
  };
}

export const ensureIndexes = async (models: Models): Promise<void> => {
  for (const model of Object.values(models) as Model<unknown>[]) await model.createIndexes();
};

export const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { code?: unknown }).code === 11000;
