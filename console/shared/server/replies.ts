import type { Schema } from './contract';

/** The replies of the API that several pages speak of, each under its name in the document. */
export type Me = Schema<'Me'>;
export type DeskRow = Schema<'DeskRow'>;
export type DeskTask = Schema<'DeskTask'>;
export type TaskItem = Schema<'TaskItem'>;
export type BoardCard = Schema<'BoardCard'>;
export type WholeOrder = Schema<'RepairOrder'>;
/** A visit as those read it who work on it; the workshop without whose it is and what is paid. */
export type OrderView = WholeOrder | Schema<'RepairOrderInWorkshop'>;
/** A visit as those read it who pass by: driver, guard, operator. */
export type OrderOutline = Schema<'RepairOrderOnRoad'> | Schema<'RepairOrderAtGate'> | Schema<'RepairOrderBrief'>;
export type WholeComplaint = Schema<'Complaint'>;
/** A complaint as those read it who do something about it. */
export type ComplaintView = WholeComplaint | Schema<'ComplaintAtWork'>;
export type ComplaintOutline = Schema<'ComplaintOutline'>;
export type FollowUpView = Schema<'FollowUp'>;
export type AppointmentView = Schema<'Appointment'>;
export type WorkshopDayView = Schema<'WorkshopDay'>;
export type PlannedDay = Schema<'PlannedDay'>;
export type PlannedJob = Schema<'PlannedJob'>;
export type ArrivalRow = Schema<'ArrivalRow'>;
export type JobEstimate = Schema<'JobEstimate'>;
export type ExplainedDeadline = Schema<'ExplainedDeadline'>;
export type Customer = Schema<'Customer'>;
export type Vehicle = Schema<'Vehicle'>;
type ReadVehicle = Schema<'ReadVehicle'>;

/** A car as whoever reads whole visits gets it; nobody else comes to a page that asks whose it is. */
export function withOwner(car: ReadVehicle): Vehicle {
  const { customerId } = car;
  if (customerId === null) throw new TypeError('whose car it is was withheld');
  return { ...car, customerId };
}

export type SearchHit = Schema<'SearchHit'>;
export type Contact = Schema<'Contact'>;
export type CustomerDoubles = Schema<'CustomerDoubles'>;
export type MenuItem = Schema<'MenuItem'>;
export type Part = Schema<'Part'>;
export type Action = Schema<'Action'>;
export type Evidence = (WholeOrder | WholeComplaint)['evidence'][number];
export type Escalation = OrderView['escalations'][number];
/** What the reply of every process has, and the parts that all pages share show. */
export type ProcessView = Pick<
  WholeOrder,
  'number' | 'sequence' | 'actions' | 'deadlines' | 'passedDeadlines' | 'asOf'
>;
