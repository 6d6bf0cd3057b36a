import type { TaskItem } from './replies';

/** What a task is about, e.g. the id of an extra item: its key names it behind its kind; undefined where it names none. */
export const targetOf = ({ about }: Pick<TaskItem, 'about'>): string | undefined =>
  about.split('/').slice(1).join('/').split('#')[0] || undefined;
