import type { BoardCard } from '../../shared/server/replies';
import { usePeople } from '../../shared/server/queries';
import { useBays } from '../../shared/server/store-lists';
import { atStore } from '../../shared/shell/store-time';
import { spanText } from '../../shared/shell/time';
import { useTexts } from '../../shared/texts/use-texts';
import { isLate, placeOn, type Axis } from './cars';

/** From now to the promise, or from the promise to now where it is past. */
function PromiseBar({ card: { promisedAt }, axis, now }: Props) {
  const at = promisedAt === null ? undefined : placeOn(axis, Date.parse(promisedAt));
  const here = placeOn(axis, now);
  return (
    <div className="tv-bar" aria-hidden>
      {at !== undefined && (
        <>
          <span
            className={at < here ? 'span late' : 'span'}
            style={{ insetInlineStart: `${Math.min(at, here)}%`, width: `${Math.abs(at - here)}%` }}
          />
          <span className="promise" style={{ insetInlineStart: `${at}%` }} />
        </>
      )}
      <span className="now" style={{ insetInlineStart: `${here}%` }} />
    </div>
  );
}

function Promised({ card: { promisedAt }, now }: Pick<Props, 'card' | 'now'>) {
  const { t } = useTexts();
  if (promisedAt === null) return <span className="tv-when none">{t('noPromise')}</span>;
  const at = atStore(promisedAt);
  const left = at.valueOf() - now;
  const day = at.isSame(atStore(now), 'day') ? '' : at.format('MM-DD');
  return (
    <span className="tv-when">
      <span className="time">
        {day !== '' && <small>{day} </small>}
        {at.format('HH:mm')}
      </span>
      <span className={left < 0 ? 'left late' : 'left'}>
        {t(left < 0 ? 'overdueBy' : 'dueIn', { time: spanText(left, t) })}
      </span>
    </span>
  );
}

interface Props {
  readonly card: BoardCard;
  readonly axis: Axis;
  /** Rounded to minutes, in milliseconds since the epoch. */
  readonly now: number;
}

/** One car: plate and bay, what is done on it and by whom, and when it is promised. */
export function CarLine({ card, axis, now }: Props) {
  const { t, stage, value } = useTexts();
  const person = usePeople();
  const bays = useBays();
  const { bay, onHold, technicians, works, unassigned } = card;
  const where = bay === null ? stage(card.stage) : bays.nameOf(bay);
  const who = technicians.length > 0 ? technicians.map(person).join(t('listComma')) : '';
  return (
    <li className={isLate(card, now) ? 'tv-car late' : 'tv-car'} data-car={card.number}>
      <span className="tv-plate">
        {card.plate ?? card.model}
        <small className={onHold === null ? undefined : 'hold'}>
          {onHold === null ? where : `${t('onHold')} · ${value(onHold)}`}
        </small>
      </span>
      <span className="tv-work">
        <span className="what">
          <span className="works">{works.join(t('listComma'))}</span>
          <span className={unassigned ? 'who nobody' : 'who'}>{unassigned ? t('tvNobody') : who}</span>
        </span>
        <PromiseBar card={card} axis={axis} now={now} />
      </span>
      <Promised card={card} now={now} />
    </li>
  );
}
