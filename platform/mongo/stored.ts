import type { Role } from '../../domain/kernel/actor';
import type { AnyEvent } from '../../domain/processes';
import type { Notice } from '../../domain/kernel/notice';
import type { ServicePolicy } from '../../domain/policy/policy';

export interface StoredEvent {
  readonly _id: string;
  /** Number of the order, complaint or follow-up. */
  readonly process: string;
  readonly store: string;
  readonly sequence: number;
  readonly at: number;
  /** When the log got it, for those who read the log as a feed. */
  readonly loggedAt: number;
  readonly type: string;
  readonly event: AnyEvent;
}
/** The current view of a process, folded from its events up to `sequence`. */
export interface StoredView {
  readonly _id: string;
  readonly store: string;
  readonly sequence: number;
  readonly open: boolean;
  /** The whole state as JSON text: only ever read whole, and a text is written ten times as fast as a tree. */
  readonly state: string;
}
export interface StoredOrder extends StoredView {
  readonly stage: string;
  readonly advisor: string;
  readonly customer: string;
  readonly vehicle: string;
  readonly openedAt: number;
  readonly promisedAt: number | null;
  /** Still to be made ready, so that a past promise means late. */
  readonly pending: boolean;
}
export interface StoredComplaint extends StoredView {
  readonly stage: string;
  readonly kind: string;
  readonly level: number;
  readonly owner: string;
  readonly complainant: string;
  readonly vehicle: string | null;
  readonly order: string | null;
  readonly severity: string | null;
  readonly receivedAt: number;
  readonly closedAt: number | null;
  /** What time brings first; null when nothing is awaited. */
  readonly dueAt: number | null;
}
export interface StoredFollowUp extends StoredView {
  readonly stage: string;
  readonly order: string;
  readonly customer: string;
  readonly vehicle: string;
  readonly caller: string;
  /** 0 member, 1 private car, 2 other (CF-05). */
  readonly priority: number;
  readonly overall: string | null;
  readonly leftAt: number;
  readonly dueAt: number | null;
}
export interface StoredTask {
  readonly _id: string;
  readonly process: string;
  readonly store: string;
  /** Sequence of the state that last said something about it; an older word changes nothing. */
  readonly sequence: number;
  readonly open: boolean;
  readonly key: string;
  /** `person:<id>` or `role:<role>`: one entry each, because one field of one value is what every index can sort by. */
  readonly audience: string;
  readonly roles: Role[];
  readonly person: string | null;
  readonly command: string;
  readonly dueAt: number;
  readonly escalated: boolean;
  readonly since: number;
  /** When a task that is over may be forgotten. */
  readonly forgetAt: Date | null;
}
export interface StoredNotice {
  readonly _id: string;
  readonly process: string;
  readonly store: string;
  readonly at: number;
  readonly notBefore: number;
  /** In whose local time its instants are told. */
  readonly zone: string;
  readonly notice: Notice;
  readonly way: 'inApp' | 'out';
  readonly role: Role | null;
  readonly person: string | null;
  readonly status: 'waiting' | 'sending' | 'sent' | 'undeliverable' | 'shown' | 'read';
  readonly leaseUntil: number;
  /** Whoever has it already; a new attempt leaves them in peace. */
  readonly deliveredTo: readonly string[];
  readonly attempts: readonly { readonly at: number; readonly channel: string; readonly outcome: string }[];
}
/** A photo or scan; its bytes lie in the file store. */
export interface StoredFile {
  readonly _id: string;
  readonly store: string;
  readonly hash: string;
  readonly type: string;
  readonly size: number;
  readonly thumbnail: string | null;
  readonly uploadedBy: string;
  readonly at: number;
}
/** H-05: somebody who is no customer, kept for the matter only. */
export interface StoredContact {
  readonly _id: string;
  readonly store: string;
  readonly name: string;
  readonly phone: string;
  readonly workplace: string | null;
  readonly address: string | null;
}
export interface StoredUser {
  readonly _id: string;
  readonly store: string;
  readonly signIn: string;
  readonly name: string;
  readonly roles: Role[];
  readonly password: string;
  readonly active: boolean;
  readonly phone: string | null;
  readonly email: string | null;
  /** CF-16: who acts in this person's place, and from when to when. */
  readonly absence: { readonly from: number; readonly until: number; readonly deputy: string } | null;
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
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** What the request reserved before it took effect, e.g. an order number. */
  readonly reserved: string | null;
  readonly expiresAt: Date;
}
export interface StoredCounter {
  readonly _id: string;
  readonly value: number;
}
/** L-39: records that left the system, for whom and why. */
export interface StoredExport {
  readonly _id: string;
  readonly store: string;
  readonly by: string;
  readonly role: string;
  readonly what: string;
  readonly purpose: string;
  readonly rows: number;
  readonly at: number;
}
export interface StoredLink {
  readonly _id: string;
  readonly order: string;
  readonly store: string;
  readonly customer: string;
  readonly expiresAt: Date;
}
