import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Collapse, Flex, Form, Input, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { checklists, type ChecklistItem, type ChecklistName } from '../../domain/repair-order/checklists';
import { fullProcedure, Procedure } from '../../domain/repair-order/procedure';
import type { SectionContent } from '../../domain/settings/sections';
import type { Control } from '../shared/forms/controls';
import { useTexts } from '../shared/texts/use-texts';
import { useSettingTexts } from './wording';

type Profile = SectionContent<'checklistProfiles'>['items'][number];
type Added = Profile['added'];
type LeftOut = Profile['leftOut'];

const names = Object.keys(checklists) as readonly ChecklistName[];
const standardOf = (list: ChecklistName): readonly ChecklistItem[] => checklists[list];

/** The next id that no point of the kind of job has. */
function nextItem(added: Added): string {
  const taken = new Set(added.map(({ item }) => item));
  for (let n = added.length + 1; ; n++) if (!taken.has(`own-${n}`)) return `own-${n}`;
}

interface ListProps {
  readonly list: ChecklistName;
  readonly added: Added;
  readonly leftOut: LeftOut;
  readonly onAdded: (added: Added) => void;
  readonly onLeftOut: (leftOut: LeftOut) => void;
}

/** One checklist: what the rules demand stays, what they leave open can go, and the store's own points come last. */
function OneList({ list, added, leftOut, onAdded, onLeftOut }: ListProps) {
  const { t, language } = useTexts();
  const { field } = useSettingTexts();
  const isLeftOut = (item: string): boolean => leftOut.some((one) => one.list === list && one.item === item);
  const keep = (item: string, kept: boolean): void =>
    onLeftOut(kept ? leftOut.filter((one) => one.list !== list || one.item !== item) : [...leftOut, { list, item }]);
  const rename = (item: string, change: object): void =>
    onAdded(added.map((one) => (one.item === item ? { ...one, ...change } : one)));
  return (
    <Flex vertical gap={6}>
      {standardOf(list).map((point) => (
        <Flex key={point.item} gap={8} align="center" justify="space-between" data-point={point.item}>
          {point.optional ? (
            <Checkbox checked={!isLeftOut(point.item)} onChange={({ target }) => keep(point.item, target.checked)}>
              {point[language]}
            </Checkbox>
          ) : (
            <>
              <Typography.Text>{point[language]}</Typography.Text>
              <Tag>{t('demanded')}</Tag>
            </>
          )}
        </Flex>
      ))}
      {added
        .filter((one) => one.list === list)
        .map(({ item, zh, en }) => (
          <Flex key={item} gap={6} data-point={item}>
            <Flex gap={6} wrap style={{ flex: 1 }}>
              {(['zh', 'en'] as const).map((one) => (
                <Input
                  key={one}
                  style={{ flex: '1 1 10rem' }}
                  maxLength={120}
                  aria-label={field(one)}
                  placeholder={field(one)}
                  value={one === 'zh' ? zh : en}
                  status={(one === 'zh' ? zh : en).trim() === '' && `${zh}${en}`.trim() !== '' ? 'error' : ''}
                  onChange={({ target }) => rename(item, { [one]: target.value })}
                />
              ))}
            </Flex>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={`${t('removePoint')} ${language === 'zh' ? zh : en}`}
              onClick={() => onAdded(added.filter((one) => one.item !== item))}
            />
          </Flex>
        ))}
      <Button
        style={{ alignSelf: 'start' }}
        size="small"
        icon={<PlusOutlined />}
        onClick={() => onAdded([...added, { list, item: nextItem(added), zh: '', en: '' }])}
      >
        {t('addPoint')}
      </Button>
    </Flex>
  );
}

interface AllProps {
  /** Given by the form. */
  readonly value?: Added;
  readonly onChange?: (added: Added) => void;
}

function AllLists({ value: added = [], onChange = () => undefined }: AllProps) {
  const { t, value: say } = useTexts();
  const form = Form.useFormInstance<Pick<Profile, 'leftOut'>>();
  // the form tells of a change a moment later, and a box would jump back
  const [leftOut, setLeftOut] = useState<LeftOut>(() => form.getFieldValue('leftOut') as LeftOut);
  return (
    <Collapse
      size="small"
      items={names.map((list) => {
        const own = added.filter((one) => one.list === list).length;
        const gone = leftOut.filter((one) => one.list === list).length;
        return {
          key: list,
          label: say(list),
          extra: t('pointCount', { n: standardOf(list).length - gone + own }),
          children: (
            <OneList
              list={list}
              added={added}
              leftOut={leftOut}
              onAdded={onChange}
              onLeftOut={(changed) => {
                setLeftOut(changed);
                form.setFieldValue('leftOut', changed);
              }}
            />
          ),
        };
      })}
    />
  );
}

/** What is wrong is told below the form, and at the point: not at every point there is. */
const toldBelow = { help: '', validateStatus: '' } as const;

/** It has its place in the form; it is shown and changed within the lists. */
const Unseen = () => null;

type Choices = NonNullable<Profile['procedure']>;
const choiceNames = Object.keys(fullProcedure) as readonly (keyof Choices)[];

/** How the job is gone about. Each choice keeps what the rules demand, so that none needs a warning. */
function ProcedureInput({ value = fullProcedure, onChange }: Control<Choices>) {
  const { field, value: say } = useTexts();
  return (
    <Flex vertical gap={8}>
      {choiceNames.map((name) => (
        <label key={name}>
          {field(name)}
          <Select
            aria-label={field(name)}
            style={{ width: '100%' }}
            value={value[name] as string}
            options={Procedure.shape[name].options.map((choice) => ({ value: choice as string, label: say(choice) }))}
            onChange={(choice: string) => onChange?.({ ...value, [name]: choice })}
          />
        </label>
      ))}
    </Flex>
  );
}

/** What the checklists of a kind of job hold, and how it is gone about. */
export function ChecklistFields() {
  const { t, field } = useTexts();
  return (
    <>
      <Form.Item name="procedure" label={field('procedure')}>
        <ProcedureInput />
      </Form.Item>
      <Form.Item name="added" label={t('checklists')} {...toldBelow}>
        <AllLists />
      </Form.Item>
      <Form.Item name="leftOut" noStyle>
        <Unseen />
      </Form.Item>
    </>
  );
}
