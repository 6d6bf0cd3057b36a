import { percentOf, type Fen } from '../values/money';
import type { RepairOrder } from './state';

/** what whoever comes by appointment gets off, by the benefits that were told with the appointment. */
export const appointmentDiscount = ({ appointment }: Pick<RepairOrder, 'appointment'>, gross: Fen): Fen =>
  Math.max(0, ...(appointment?.benefits ?? []).map(({ discountPercent }) => percentOf(gross, discountPercent)));
