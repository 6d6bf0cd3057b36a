import { z } from 'zod';
import type { EventsOf } from '../kernel/event';
import { reject } from '../kernel/rejection';
import type { CommandDeclarations } from '../kernel/slice';
import { Id, Instant as InstantField, LocalId, payload } from '../values/field-schemas';
import { keyOfBlock, takenBy } from './availability';
import type { CommandOf } from './commands';
import { Block } from './reservation';
import { planners } from './roles';
import { overlap } from './intervals';
import type { UnstampedEvent, WorkshopDay } from './state';
import type { DaySlice } from './types';

const blockCommands = {
  blockTime: {
    path: 'blocks',
    roles: planners,
    payload: payload(
      {
        blockId: LocalId,
        what: Block.shape.what,
        resourceId: Id,
        from: InstantField,
        until: InstantField,
        blockedFor: Block.shape.blockedFor,
      },
      'A-06: a bay or a person is not available for a while',
    ),
  },
  unblockTime: {
    path: 'blocks/:blockId/end',
    roles: planners,
    payload: payload({ blockId: LocalId }, 'A-06: the bay or the person is available after all'),
  },
} as const satisfies CommandDeclarations;

const blockEvents = { timeBlocked: z.object({ block: Block }), timeUnblocked: z.object({ blockId: z.string() }) };
export type BlockEvents = EventsOf<typeof blockEvents>;

/** More than a day can have. */
const MAX_BLOCKS = 200;

const isThere = ({ resources }: WorkshopDay, { what, resourceId }: Pick<Block, 'what' | 'resourceId'>): boolean =>
  (what === 'bay' ? resources.bays : resources.people).some(({ id }) => id === resourceId);

/** What a customer was promised goes before: it is moved or cancelled first. */
function blockTime(day: WorkshopDay, command: CommandOf<'blockTime'>): readonly UnstampedEvent[] {
  const { blockId, what, resourceId, from, until, blockedFor } = command;
  if (day.blocks.some((block) => block.blockId === blockId)) return [];
  if (!isThere(day, { what, resourceId })) reject('unknownResource', { what, resourceId });
  if (from >= until) reject('blockEndsBeforeItBegins');
  if (day.blocks.length >= MAX_BLOCKS) reject('processTooLarge');
  const block = { blockId, what, resourceId, from, until, blockedFor };
  const inTheWay = day.reservations
    .filter(({ allocation }) =>
      takenBy(allocation).some(([key, interval]) => key === keyOfBlock(block) && overlap(interval, block)),
    )
    .map(({ holder }) => holder);
  if (inTheWay.length > 0) reject('timeTaken', { by: inTheWay });
  return [{ type: 'timeBlocked', block }];
}

const mayEnd = ({ blocks }: WorkshopDay): readonly string[] => blocks.map(({ blockId }) => blockId);

export const blockSlice: DaySlice<typeof blockCommands, typeof blockEvents> = {
  commands: blockCommands,
  events: blockEvents,
  rules: {
    blockTime: { during: ['planned'], decide: blockTime },
    unblockTime: {
      during: ['planned'],
      targets: mayEnd,
      decide: (day, { blockId }) => (mayEnd(day).includes(blockId) ? [{ type: 'timeUnblocked', blockId }] : []),
    },
  },
  evolve: {
    timeBlocked: (day, { block }) => ({ ...day, blocks: [...day.blocks, block] }),
    timeUnblocked: (day, { blockId }) => ({ ...day, blocks: day.blocks.filter((block) => block.blockId !== blockId) }),
  },
  deadlines: [],
};
