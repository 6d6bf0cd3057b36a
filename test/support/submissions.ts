import type { Actor } from '../../domain/kernel/actor';
import type { Submission } from '../../domain/kernel/submission';

interface Command {
  readonly type: string;
  readonly id: string;
  readonly by: Actor;
}

/** One command as its sender hands it in. */
export const submissionOf = ({ id, by, ...command }: Command): Submission => ({
  id,
  by: { id: by.id, roles: [by.role] },
  commands: [command],
});
