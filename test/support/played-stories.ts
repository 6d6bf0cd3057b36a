import type { ApiUsers } from '../../dev/fixtures/api-users';

interface Story<T> {
  readonly title: string;
  readonly play: (people: ApiUsers, customer: number) => Promise<T>;
}

/** The demo store has so many customers for stories, from this one on. */
const CUSTOMERS = 38;
const FIRST_CUSTOMER = 2;
/** A drill is not hindered by so many others. */
const AT_ONCE = 4;

/** Plays the stories, several at once, each with a customer of its own. Answers how to come by what each came to, by its title: it throws what the story threw. */
export async function playAll<T>(people: ApiUsers, stories: readonly Story<T>[]): Promise<(title: string) => T> {
  const played = new Map<string, () => T>();
  const queue = [...stories.entries()];
  const player = async (): Promise<void> => {
    for (let next; (next = queue.shift());) {
      const [index, { title, play }] = next;
      try {
        const result = await play(people, FIRST_CUSTOMER + (index % CUSTOMERS));
        played.set(title, () => result);
      } catch (fault) {
        played.set(title, () => {
          throw fault;
        });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, player));
  return (title) => played.get(title)!();
}
