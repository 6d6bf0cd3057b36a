import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { fingerprint } from '../kernel/fingerprint';
import type { Immutable } from '../kernel/immutable';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Id, Phone, ShortText, payload } from '../values/field-schemas';
import type { Signer } from '../values/signer';
import { beforeDeparture } from './stage';
import type { RepairOrder } from './state';
import type { OrderSlice } from './types';

/** Whoever brings or collects the car in the owner's place, as the person says. */
const Bringer = z.strictObject({ fullName: ShortText, relation: ShortText, mobile: Phone.optional() });
/** Whoever pays in the owner's place, with the record of a customer where there is one. */
const Payer = z.strictObject({ fullName: ShortText, customerId: Id.optional() });

/** Who has a part in a visit beside the owner of the car. */
export const Parties = z.object({ bringer: Bringer.exactOptional(), payer: Payer.exactOptional() });
export type Parties = Immutable<z.output<typeof Parties>>;

const partyCommands = {
  nameParties: {
    path: 'parties',
    roles: ['serviceAdvisor', 'advisorAssistant', 'settlementClerk', 'cashier'],
    payload: payload(
      { bringer: Bringer.optional(), payer: Payer.optional() },
      'B-02: who brings or collects the car and who pays, where it is not the owner; each signs in the own name',
    ),
  },
} as const satisfies CommandDeclarations;

const partyEvents = { partiesNamed: Parties };
export type PartyEvents = EventsOf<typeof partyEvents>;

/** Under which name a paper is signed; undefined for the owner. Rejects a part that nobody was named for. */
export function signedAs({ parties = {} }: RepairOrder, signer: Signer | undefined): string | undefined {
  if (signer === undefined || signer === 'owner') return undefined;
  return parties[signer]?.fullName ?? reject('partyUnnamed', { signer });
}

export const partySlice: OrderSlice<typeof partyCommands, typeof partyEvents> = {
  commands: partyCommands,
  events: partyEvents,
  rules: {
    nameParties: {
      during: beforeDeparture,
      decide: ({ parties = {} }, { bringer, payer }) => {
        const named = { ...parties, ...(bringer && { bringer }), ...(payer && { payer }) };
        return fingerprint(named) === fingerprint(parties) ? [] : [{ type: 'partiesNamed', ...named }];
      },
    },
  },
  evolve: {
    partiesNamed: (order, { bringer, payer }) => ({
      ...order,
      parties: { ...(bringer && { bringer }), ...(payer && { payer }) },
    }),
  },
  deadlines: [],
};
