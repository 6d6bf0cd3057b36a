import { definition } from '../../domain/repair-order/definition';

/**
 * The workflows of a release before this one: it wrote a note in other words, and every deadline came a minute later. Neither change stands behind
 * a version, so a worker of this release could not carry on what that one has begun.
 */
export * from '../../workflows';

const { decide, deadlines } = definition;
Object.assign(definition, {
  decide: (...args: Parameters<typeof decide>) =>
    decide(...args).map((event) =>
      event.type === 'conditionNoted' ? { ...event, note: `旧版：${event.note}` } : event,
    ),
  deadlines: (state: Parameters<typeof deadlines>[0]) =>
    deadlines(state).map((deadline) => ({ ...deadline, at: deadline.at + 60_000 })),
});
