import { complaintProcess } from '../../domain/complaint/process';
import { eventReply } from '../processes/replies';

export { ComplaintReply } from './views';
export const ComplaintEventReply = eventReply('Complaint', complaintProcess.eventSchemas);
