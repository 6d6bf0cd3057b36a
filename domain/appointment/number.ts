import { dailyNumbers } from '../kernel/process-number';

export const appointmentNumbers = dailyNumbers('AP');
export const AppointmentNumber = appointmentNumbers.schema;
