import { Alert } from 'antd';
import type { AppointmentView, FollowUpView } from '../server/replies';
import { useTexts } from '../texts/use-texts';
import { ActionsOf } from './actions-of';
import type { Place } from './offers';
import { LocalTime } from './time';

interface Props {
  readonly of: Pick<AppointmentView | FollowUpView, 'escalations'>;
  readonly place: Place;
}

/** L-20: what was raised because nobody acted in time, and nobody has taken over. */
export function OpenEscalations({ of, place }: Props) {
  const { t, role, timer } = useTexts();
  return of.escalations
    .filter(({ acknowledged }) => !acknowledged)
    .map(({ id, timer: name, to, at }) => (
      <Alert
        key={id}
        type="error"
        showIcon
        data-part="escalation"
        title={
          <>
            {timer(name)} · {t('escalatedTo', { role: role(to) })} · <LocalTime at={at} />
          </>
        }
        action={<ActionsOf place={place} about={id} name={timer(name)} />}
      />
    ));
}
