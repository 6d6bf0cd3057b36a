import { EditOutlined, EyeOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { usePeople } from '../server/queries';
import { useMoment } from '../shell/moment';
import { useTexts } from '../texts/use-texts';
import { usePresence } from './use-presence';

function Present({ number }: { readonly number: string }) {
  const { t } = useTexts();
  const nameOf = usePeople();
  const others = usePresence(number);
  return (
    <span role="status" data-testid="presence">
      {others.map(({ person, writing }) => (
        <Tag
          key={person}
          color={writing ? 'gold' : 'green'}
          icon={writing ? <EditOutlined /> : <EyeOutlined />}
          data-person={person}
          data-writing={writing}
        >
          {t(writing ? 'writesHere' : 'isHere', { name: nameOf(person) })}
        </Tag>
      ))}
    </span>
  );
}

/** Who else has this page open now; nobody is at a page that shows the past. */
export function Presence({ number }: { readonly number: string }) {
  return useMoment() === undefined ? <Present number={number} /> : null;
}
