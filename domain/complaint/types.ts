import type { EventSchemas } from '../kernel/event';
import type { Slice } from '../kernel/slice';
import type { ExplainedDeadline } from './explained-deadline';
import type { Complaint, Payloads } from './state';

export type ComplaintSlice<Commands, Events extends EventSchemas> = Slice<
  Complaint,
  Payloads,
  Commands,
  Events,
  ExplainedDeadline
>;
