import { z } from 'zod';
import { browsers, systems } from '../../domain/account/device-words';
import { secondFactorStates } from '../../domain/account/second-factor';
import { StoredInstant } from '../../domain/values/field-schemas';
import type { Session, Sessions } from '../http/sessions';
import { RoleName } from '../processes/replies';

const StoreOption = z.object({ id: z.string(), name: z.string() }).meta({ id: 'StoreOption' });

const me = {
  id: z.string(),
  name: z.string().nullable().meta({ description: 'null for a customer' }),
  store: z.string(),
  stores: z.array(StoreOption).meta({ description: 'where this person works and may go on; none for a customer' }),
  roles: z.array(RoleName),
  order: z.string().nullable().meta({ description: "a customer's session reaches this order and no other" }),
  zone: z.string().meta({ description: "IANA name, of the store's local time" }),
  secondFactor: z.enum(secondFactorStates).meta({
    description:
      '`proved`: shown in this session; `needed`: until it is, nothing else can be done; `neededToStandIn`: until it is, roles of somebody who is away are held back',
  }),
  wall: z.string().nullable().meta({
    description: 'the name of the screen on a wall whose session this is; it shows the workshop, and no more',
  }),
  messageTray: z.boolean().meta({ description: 'demo store: what a gateway would have sent is shown' }),
  expiresAt: StoredInstant.meta({ description: 'the session is over then, unless something is asked in it before' }),
  endsAt: StoredInstant.meta({ description: 'the session is over then, whatever is asked in it' }),
};
export const Me = z.object(me).meta({ id: 'Me' });
export const SessionOpened = z
  .object({
    token: z.string().meta({ description: 'goes into `Authorization: Bearer …`; shown once' }),
    device: z.string().meta({ description: 'goes into `X-Device` at the next sign-in' }),
    ...me,
  })
  .meta({ id: 'SessionOpened' });

/** Who is signed in, as the API tells it. */
export const meOf = async (sessions: Sessions, session: Session) => {
  const { actorId: id, name, store, roles, order, zone, secondFactor, wall, expiresAt, endsAt } = session;
  const all = order === null ? await sessions.storesOf(id) : [];
  const stores = wall === null ? all : all.filter((one) => one.id === store);
  const messageTray = wall === null && sessions.messageTray;
  return { id, name, store, stores, roles, order, zone, secondFactor, wall, messageTray, expiresAt, endsAt };
};

export const SessionListed = z
  .object({
    id: z.string(),
    browser: z.enum(browsers),
    system: z.enum(systems),
    address: z.string().nullable(),
    wall: z.string().nullable().meta({ description: 'the name of a screen on a wall; null for a person' }),
    begunAt: StoredInstant,
    lastUsedAt: StoredInstant.meta({ description: 'noted once a minute' }),
    current: z.boolean().meta({ description: 'the session that asks' }),
  })
  .meta({ id: 'SessionListed' });
