import type { StandIn } from '../../domain/account/rights';
import { setBounded } from '../../domain/kernel/bounded-map';
import type { Role } from '../../domain/kernel/actor';
import { defaultCalendar } from '../../domain/policy/policy';
import type { Repositories, StoredSession } from '../../platform/mongo/repositories';

/** All that the rights of a session follow from at any moment. */
export interface PersonFacts {
  /** Null for a customer. */
  readonly name: string | null;
  readonly roles: readonly Role[];
  readonly standsIn: readonly StandIn[];
  /** IANA name of the zone of the store. */
  readonly zone: string;
}

const ZONE_CACHE_MS = 60_000;
const MAX_ZONES = 10_000;

/** Looks up what the holder of a session is. */
export class PersonFactsReader {
  readonly #zones = new Map<string, { zone: string; until: number }>();

  constructor(
    private readonly repositories: Pick<Repositories, 'accounts' | 'staff' | 'policies'>,
    private readonly options: { readonly demoAccounts: boolean },
  ) {}

  /** Undefined when the account is closed or the person does not work in the store. */
  async factsOf({ store, user, roles, order }: StoredSession): Promise<PersonFacts | undefined> {
    if (order !== null) return { name: null, roles, standsIn: [], zone: await this.#zoneOf(store) };
    const { accounts, staff } = this.repositories;
    const [account, member, named, zone] = await Promise.all([
      accounts.find(user),
      staff.find(store, user),
      staff.whoNamed(store, user),
      this.#zoneOf(store),
    ]);
    if (!account || !member || (account.demo === true && !this.options.demoAccounts)) return undefined;
    const standsIn = named.flatMap(({ person, roles: lent, absence }) =>
      absence ? [{ person, roles: lent, absence }] : [],
    );
    return { name: member.name, roles: member.roles, standsIn, zone };
  }

  /** Asked once a minute for a store, not once for each of its sessions. A store that has not published a policy yet keeps the time of the calendar it would start with. */
  async #zoneOf(store: string): Promise<string> {
    const now = Date.now();
    const known = this.#zones.get(store);
    if (known && known.until > now) return known.zone;
    const { zone } = ((await this.repositories.policies.newest(store)) ?? { calendar: defaultCalendar }).calendar;
    setBounded(this.#zones, store, { zone, until: now + ZONE_CACHE_MS }, MAX_ZONES);
    return zone;
  }
}
