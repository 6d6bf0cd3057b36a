import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Input, Segmented, Tag, Typography } from 'antd';
import { useState, type ComponentType } from 'react';
import type { Operation } from '../../api/permissions';
import { skillTexts } from '../../texts/common/skills';
import { may, useMay, useMe, usePeople, useRead } from '../shared/server/queries';
import { ExportButton } from '../shared/exports/export-button';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import { atStore } from '../shared/shell/store-time';
import type { TextName } from '../shared/texts/texts';
import { clearable } from '../shared/forms/search-input';
import { useTexts } from '../shared/texts/use-texts';
import { Absence } from './absence';
import { CloseAccount, ComesBack, NewCode, RemoveSecondFactor, ReopenAccount } from './access';
import { AddPerson } from './add-person';
import { ChangeRoles } from './change-roles';
import { Changes } from './changes';
import { EditPerson } from './edit-person';
import { Leaving } from './leaving';
import { Reassign } from './reassign';
import type { AboutPerson, Person } from './people';

interface Act {
  readonly name: TextName;
  readonly needs: Operation;
  readonly dialog: ComponentType<AboutPerson>;
  /** About oneself too. */
  readonly own?: boolean;
  readonly when?: (person: Person) => boolean;
}

const here = ({ active }: Person): boolean => active;
const acts: readonly Act[] = [
  { name: 'editPerson', needs: 'updateStaffMember', dialog: EditPerson, own: true, when: here },
  { name: 'changeRoles', needs: 'changeRoles', dialog: ChangeRoles, when: here },
  { name: 'absenceOf', needs: 'setAbsence', dialog: Absence, when: here },
  { name: 'newCode', needs: 'givePasswordCode', dialog: NewCode, when: (one) => here(one) && one.signsIn !== 'closed' },
  { name: 'removeFactor', needs: 'removeSecondFactorOf', dialog: RemoveSecondFactor, when: here },
  {
    name: 'closeAccount',
    needs: 'closeAccount',
    dialog: CloseAccount,
    when: (one) => here(one) && one.signsIn !== 'closed',
  },
  {
    name: 'reopenAccount',
    needs: 'reopenAccount',
    dialog: ReopenAccount,
    when: (one) => here(one) && one.signsIn === 'closed',
  },
  {
    name: 'giveLines',
    needs: 'reassignLines',
    dialog: Reassign,
    when: (one) => here(one) && one.roles.includes('technician'),
  },
  { name: 'leaves', needs: 'recordLeaving', dialog: Leaving, when: here },
  { name: 'comesBack', needs: 'undoLeaving', dialog: ComesBack, when: ({ active }) => !active },
  { name: 'changesOfPerson', needs: 'readStaffVersions', dialog: Changes, own: true },
];

const signInTexts = {
  yes: ['signInYes', 'green'],
  noPassword: ['signInNoPassword', 'orange'],
  closed: ['signInClosed', 'red'],
  demo: ['signInDemo', 'default'],
} as const satisfies Readonly<Record<Person['signsIn'], readonly [TextName, string]>>;

function Row({ person, onAct }: { readonly person: Person; readonly onAct: (act: Act) => void }) {
  const { t, role, language } = useTexts();
  const me = useMe().data;
  const nameOf = usePeople();
  const { id, name, signIn, roles, rolesRequested, skills, phone, email, absence, signsIn, active } = person;
  const possible = acts.filter(
    ({ needs, own = false, when = () => true }) => may(me, needs) && (own || id !== me?.id) && when(person),
  );
  const [text, colour] = signInTexts[signsIn];
  const about = [skills.map((one) => skillTexts[one][language]).join(', '), phone, email].filter(Boolean).join(' · ');
  const time = (at: string): string => atStore(at).format('MM-DD HH:mm');
  return (
    <Flex component="li" justify="space-between" align="center" wrap gap={8} className="row" data-person={signIn}>
      <Flex vertical gap={4} style={{ flex: '1 1 18rem' }}>
        <Flex gap={8} wrap align="baseline">
          <Typography.Text strong>{name}</Typography.Text>
          <Typography.Text type="secondary">{signIn}</Typography.Text>
        </Flex>
        <Flex gap={4} wrap>
          {roles.map((one) => (
            <Tag key={one}>{role(one)}</Tag>
          ))}
          {rolesRequested && <Tag color="gold">{t('rolesWaiting')}</Tag>}
        </Flex>
        {about !== '' && <Typography.Text type="secondary">{about}</Typography.Text>}
        {absence && (
          <Typography.Text type="warning">
            {t('awayUntil', { from: time(absence.from), until: time(absence.until), deputy: nameOf(absence.deputy) })}
          </Typography.Text>
        )}
      </Flex>
      <Flex gap={8} align="center">
        {active && <Tag color={colour}>{t(text)}</Tag>}
        {possible.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: possible.map((act) => ({ key: act.name, label: t(act.name), onClick: () => onAct(act) })),
            }}
          >
            <Button icon={<DownOutlined />} iconPlacement="end" aria-label={t('actsAbout', { name })}>
              {t('acts')}
            </Button>
          </Dropdown>
        )}
      </Flex>
    </Flex>
  );
}

function StaffList({ left, search }: { readonly left: boolean; readonly search: string }) {
  const { t, role } = useTexts();
  const people = useRead('/staff-records', { query: left ? { left: true } : {} });
  const [open, setOpen] = useState<{ readonly act: Act; readonly id: string }>();
  const words = search.trim().toLowerCase();
  const matches = ({ name, signIn, phone, roles }: Person): boolean =>
    [name, signIn, phone ?? '', ...roles.map(role)].some((one) => one.toLowerCase().includes(words));
  return (
    <Loaded of={people}>
      {({ items }) => {
        const found = items.filter(matches).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
        const chosen = open && items.find(({ id }) => id === open.id);
        const Dialog = open?.act.dialog;
        return (
          <>
            {found.length === 0 && <Typography.Text type="secondary">{t('noPerson')}</Typography.Text>}
            <ul className="rows">
              {found.map((one) => (
                <Row key={one.id} person={one} onAct={(act) => setOpen({ act, id: one.id })} />
              ))}
            </ul>
            {chosen && Dialog && <Dialog person={chosen} onClose={() => setOpen(undefined)} />}
          </>
        );
      }}
    </Loaded>
  );
}

/** The people of the store: who works here, as what, and how they get in. */
export function Page() {
  const { t } = useTexts();
  const [left, setLeft] = useState(false);
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const mayAdd = useMay('addStaffMember');
  return (
    <>
      <Heading text={t('staffPage')}>
        <ExportButton what="staff" filter={{ ...(left && { left }) }} />
        {mayAdd && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('addPerson')}
          </Button>
        )}
      </Heading>
      <Typography.Paragraph type="secondary">{t('staffHint')}</Typography.Paragraph>
      <Flex gap={8} wrap style={{ marginBottom: 16 }}>
        <Segmented
          aria-label={t('viewOf')}
          value={left}
          onChange={setLeft}
          options={[
            { value: false, label: t('working') },
            { value: true, label: t('hasLeft') },
          ]}
        />
        <Input
          allowClear={clearable}
          aria-label={t('searchPeople')}
          placeholder={t('searchPeople')}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          style={{ maxWidth: '20rem' }}
        />
      </Flex>
      <StaffList key={String(left)} left={left} search={search} />
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </>
  );
}
