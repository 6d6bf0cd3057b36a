import { z } from 'zod';
import { stages } from '../../domain/complaint/stage';
import { teamOf } from '../../domain/complaint/team';
import { fold, foldedValues } from '../../domain/master-data/search';
import type { ComplaintRow as StoredRow } from '../../platform/mongo/repositories/complaints';
import type { Context } from '../context';
import { endpoint, type Endpoint } from '../http/endpoint';
import { Cursor, Flag, idOfCursor, Level, Limit, pageOf, pageSchema } from '../http/fields';
import { roleFor } from '../http/role-for';
import type { Session } from '../http/sessions';
import { foundParties } from '../master-data/found-parties';
import { SearchQuery } from '../master-data/search-query';
import { complainantsOf } from '../../platform/earlier-complaints';
import { QueuedComplaint } from './replies';

const QueueQuery = z.strictObject({
  of: z.enum(['mine', 'team', 'all']).default('all').meta({
    description: 'those of the reader, of the people of the same team (customer relations or after-sales), or all',
  }),
  stage: z.enum(stages).optional(),
  minLevel: Level.optional(),
  late: Flag.optional().meta({ description: 'those of which something is overdue, or raised and not taken over' }),
  q: SearchQuery.optional(),
  cursor: Cursor.optional(),
  limit: Limit,
});

/** The complainants and cars that these terms find, also of people who are no customers. Throws `forbidden` for whoever may not search for people. */
async function foundBy(context: Context, session: Session, terms: readonly string[], rows: readonly StoredRow[]) {
  roleFor('search', session);
  const { store } = session;
  const { contacts } = context.repositories;
  const [{ customers, vehicles }, strangers] = await Promise.all([
    foundParties(context.repositories, store, terms),
    contacts.byIds(
      store,
      rows.map(({ complainant }) => complainant),
    ),
  ]);
  const known = await Promise.all(customers.map((id) => complainantsOf(context.repositories, store, id)));
  const isMeant = (values: readonly string[]): boolean =>
    terms.every((term) => values.some((value) => value.includes(fold(term))));
  const meant = strangers.filter(({ name, phone }) => isMeant(foldedValues({ names: [name], codes: [phone] })));
  return {
    complainants: new Set([...known.flat(), ...meant.map(({ _id }) => _id)]),
    vehicles: new Set(vehicles),
  };
}

/** Those of a person, or of the people of the reader's team; undefined when everybody's are meant. */
async function ownersOf(
  { repositories: { staff } }: Context,
  { store, actorId, roles }: Session,
  of: z.output<typeof QueueQuery>['of'],
): Promise<ReadonlySet<string> | undefined> {
  if (of === 'all') return undefined;
  if (of === 'mine') return new Set([actorId]);
  const team = await staff.holdersOf(store, teamOf(roles));
  return new Set(team.map(({ person }) => person));
}

/** The place in the queue: what is late first, then what is due first, what has no time last. */
const placeOf = ({ _id, dueAt }: StoredRow, isLate: boolean): string =>
  `${isLate ? 0 : 1}|${String(dueAt ?? 9e15).padStart(16, '0')}|${_id}`;

/** H-43: every open complaint, late ones first, by the time that is due next, and what is done then by whom. */
export const readQueue = (context: Context): Endpoint =>
  endpoint({
    operation: 'complaint.readQueue',
    method: 'get',
    path: '/complaint-queue',
    tag: 'complaints',
    summary:
      'H-43: the open complaints, late ones first, then by what is due next: since when, whose, which car, what next by whom',
    query: QueueQuery,
    replies: { 200: { description: 'a page', body: pageSchema(QueuedComplaint) } },
    handle: async ({ query: { of, stage, minLevel = 0, late, q, cursor, limit }, session }) => {
      const { store, actorId } = session;
      const { complaints, tasks, vehicles } = context.repositories;
      const after = cursor === undefined ? '' : idOfCursor(cursor);
      const [owners, lateOnes] = await Promise.all([ownersOf(context, session, of), tasks.lateIn(store)]);
      const open = (await complaints.open(store)).filter(({ accused = [] }) => !accused.includes(actorId));
      const found = q === undefined ? undefined : await foundBy(context, session, q, open);
      const waiting = open
        .filter(({ owner, level }) => level >= minLevel && (owners?.has(owner) ?? true))
        .filter(
          (row) => row.stage === (stage ?? row.stage) && lateOnes.has(row._id) === (late ?? lateOnes.has(row._id)),
        )
        .filter((row) => !found || found.complainants.has(row.complainant) || found.vehicles.has(row.vehicle ?? ''))
        .map((row) => ({ ...row, _id: placeOf(row, lateOnes.has(row._id)), number: row._id }))
        .filter(({ _id }) => _id > after)
        .toSorted((a, b) => (a._id < b._id ? -1 : 1));
      const { items, nextCursor } = pageOf(waiting, limit);
      const [carOf, nextOf] = await Promise.all([
        vehicles.carsOf(items.flatMap(({ vehicle }) => vehicle ?? [])),
        tasks.nextOf(items.map(({ number }) => number)),
      ]);
      const body = items.map(({ _id: _place, store: _store, accused: _accused, vehicle, ...row }) => ({
        ...row,
        vehicle,
        ...carOf(vehicle ?? ''),
        overdue: lateOnes.has(row.number),
        next: nextOf(row.number),
      }));
      return { status: 200, body: { items: body, nextCursor } };
    },
  });
