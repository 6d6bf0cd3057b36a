import { useQuery } from '@tanstack/react-query';
import { Radio, Typography } from 'antd';
import { WorkLine } from '../../../domain/repair-order/work-line';
import type { Control } from '../../shared/forms/controls';
import { useSettled } from '../../shared/search/settled';
import type { BodyOf } from '../../shared/server/contract';
import { useMay } from '../../shared/server/queries';
import { post } from '../../shared/server/request';
import { LocalTime } from '../../shared/shell/time';
import { useTexts } from '../../shared/texts/use-texts';

/** C-12: when a car with these jobs can be promised, from the load of the workshop and its parts. */
function usePromiseOffers(lines: readonly WorkLine[], visit: string | undefined) {
  const allowed = useMay('offerPromises');
  const asked = useSettled(JSON.stringify({ lines, ...(visit !== undefined && { order: visit }) }), 300);
  // a line that is still being typed has no promise yet
  const isWhole = lines.length > 0 && lines.every((line) => WorkLine.safeParse(line).success);
  return useQuery({
    queryKey: ['/promise-offers', asked],
    queryFn: () => post('/promise-offers', {}, { body: JSON.parse(asked) as BodyOf<'/promise-offers'> }),
    enabled: allowed && isWhole,
    placeholderData: (before) => before,
  }).data;
}

interface Props extends Control<string> {
  readonly lines: readonly WorkLine[];
  readonly visit: string | undefined;
}

const EARLIEST = 'earliest';

/** Two or three times to choose from; no value is the earliest, which is reckoned anew when it is promised. */
export function PromiseInput({ lines, visit, value, onChange }: Props) {
  const { t } = useTexts();
  const offers = usePromiseOffers(lines, visit);
  if (!offers) return <Typography.Text type="secondary">{t('promiseLater')}</Typography.Text>;
  const { earliest, later, workshopLoadMinutes, partsReadyAt } = offers;
  // a time that was chosen stays, whatever is offered meanwhile
  const times = value === undefined || later.includes(value) ? later : [value, ...later];
  return (
    <>
      <Radio.Group
        aria-label={t('promiseTimes')}
        value={value ?? EARLIEST}
        onChange={({ target }) => onChange?.(target.value === EARLIEST ? undefined : (target.value as string))}
        optionType="button"
        options={[
          {
            value: EARLIEST,
            label: (
              <>
                {t('asSoonAsPossible')} · <LocalTime at={earliest} />
              </>
            ),
          },
          ...times.map((at) => ({ value: at, label: <LocalTime at={at} /> })),
        ]}
      />
      <div>
        <Typography.Text type="secondary">
          {t('queuedBefore', { n: workshopLoadMinutes })}
          {partsReadyAt !== null && (
            <>
              {' '}
              · {t('partsFrom')} <LocalTime at={partsReadyAt} />
            </>
          )}
        </Typography.Text>
      </div>
    </>
  );
}
