import { Flex, Tag } from 'antd';
import { usePeople } from '../shared/server/queries';
import type { ComplaintView, WholeComplaint } from '../shared/server/replies';
import { ActionsOf } from '../shared/shell/actions-of';
import { Part } from '../shared/shell/part';
import { LocalTime } from '../shared/shell/time';
import { useTexts } from '../shared/texts/use-texts';
import { places } from './places';

/** Whose it is, to whom it is offered, and the advisor of the visit. */
export function Owners({ complaint }: { readonly complaint: ComplaintView }) {
  const { t, role, field } = useTexts();
  const nameOf = usePeople();
  const { owner } = complaint;
  const { offered, advisor } = complaint.view === 'whole' ? complaint : ({} as Partial<WholeComplaint>);
  return (
    <Part place={places.people} part="people">
      <Flex vertical gap={4}>
        <span>
          {t('owner')}: <strong>{nameOf(owner.id)}</strong> · {role(owner.role)}
        </span>
        {offered && (
          <span>
            {t('offeredTo', { who: nameOf(offered.to) })} · <LocalTime at={offered.at} />
          </span>
        )}
        {advisor !== undefined && (
          <span>
            {field('advisor')}: {nameOf(advisor)}
          </span>
        )}
      </Flex>
    </Part>
  );
}

/** H-39: whom of the store it is about; they have no part in it. */
export function AccusedPersons({ complaint: { accused = [] } }: { readonly complaint: WholeComplaint }) {
  const nameOf = usePeople();
  return (
    <Part place={places.accusing} part="accused">
      {accused.map(({ person }) => (
        <Flex key={person} gap={8} wrap justify="space-between" align="center">
          {nameOf(person)}
          <ActionsOf place={places.accused} about={person} name={nameOf(person)} />
        </Flex>
      ))}
    </Part>
  );
}

/** H-33: what makes it grave. */
export function Flags({ complaint: { flags } }: { readonly complaint: WholeComplaint }) {
  const { t, value } = useTexts();
  return (
    <Part place={places.flags} part="flags">
      {flags.map(({ flag, at, cleared }) => (
        <Flex key={`${flag} ${at}`} gap={8} wrap justify="space-between" align="center">
          <span>
            <Tag color={cleared ? 'default' : 'volcano'}>{value(flag)}</Tag> <LocalTime at={at} />{' '}
            {cleared && t('flagCleared')}
          </span>
          {!cleared && <ActionsOf place={places.flag} about={flag} name={value(flag)} />}
        </Flex>
      ))}
    </Part>
  );
}
