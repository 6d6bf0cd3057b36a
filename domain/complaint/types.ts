import type { Slice } from '../kernel/slice';
import type { ExplainedDeadline } from './explained-deadline';
import type { Complaint, Payloads } from './state';

export type ComplaintSlice<Commands, Events> = Slice<Complaint, Payloads, Commands, Events, ExplainedDeadline>;
