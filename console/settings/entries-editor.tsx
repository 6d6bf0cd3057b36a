import { ArrowDownOutlined, ArrowUpOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Collapse, Flex, Popconfirm, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { Brand } from '../../domain/policy/brands';
import type { SectionContent } from '../../domain/settings/sections';
import type { Bilingual, Language } from '../../domain/values/bilingual';
import { brandTexts } from '../../texts/common/brands';
import { usePeople } from '../shared/server/queries';
import { useTeams } from '../shared/server/store-lists';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';
import { NotStored } from './content-problems';
import { EntryDialog } from './entry-dialog';
import { entriesOf, idOf, listKinds, moved, nextId, withEntry, type Entry, type ListName } from './entries';
import { SectionFrame } from './section-frame';
import { storeSection, useSection, type Setting } from './use-section';
import { useSettingTexts } from './wording';

const bothIn = (text: unknown, language: Language): string => (text as Bilingual)[language];

/** What an entry says besides its names, in words. */
function useDetails(name: ListName): (entry: Entry) => string {
  const { t, language } = useTexts();
  const { field, choice } = useSettingTexts();
  const person = usePeople();
  const { nameOf: team } = useTeams();
  const personAt = (entry: Entry, at: string): string =>
    typeof entry[at] === 'string' ? `${field(at)} ${person(entry[at])}` : '';
  const parts = (entry: Entry): readonly string[] => {
    switch (name) {
      case 'departments':
        return [personAt(entry, 'head'), personAt(entry, 'deputy')];
      case 'teams': {
        const members = entry['members'] as readonly string[];
        const who = members.map(person).join(t('listComma'));
        return [
          personAt(entry, 'foreman'),
          members.length > 0 ? `${t('memberCount', { n: members.length })}: ${who}` : '',
        ];
      }
      case 'posts':
        return [(entry['members'] as readonly string[]).map(person).join(t('listComma'))];
      case 'campaigns':
        return [`${String(entry['from'])} – ${String(entry['until'])}`, bothIn(entry['benefit'], language)];
      case 'appointmentBenefits':
        return [
          brandTexts[entry['brand'] as Brand].name[language],
          choice(String(entry['kind'])),
          Number(entry['discountPercent']) > 0 ? `${Number(entry['discountPercent'])} %` : '',
        ];
      case 'bays':
        return [choice(String(entry['kind'])), typeof entry['team'] === 'string' ? team(entry['team']) : ''];
      case 'checklistProfiles': {
        const [added, leftOut] = [entry['added'], entry['leftOut']].map((list) => (list as readonly unknown[]).length);
        return [
          added ? t('ownPoints', { n: added }) : '',
          leftOut ? t('pointsLeftOut', { n: leftOut }) : '',
          added || leftOut ? '' : t('rulesOnly'),
        ];
      }
      default:
        return [String(entry['code'])];
    }
  };
  return (entry) => parts(entry).filter(Boolean).join(' · ');
}

interface Editing {
  readonly entry: Entry;
  readonly isNew: boolean;
}

function List({ name, setting }: { readonly name: ListName; readonly setting: Setting<ListName> }) {
  const { t, language } = useTexts();
  const words = useSettingTexts();
  const details = useDetails(name);
  const { message } = App.useApp();
  const [editing, setEditing] = useState<Editing>();
  const entries = entriesOf(setting.content);
  const inUse = entries.filter(({ active }) => active);
  const retired = entries.filter(({ active }) => !active);
  const { key, typed, fresh } = listKinds[name];

  const store = async (content: SectionContent<ListName>): Promise<void> => {
    await storeSection(name, setting, content as never);
    void message.success(t('savedNow'));
  };
  const storeEntry = async (entry: Entry): Promise<void> => {
    // an id that the console makes is made when it is stored: somebody else may have added one meanwhile
    const known = editing?.isNew && !typed ? { ...entry, [key]: nextId(name, entries) } : entry;
    const { index, content } = withEntry(name, setting.content, known);
    try {
      await store(content);
    } catch (error) {
      if (!(error instanceof NotStored)) throw error;
      throw new NotStored(
        error.problems.map(({ path: [list, at, ...field], text }) =>
          list === 'items' && at === index && field.length > 0 ? { path: field, text } : { path: [], text },
        ),
      );
    }
  };
  const attempt = (change: Promise<void>): void =>
    void change.catch((error: unknown) => void message.error(words.reason(error)));

  const row = (entry: Entry) => {
    const id = idOf(name, entry);
    const label = entry[language];
    const at = inUse.indexOf(entry);
    return (
      <li key={id} className="row" data-entry={id}>
        <div style={{ flex: '1 1 14rem', minWidth: 0 }}>
          <Typography.Text strong>{label}</Typography.Text>{' '}
          <Typography.Text type="secondary" lang={language === 'zh' ? 'en' : 'zh-CN'}>
            {entry[language === 'zh' ? 'en' : 'zh']}
          </Typography.Text>
          <div>
            <Typography.Text type="secondary">{details(entry)}</Typography.Text>
          </div>
        </div>
        <Flex gap={4} align="center">
          {entry.active && (
            <>
              <Button
                type="text"
                icon={<ArrowUpOutlined />}
                aria-label={`${t('moveUp')} ${label}`}
                disabled={at === 0}
                onClick={() => attempt(store(moved(name, setting.content, id, -1)))}
              />
              <Button
                type="text"
                icon={<ArrowDownOutlined />}
                aria-label={`${t('moveDown')} ${label}`}
                disabled={at === inUse.length - 1}
                onClick={() => attempt(store(moved(name, setting.content, id, 1)))}
              />
              <Button
                icon={<EditOutlined />}
                aria-label={`${t('edit')} ${label}`}
                onClick={() => setEditing({ entry, isNew: false })}
              />
              <Popconfirm
                title={t('retireHint')}
                okText={t('retire')}
                cancelText={t('cancel')}
                onConfirm={() => attempt(store(withEntry(name, setting.content, { ...entry, active: false }).content))}
              >
                <Button aria-label={`${t('retire')} ${label}`}>{t('retire')}</Button>
              </Popconfirm>
            </>
          )}
          {!entry.active && (
            <>
              <Tag>{t('retired')}</Tag>
              <Button
                aria-label={`${t('useAgain')} ${label}`}
                onClick={() => attempt(store(withEntry(name, setting.content, { ...entry, active: true }).content))}
              >
                {t('useAgain')}
              </Button>
            </>
          )}
        </Flex>
      </li>
    );
  };
  const empty: Entry = { zh: '', en: '', active: true, ...fresh, ...(typed && { code: nextId(name, entries) }) };

  return (
    <SectionFrame
      name={name}
      setting={setting}
      nameOf={(id) => entries.find((entry) => idOf(name, entry) === id)?.[language] ?? id}
      tools={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({ entry: empty, isNew: true })}>
          {t('add')}
        </Button>
      }
    >
      <ul className="rows" aria-label={words.title(name)}>
        {inUse.map(row)}
      </ul>
      {inUse.length === 0 && <Typography.Text type="secondary">{t('noEntries')}</Typography.Text>}
      {retired.length > 0 && (
        <Collapse
          ghost
          items={[
            {
              key: 'retired',
              label: t('retiredCount', { n: retired.length }),
              children: <ul className="rows">{retired.map(row)}</ul>,
            },
          ]}
        />
      )}
      {editing && (
        <EntryDialog
          name={name}
          entry={
            entries.find((entry) => !editing.isNew && idOf(name, entry) === idOf(name, editing.entry)) ?? editing.entry
          }
          isNew={editing.isNew}
          title={editing.isNew ? `${t('add')} · ${words.title(name)}` : editing.entry[language]}
          onStore={storeEntry}
          onClose={() => setEditing(undefined)}
        />
      )}
    </SectionFrame>
  );
}

/** A list of the store: add, edit, retire, bring into order. Each change is stored at once and stands in the history by itself. */
export function EntriesEditor({ name }: { readonly name: ListName }) {
  return <Loaded of={useSection(name)}>{(setting) => <List name={name} setting={setting} />}</Loaded>;
}
