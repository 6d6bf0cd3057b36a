import { z } from 'zod';
import { commands } from '../../domain/appointment/commands';
import { checkMove } from '../../domain/appointment/customer-limits';
import type { Appointment } from '../../domain/appointment/state';
import { Instant, LongText } from '../../domain/values/field-schemas';
import { holdSlot } from '../appointments/booking';
import { appointmentApi } from '../appointments/process-api';
import type { Context } from '../context';
import { callerOf } from '../http/caller';
import { Problem } from '../http/problems';
import { assertAccess } from '../processes/process-api';
import { readLatest } from '../processes/reading';
import { submitAndWait } from '../processes/submit';
import { say } from '../../texts/customer-page';
import { Key, linked, optional, signed, tellersOf, type Decision } from './decision';
import { languageOf } from './visitor';

const Time = z.strictObject({ key: Key, startsAt: Instant });
const OnlyKey = z.strictObject({ key: Key });
const Signature = z.strictObject(signed);
const CallOff = z.strictObject({ key: Key, words: optional(LongText) });

/** What a customer decides about the own appointment. */
export function appointmentDecisionsOf(context: Context) {
  const { tell } = tellersOf(context);

  /** the time is taken first, then it is the appointment's; the customer who chooses it has agreed to it. */
  const chooseTime: Decision = async (req, session) => {
    const { key, startsAt } = Time.parse(req.body);
    const number = session.order;
    await assertAccess(context, appointmentApi, session, number);
    const appointment = (await readLatest(context, appointmentApi, number, 1)) as Appointment;
    const { job, need, terms } = appointment;
    if (!job || !need || !terms) throw new Problem('termsUntold');
    // nobody holds a time that they cannot have
    checkMove(appointment, { id: session.actorId, role: 'customer' }, Date.now());
    const slot = await holdSlot(context, { booker: session, number, job, startsAt, advisor: null, key });
    const seen = await submitAndWait(context, appointmentApi, {
      session,
      caller: callerOf(req, context.cookies),
      number,
      commands: [
        { name: 'keepSlot', payload: { slot } },
        { name: 'agreeOnPage', payload: {} },
      ],
      key,
      prefersAsync: false,
    });
    return seen === undefined ? { notice: 'handedIn' } : { notice: 'booked', seen };
  };

  const agreeTime: Decision = async (req, session) => {
    const { key } = OnlyKey.parse(req.body);
    const told = await tell(appointmentApi, { req, session }, session.order, {
      name: 'agreeOnPage',
      key,
      payload: {},
    });
    return { ...told, notice: told.notice === 'thanks' ? 'agreedNow' : told.notice };
  };

  const callOff: Decision = async (req, session) => {
    const { key, words } = CallOff.parse(req.body);
    const reason = words ?? say('callOffByCustomer', languageOf(req));
    const told = await tell(appointmentApi, { req, session }, session.order, {
      name: 'callOff',
      key,
      payload: { calledOffBy: 'customer', reason },
    });
    return { ...told, notice: told.notice === 'thanks' ? 'calledOffNow' : told.notice };
  };

  const signForm: Decision = async (req, session) => {
    const { key, drawing } = Signature.parse(req.body);
    const payload = commands.schemas.signForm.parse({ consent: linked(drawing) });
    return tell(appointmentApi, { req, session }, session.order, { name: 'signForm', key, payload });
  };

  return { chooseTime, agreeTime, callOff, signAppointment: signForm };
}
