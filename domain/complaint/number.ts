import { dailyNumbers } from '../kernel/process-number';

export const complaintNumbers = dailyNumbers('CP');
export const ComplaintNumber = complaintNumbers.schema;
