import { Typography } from 'antd';
import type { FollowUpView } from '../shared/server/replies';
import { Part } from '../shared/shell/part';
import { LocalTime } from '../shared/shell/time';
import { useActorName } from '../shared/texts/actor-name';
import { useTexts } from '../shared/texts/use-texts';
import { places } from './places';

type Said = NonNullable<FollowUpView['corrections']>[number]['changed'][number]['before'];

/** What of a record is chosen from a list; anything else is a person's own words. */
const chosen: readonly string[] = ['channel', 'result', 'overall'];

/** L-40: what a caller recorded wrongly: what it said first, what is true, by whom and why it was corrected. */
export function CallCorrections({ followUp: { corrections = [] } }: { readonly followUp: FollowUpView }) {
  const { t, field: nameOfField, value: word } = useTexts();
  const nameOf = useActorName();
  const said = (field: string, value: Said): string => {
    if (value === null) return t('none');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    return typeof value === 'string' && chosen.includes(field) ? word(value) : String(value);
  };
  const isAny = corrections.length > 0;
  return (
    <Part place={places.corrections} part={isAny ? 'corrections' : 'no-corrections'}>
      {isAny &&
        corrections.map(({ changed, reason, by, at }) => (
          <div key={at}>
            {changed.map(({ field, before, after }) => (
              <p key={field} style={{ margin: 0 }}>
                {nameOfField(field)}: <Typography.Text delete>{said(field, before)}</Typography.Text> →{' '}
                {said(field, after)}
              </p>
            ))}
            <Typography.Text type="secondary">
              {reason} · {nameOf(by)} · <LocalTime at={at} />
            </Typography.Text>
          </div>
        ))}
    </Part>
  );
}
