import type { ReactNode } from 'react';
import { usePeople } from '../../shared/server/queries';
import type { BoardCard, PlannedDay } from '../../shared/server/replies';
import { useBays } from '../../shared/server/store-lists';
import { atStore } from '../../shared/shell/store-time';
import { useTexts } from '../../shared/texts/use-texts';
import { isLate } from './cars';
import { pageOf } from './pages';

/** How many lines of each panel fit. */
const FIT = { unassigned: 3, people: 5, bays: 5 } as const;

interface PanelProps<T> {
  readonly title: string;
  readonly items: readonly T[];
  readonly size: number;
  readonly turn: number;
  readonly none?: string;
  readonly children: (item: T) => ReactNode;
}

/** A list that turns its own pages where it does not fit. */
function Panel<T>({ title, items, size, turn, none, children }: PanelProps<T>) {
  const { t } = useTexts();
  const { shown, page, pages } = pageOf(items, size, turn);
  return (
    <section className="tv-panel" aria-label={title} style={{ flexGrow: size }}>
      <h2>
        {title} <b>{items.length}</b>
        {pages > 1 && <small>{t('tvPage', { n: page + 1, of: pages })}</small>}
      </h2>
      {items.length === 0 ? <p>{none}</p> : <ul key={page}>{shown.map(children)}</ul>}
    </section>
  );
}

interface Props {
  readonly cars: readonly BoardCard[];
  /** Today in the plan; undefined for whoever does not read it. */
  readonly day: PlannedDay | undefined;
  readonly turn: number;
  readonly now: number;
}

/** The cars that nobody has, and who and which bay has which car. */
export function Side({ cars, day, turn, now }: Props) {
  const { t } = useTexts();
  const person = usePeople();
  const bays = useBays();
  const plateOf = (card: BoardCard): string => card.plate ?? card.model ?? '';
  const unassigned = cars.filter((card) => card.unassigned);
  const inHand = cars.filter(({ stage }) => stage === 'inRepair');
  const isHere = (present: PlannedDay['people'][number]['present']): boolean =>
    present.some(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until));
  const people = (day?.people ?? [])
    .filter(({ does }) => does.includes('technician'))
    .map(({ id, present }) => ({ id, present, has: inHand.filter(({ technicians }) => technicians.includes(id)) }))
    .filter(({ present, has }) => has.length > 0 || isHere(present))
    // whoever has a late car first, who is free last
    .toSorted((a, b) => cars.indexOf(a.has[0]!) - cars.indexOf(b.has[0]!))
    .toSorted((a, b) => Number(a.has.length === 0) - Number(b.has.length === 0));
  const places = (day?.bays ?? [])
    .map(({ id }) => ({ id, car: cars.find(({ bay }) => bay === id) }))
    .toSorted((a, b) => Number(!a.car) - Number(!b.car));
  const plates = (some: readonly BoardCard[]): ReactNode =>
    some.length === 0 ? (
      <span className="free">{t('tvFree')}</span>
    ) : (
      some.map((card) => (
        <span key={card.number} className={isLate(card, now) ? 'plate late' : 'plate'}>
          {plateOf(card)}
        </span>
      ))
    );
  return (
    <div className="tv-side">
      <Panel
        title={t('tvUnassigned')}
        items={unassigned}
        size={FIT.unassigned}
        turn={turn}
        none={cars.length === 0 ? '' : t('tvAllAssigned')}
      >
        {(card) => (
          <li key={card.number} className="nobody">
            {plates([card])}
            <span>{card.promisedAt === null ? t('noPromise') : atStore(card.promisedAt).format('HH:mm')}</span>
          </li>
        )}
      </Panel>
      {day && (
        <>
          <Panel title={t('tvPeople')} items={people} size={FIT.people} turn={turn}>
            {({ id, has }) => (
              <li key={id}>
                <span>{person(id)}</span>
                <span className="has">{plates(has)}</span>
              </li>
            )}
          </Panel>
          <Panel title={t('tvBays')} items={places} size={FIT.bays} turn={turn}>
            {({ id, car }) => (
              <li key={id}>
                <span>{bays.nameOf(id)}</span>
                <span className="has">{plates(car ? [car] : [])}</span>
              </li>
            )}
          </Panel>
        </>
      )}
    </div>
  );
}
