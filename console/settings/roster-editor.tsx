import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Card, DatePicker, Flex, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { SectionContent } from '../../domain/settings/sections';
import { onlyAccept } from '../shared/forms/controls';
import { usePersonOptions } from '../shared/forms/persons';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';
import { NotStored } from './content-problems';
import { hoursOf, hoursText } from './roster-hours';
import { SectionFrame } from './section-frame';
import { storeSection, useSection, type Setting } from './use-section';
import { useSettingTexts } from './wording';

type Roster = SectionContent<'roster'>;

interface Values {
  readonly people: readonly {
    readonly person: string;
    readonly week: readonly string[];
    readonly exceptions: readonly { readonly date: Dayjs; readonly hours?: string }[];
  }[];
}

const DAY = 'YYYY-MM-DD';
const valuesOf = ({ people }: Roster): Values => ({
  people: people.map(({ person, week, exceptions }) => ({
    person,
    week: week.map(hoursText),
    exceptions: exceptions.map(({ date, hours }) => ({ date: dayjs(date), hours: hoursText(hours) })),
  })),
});
const rosterOf = ({ people }: Values): Roster => ({
  people: people.map(({ person, week, exceptions }) => ({
    person,
    week: week.map((text) => hoursOf(text) ?? []),
    exceptions: exceptions.map(({ date, hours = '' }) => ({ date: date.format(DAY), hours: hoursOf(hours) ?? [] })),
  })),
});

function Editor({ setting }: { readonly setting: Setting<'roster'> }) {
  const { t } = useTexts();
  const words = useSettingTexts();
  const { message } = App.useApp();
  const persons = usePersonOptions();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const weekdays = t('weekdays').split(',');
  const areHours = {
    validator: (_rule: unknown, text: string | undefined) =>
      hoursOf(text ?? '') ? Promise.resolve() : Promise.reject(new Error(t('hoursWrong'))),
  };

  const save = async (values: Values): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await storeSection('roster', setting, rosterOf(values));
      void message.success(t('savedNow'));
    } catch (error) {
      if (error instanceof NotStored)
        form.setFields(error.problems.map((one) => ({ name: [...one.path] as never, errors: [words.fault(one)] })));
      setProblem(words.reason(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <SectionFrame name="roster" setting={setting}>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={valuesOf(setting.content)}
        onFinish={(v) => void save(v)}
      >
        <Form.List name="people">
          {(rows, { add, remove }) => (
            <Flex vertical gap={12}>
              {rows.map(({ key, name }) => (
                <Card key={key} size="small">
                  <Flex gap={8} align="start">
                    <Form.Item
                      name={[name, 'person']}
                      label={words.field('person')}
                      style={{ flex: 1 }}
                      rules={[{ required: true, message: t('fieldNeeded') }]}
                    >
                      <Select options={persons} showSearch={{ optionFilterProp: 'label' }} />
                    </Form.Item>
                    <Button
                      icon={<DeleteOutlined />}
                      aria-label={`${t('remove')} ${name + 1}`}
                      onClick={() => remove(name)}
                    />
                  </Flex>
                  <Flex gap="0 8px" wrap>
                    {weekdays.map((weekday, index) => (
                      <Form.Item
                        key={weekday}
                        name={[name, 'week', index]}
                        label={weekday}
                        rules={[areHours]}
                        style={{ flex: '1 1 9rem' }}
                      >
                        <Input maxLength={60} title={t('hoursExample')} />
                      </Form.Item>
                    ))}
                  </Flex>
                  <Form.List name={[name, 'exceptions']}>
                    {(dates, dated) => (
                      <>
                        {dates.map(({ key: dateKey, name: date }) => (
                          <Flex key={dateKey} gap={8} align="start">
                            <Form.Item
                              name={[date, 'date']}
                              label={words.field('date')}
                              rules={[{ required: true, message: t('fieldNeeded') }]}
                            >
                              <DatePicker onKeyDown={onlyAccept} />
                            </Form.Item>
                            <Form.Item
                              name={[date, 'hours']}
                              label={words.field('hours')}
                              rules={[areHours]}
                              style={{ flex: 1 }}
                            >
                              <Input maxLength={60} title={t('hoursExample')} />
                            </Form.Item>
                            <Button
                              icon={<DeleteOutlined />}
                              aria-label={`${t('remove')} ${words.field('date')} ${date + 1}`}
                              onClick={() => dated.remove(date)}
                            />
                          </Flex>
                        ))}
                        <Button size="small" icon={<PlusOutlined />} onClick={() => dated.add()}>
                          {t('addDate')}
                        </Button>
                      </>
                    )}
                  </Form.List>
                </Card>
              ))}
              <Button
                icon={<PlusOutlined />}
                style={{ alignSelf: 'start' }}
                onClick={() => add({ week: weekdays.map(() => ''), exceptions: [] })}
              >
                {t('addToRoster')}
              </Button>
            </Flex>
          )}
        </Form.List>
        {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ margin: '12px 0' }} />}
        <Button type="primary" htmlType="submit" loading={busy} style={{ marginTop: 12 }}>
          {t('save')}
        </Button>
      </Form>
    </SectionFrame>
  );
}

/** who works when. */
export const RosterEditor = () => (
  <Loaded of={useSection('roster')}>{(setting) => <Editor key={setting.version} setting={setting} />}</Loaded>
);
