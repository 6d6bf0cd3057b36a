import { Modal, Table } from 'antd';
import { skills } from '../../domain/account/skills';
import { roles as allRoles } from '../../domain/kernel/actor';
import { skillTexts } from '../../texts/common/skills';
import type { Schema } from '../shared/server/contract';
import { usePeople, useRead } from '../shared/server/queries';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { atStore } from '../shared/shell/store-time';
import { LocalTime } from '../shared/shell/time';
import { useActorName } from '../shared/texts/actor-name';
import type { TextName } from '../shared/texts/texts';
import { useTexts } from '../shared/texts/use-texts';
import type { AboutPerson } from './people';
import { usePaging } from '../shared/shell/paging';

type Change = Schema<'FieldChange'>;

const fieldNames: Readonly<Record<string, TextName>> = {
  name: 'name',
  roles: 'rolesField',
  skills: 'skillsField',
  phone: 'phone',
  email: 'emailField',
  active: 'working',
  absence: 'absenceOf',
};

interface StoredAbsence {
  readonly from: number;
  readonly until: number;
  readonly deputy: string;
}

/** What a field held, in words. */
function useWords(): (value: unknown) => string {
  const { t, role, language } = useTexts();
  const nameOf = usePeople();
  const wordOf = (one: unknown): string => {
    const code = String(one);
    const skill = skills.find((known) => known === code);
    if (skill) return skillTexts[skill][language];
    return allRoles.some((known) => known === code) ? role(code) : code;
  };
  return (value) => {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return t('nothingSet');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value)) return value.map(wordOf).join(' · ');
    if (typeof value === 'string') return value;
    const { from, until, deputy } = value as StoredAbsence;
    const [begin, end] = [from, until].map((at) => atStore(at).format('YYYY-MM-DD HH:mm'));
    return `${begin} – ${end} · ${nameOf(deputy)}`;
  };
}

/** L-40: who changed what of a person, and when. */
export function Changes({ person, onClose }: AboutPerson) {
  const paging = usePaging(8);
  const { t } = useTexts();
  const nameOf = useActorName();
  const wordsOf = useWords();
  const versions = useRead('/staff/{id}/versions', { path: { id: person.id } });
  const fieldOf = ({ field }: Change): string => t(fieldNames[field] ?? 'setting');
  return (
    <Modal open width={720} title={`${t('changesOfPerson')} · ${person.name}`} footer={null} onCancel={onClose}>
      <Loaded of={versions}>
        {({ items }) => (
          <Scroll label={t('changesOfPerson')}>
            <Table
              locale={{ emptyText: t('noChanges') }}
              size="small"
              rowKey="version"
              pagination={paging}
              dataSource={[...items]}
              columns={[
                { title: t('when'), render: (_v, { at }) => <LocalTime at={at} /> },
                { title: t('person'), render: (_v, { by }) => nameOf(by) },
                {
                  title: t('changesOfPerson'),
                  render: (_v, { changes, version }) =>
                    version === 1
                      ? t('firstVersion')
                      : changes.map((one) => (
                          <div key={one.field}>
                            {fieldOf(one)}: {wordsOf(one.before)} → {wordsOf(one.after)}
                          </div>
                        )),
                },
              ]}
            />
          </Scroll>
        )}
      </Loaded>
    </Modal>
  );
}
