import type { ItemOf, Schema } from './contract';

/** The replies of the API that several pages speak of, each under its name in the document. */
export type Me = Schema<'Me'>;
export type TaskItem = Schema<'TaskItem'>;
export type BoardCard = Schema<'BoardCard'>;
export type OrderView = Schema<'RepairOrder'>;
export type ComplaintView = Schema<'Complaint'>;
export type FollowUpView = Schema<'FollowUp'>;
export type ComplaintRow = ItemOf<'/complaints'>;
export type ExplainedDeadline = Schema<'ExplainedDeadline'>;
export type Customer = Schema<'Customer'>;
export type Vehicle = Schema<'Vehicle'>;
export type SearchHit = Schema<'SearchHit'>;
export type Contact = Schema<'Contact'>;
export type CustomerDoubles = Schema<'CustomerDoubles'>;
export type MenuItem = Schema<'MenuItem'>;
export type Part = Schema<'Part'>;
export type Action = Schema<'Action'>;
export type Evidence = (OrderView | ComplaintView)['evidence'][number];
export type Escalation = OrderView['escalations'][number];
/** What the reply of every process has, and the parts that all pages share show. */
export type ProcessView = Pick<OrderView, 'number' | 'sequence' | 'actions' | 'deadlines'>;
