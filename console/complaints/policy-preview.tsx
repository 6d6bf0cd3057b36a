import { Card, Flex, Typography } from 'antd';
import { useMay, useReadWhen } from '../shared/server/queries';
import type { WholeComplaint } from '../shared/server/replies';
import { useMoment } from '../shared/shell/moment';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';

/** What adopting the present policy would move; nothing where the complaint goes by it already. */
export function PolicyPreview({ complaint }: { readonly complaint: WholeComplaint }) {
  const { t, timer } = useTexts();
  const isNow = useMoment() === undefined;
  const mayAsk = useMay('complaint.previewPolicy') && isNow && complaint.actions.length > 0;
  const { data } = useReadWhen(mayAsk, '/complaints/{number}/policy-preview', { path: { number: complaint.number } });
  if (!data || data.presentVersion <= complaint.policyVersion) return null;
  return (
    <Card size="small" title={t('presentPolicyWouldMove', { n: data.presentVersion })}>
      {data.items.length === 0 && <Typography.Text type="secondary">{t('nothingMoves')}</Typography.Text>}
      <ul className="rows">
        {data.items.map(({ key, timer: name, now, adopted }) => (
          <Flex component="li" key={key} className="row" justify="space-between" align="center" wrap gap={8}>
            <span>{timer(name)}</span>
            <Typography.Text>
              {now === null ? '—' : <LocalTime at={now} />} → {adopted === null ? '—' : <LocalTime at={adopted} />}
            </Typography.Text>
          </Flex>
        ))}
      </ul>
    </Card>
  );
}
