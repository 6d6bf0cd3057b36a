import { dailyNumbers } from '../kernel/process-number';

export const orderNumbers = dailyNumbers('RO');
export const OrderNumber = orderNumbers.schema;
