import type { Instant } from '../kernel/process';
import { callFigures } from './call-figures';
import { complaintFigures } from './complaint-figures';
import { momentOf, type CountedStates, type FigureCase, type FigureOf, type Source } from './figure';
import { visitFigures } from './visit-figures';

/** Every figure of the dashboard: what API, page and file say of it, they say by this table. */
export const figures = { ...visitFigures, ...complaintFigures, ...callFigures };
export type FigureName = keyof typeof figures;
export const figureNames = Object.keys(figures) as [FigureName, ...FigureName[]];

/** A figure, whatever it is made of. */
export const figureOf = (name: FigureName): FigureOf<Source> => figures[name] as FigureOf<Source>;
/** The figures that are made of this. */
export const figuresOf = (source: Source): readonly FigureName[] =>
  figureNames.filter((name) => figures[name].source === source);

/** What a process adds to each of these figures within `[start, before)`; nothing where it does not belong to that time. */
export function casesIn<S extends Source>(
  source: S,
  names: readonly FigureName[],
  state: CountedStates[S],
  [start, before]: readonly [Instant, Instant],
  now: Instant,
): readonly (readonly [FigureName, readonly FigureCase[]])[] {
  const at = momentOf[source](state);
  if (at === undefined || at < start || at >= before) return [];
  return names.map((name) => [
    name,
    // the table says that the figure is made of states of this source
    (figureOf(name) as unknown as FigureOf<S>)
      .count(state, now)
      .map((counted) => ({ ...counted, number: state.number, at })),
  ]);
}
