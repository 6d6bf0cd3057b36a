import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useMay, useMe, useReadWhen } from '../shared/server/queries';
import { useTexts } from '../shared/texts/use-texts';

/** Who is to be called next, after this one where one is open: of those who may be called now the first that is given to this person, or to nobody. */
export function NextCustomer({ after }: { readonly after?: string }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const me = useMe().data?.id;
  const may = useMay('followUp.list');
  const calls = useReadWhen(may, '/follow-ups', { query: { open: true, stage: 'due', lateFirst: true, limit: 100 } });
  if (!may || !calls.data) return null;
  const waiting = calls.data.items.filter(({ number, mayCallNow }) => mayCallNow && number !== after);
  const next =
    waiting.find(({ specialist }) => specialist === me) ?? waiting.find(({ specialist }) => specialist === null);
  return (
    <Button
      type={next ? 'primary' : 'default'}
      disabled={!next}
      onClick={() => next && void navigate(`/follow-ups/${next.number}`)}
    >
      {next ? t('nextCustomer', { plate: next.plate ?? next.number }) : t('nobodyToCall')}
    </Button>
  );
}
