import type { Role } from '../../../domain/kernel/actor';
import type { DueTime } from '../../../domain/complaint/due-time';
import type { Complaint } from '../../../domain/complaint/state';
import type { FollowUp } from '../../../domain/follow-up/state';
import type { Card } from '../../../domain/repair-order/card';
import type { RepairOrder } from '../../../domain/repair-order/state';
import type { Action } from '../../../domain/kernel/command-rule';
import type { scriptOf } from '../../../domain/follow-up/script';

/** What the API answers, as far as the console uses it. Instants of the API's own are ISO texts; those of a state are ms. */
export interface Me {
  readonly id: string;
  readonly store: string;
  readonly roles: readonly Role[];
  /** Of the store's local time. */
  readonly zone: string;
}
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string | null;
}
export interface TaskItem {
  readonly id: string;
  readonly number: string;
  readonly plate: string | null;
  readonly model: string | null;
  readonly what: string;
  readonly about: string;
  readonly roles: readonly Role[];
  readonly person: string | null;
  readonly escalated: boolean;
  readonly dueAt: string | null;
  readonly overdue: boolean;
}
export interface BoardCard extends Omit<Card, 'openedAt' | 'promisedAt'> {
  readonly openedAt: string;
  readonly promisedAt: string | null;
  readonly plate: string | null;
  readonly model: string | null;
  readonly complaints: number;
  readonly asOf: string;
  /** Only on a single card. */
  readonly open?: boolean;
}

/** What every process has. */
export interface ProcessView {
  readonly number: string;
  readonly sequence: number;
  readonly stage: string;
  readonly actions: readonly Action[];
  readonly deadlines: readonly { readonly at: string; readonly event: DeadlineEvent }[];
}
interface DeadlineEvent {
  readonly type: string;
  readonly timer?: string;
  readonly fulfilledBy?: string;
  readonly reaction?: string;
  readonly to?: readonly Role[];
}
export type OrderView = Omit<RepairOrder, 'policy'> &
  ProcessView & {
    readonly promisedAt: string | null;
    readonly shown: Readonly<Record<string, string>>;
    readonly complaints: readonly ComplaintBrief[] | null;
  };
export interface ComplaintBrief {
  readonly number: string;
  readonly stage: string;
  readonly kind: string;
  readonly level: number;
  readonly open: boolean;
}
export interface ExplainedDeadlineView {
  readonly id: string;
  readonly timer: string;
  readonly fulfilledBy: string;
  readonly due: string | null;
  readonly because: {
    readonly basis: DueTime['basis'];
    readonly since: string;
    readonly minutes: number | null;
    readonly promisedAt: string | null;
    readonly pausedMinutes: number;
    readonly pausedFor: string | null;
    readonly zone: string;
    readonly policyVersion: number;
  };
  readonly steps: readonly { readonly at: string; readonly reaction: string; readonly to: readonly Role[] }[];
}
export type ComplaintView = Omit<Complaint, 'policy'> &
  ProcessView & {
    readonly explainedDeadlines: readonly ExplainedDeadlineView[];
    readonly closingConditions: readonly string[];
    readonly measures: { readonly handovers: number; readonly cost: number; readonly elapsedMinutes: number };
  };
export type FollowUpView = Omit<FollowUp, 'policy'> &
  ProcessView & {
    readonly callFrom: string;
    readonly mayCallNow: boolean;
    readonly script: ReturnType<typeof scriptOf>;
  };
export interface ComplaintRow extends ComplaintBrief {
  readonly owner: string;
  readonly order: string | null;
  readonly vehicle: string | null;
  readonly severity: string | null;
  readonly receivedAt: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
}
export interface FollowUpRow {
  readonly number: string;
  readonly order: string;
  readonly stage: string;
  readonly priority: 'member' | 'private' | 'other';
  readonly caller: Role;
  readonly plate: string | null;
  readonly model: string | null;
  readonly leftAt: string;
  readonly dueAt: string | null;
  readonly bookedAt: string | null;
  readonly attempts: number;
  readonly wish: { readonly words: string; readonly channel: string } | null;
}
export interface OrderRow {
  readonly number: string;
  readonly stage: string;
  readonly advisor: string;
  readonly plate: string | null;
  readonly model: string | null;
  readonly openedAt: string;
  readonly promisedAt: string | null;
  readonly late: boolean;
}
export interface EventRow {
  readonly sequence: number;
  readonly type: string;
  readonly at: string;
  readonly by: { readonly id: string; readonly role: string };
  readonly [fact: string]: unknown;
}
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly phone: string | null;
}
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly salutation: string;
  readonly phone: string;
  readonly address: string;
  readonly goldCard: boolean;
  readonly member: boolean;
}
export interface Vehicle {
  readonly id: string;
  readonly customerId: string;
  readonly plate: string;
  readonly vin: string;
  readonly model: string;
  readonly odometer: number;
}
export interface MenuItem {
  readonly code: string;
  readonly work: string;
  readonly labourMinutes: number;
  readonly labour: number;
  readonly parts: readonly string[];
}
export interface PartItem {
  readonly partNumber: string;
  readonly name: string;
  readonly unitPrice: number;
  readonly stock: number;
  readonly keyLocation: boolean;
}
export interface NoticeItem {
  readonly id: string;
  readonly number: string;
  readonly at: string;
  readonly zh: { readonly subject: string; readonly text: string };
  readonly en: { readonly subject: string; readonly text: string };
}
/** Answer to a command: applied, or handed in. */
export interface CommandAnswer {
  readonly number: string;
  readonly sequence?: number;
  readonly commandId?: string;
  readonly status?: string;
}
