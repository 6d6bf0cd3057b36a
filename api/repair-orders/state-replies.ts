import { repairOrderProcess } from '../../domain/repair-order/process';
import { eventReply } from '../processes/replies';

export { RepairOrderReply } from './views';
export const RepairOrderEventReply = eventReply('RepairOrder', repairOrderProcess.eventSchemas);
