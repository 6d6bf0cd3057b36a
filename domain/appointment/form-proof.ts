import type { Appointment, SignedForm } from './state';

/** The signature under the form of the time that is appointed now: a form of an earlier time says another, and what is kept of a deposit is signed by nobody. */
export const formProof = ({ evidence, turn }: Pick<Appointment, 'evidence' | 'turn'>): SignedForm | undefined =>
  evidence.findLast((one): one is SignedForm => one.document === 'appointmentForm' && one.subject === String(turn));
