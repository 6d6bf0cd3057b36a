import { CheckOutlined, PauseOutlined, PlayCircleOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Tag, Typography } from 'antd';
import { useEffect, useEffectEvent, useRef, useState, type Ref } from 'react';
import { definitionOf } from '../../domain/processes';
import { WorkBar } from '../orders/work-bar';
import { CommandForm } from '../shared/forms/command-form';
import type { FormDefaults } from '../shared/forms/command-target';
import { fieldsOf } from '../shared/forms/description';
import type { DeskRow } from '../shared/server/replies';
import type { TextName } from '../shared/texts/texts';
import { useReason } from '../shared/texts/sentences';
import { useTexts } from '../shared/texts/use-texts';
import { ActButton, useDeskAct } from './act-button';

type Line = DeskRow['lines'][number];

const partTexts: { readonly [S in Line['parts']]: readonly [TextName, string] } = {
  none: ['partsNone', 'default'],
  open: ['partsOpen', 'orange'],
  reserved: ['partsReserved', 'blue'],
  short: ['partsShort', 'red'],
  backOrdered: ['partsBackOrdered', 'orange'],
  issued: ['partsIssued', 'green'],
};

/** Why the work stands: each reason is sent as it is pressed. */
function Pause({ row }: { readonly row: DeskRow }) {
  const { t, value } = useTexts();
  const { act, busy, alert } = useDeskAct(row.number);
  const reasons = fieldsOf(definitionOf(row.number).commands.schemas['holdWork']!).find(
    ({ name }) => name === 'reason',
  );
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: (reasons?.options ?? []).map((reason) => ({ key: reason, label: value(reason) })),
          onClick: ({ key }) => void act('holdWork', { reason: key }),
        }}
      >
        <Button size="large" icon={<PauseOutlined />} loading={busy} data-command="holdWork">
          {t('pauseShort')}
        </Button>
      </Dropdown>
      {alert}
    </>
  );
}

/** D-20: by the usual standard and with the parts of the line, as it says here; a form where it was otherwise. */
function Finish({
  row,
  line,
  buttonRef,
  onOtherwise,
}: Props & { readonly buttonRef: Ref<HTMLButtonElement>; readonly onOtherwise: () => void }) {
  const { t } = useTexts();
  const { act, busy, alert } = useDeskAct(row.number);
  const { lineId, work, partNames } = line;
  const standard = t('usualStandard');
  const named = (label: string): string => `${label}: ${work} · ${row.plate ?? row.number}`;
  return (
    <>
      <Button
        ref={buttonRef}
        type="primary"
        size="large"
        icon={<CheckOutlined />}
        loading={busy}
        data-command="finishLine"
        aria-label={named(t('finishLineShort'))}
        // it comes where the line was begun: a double press, or a key that is held, begins the line and no more
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        onClick={({ detail }) => {
          if (detail < 2) void act('finishLine', { lineId, standard, replacedParts: [...partNames] });
        }}
      >
        {t('finishLineShort')}: {work}
      </Button>
      <Button size="large" data-otherwise={lineId} aria-label={named(t('finishOtherwise'))} onClick={onOtherwise}>
        {t('finishOtherwise')}
      </Button>
      <Typography.Text type="secondary" className="wrap" style={{ flexBasis: '100%' }}>
        {t('finishedBy', { standard, parts: partNames.join('、') || t('noPartsReplaced') })}
      </Typography.Text>
      {alert}
    </>
  );
}

interface Props {
  readonly row: DeskRow;
  readonly line: Line;
}

/** What finishes a line has the cursor where what began it had it. */
function useGoOn(isStarted: boolean) {
  const began = useRef(false);
  const finish = useRef<HTMLButtonElement>(null);
  const goOn = useEffectEvent(() => {
    // the button that was pressed is gone, and nobody has gone elsewhere
    if (began.current && document.activeElement === document.body) finish.current?.focus();
    began.current = false;
  });
  useEffect(() => {
    if (isStarted) goOn();
  }, [isStarted]);
  const onBegin = (): void => {
    began.current = true;
  };
  return { finish, onBegin };
}

function OneLine({ row, line, onOtherwise }: Props & { readonly onOtherwise: () => void }) {
  const { t } = useTexts();
  const [word, colour] = partTexts[line.parts];
  const action = (name: string) => row.actions.find(({ command }) => command === name);
  const may = (name: string): boolean => {
    const known = action(name);
    return known !== undefined && !known.notYet && (known.targets ?? []).includes(line.lineId);
  };
  const [starts, finishes] = [may('startLine'), may('finishLine')];
  const mayFinish = finishes && line.own && line.started;
  const { finish, onBegin } = useGoOn(mayFinish);
  return (
    <div className="desk-line" data-line={line.lineId}>
      <Flex gap={6} wrap align="baseline">
        <Typography.Text strong>{line.work}</Typography.Text>
        <Tag color={colour}>
          {t(word)}
          {line.expectedDay !== null && ` · ${line.expectedDay}`}
        </Tag>
        {line.own && line.started && <Tag color="blue">{t('lineRunning')}</Tag>}
        {!line.own && <Tag>{t('lineOffered')}</Tag>}
        <Typography.Text type="secondary">{t('minutes', { n: line.labourMinutes })}</Typography.Text>
      </Flex>
      <Flex gap={8} wrap onClickCapture={onBegin}>
        {starts && !(line.own && line.started) && (
          <ActButton
            number={row.number}
            command="startLine"
            target={line.lineId}
            action={action('startLine')}
            label={`${t('startLineShort')}: ${line.work}`}
            of={row.plate ?? row.number}
            type="primary"
            size="large"
            icon={<PlayCircleOutlined />}
          />
        )}
        {mayFinish && <Finish row={row} line={line} buttonRef={finish} onOtherwise={onOtherwise} />}
      </Flex>
    </div>
  );
}

/** The lines of a car in the hands of the person, with the timer of the car: started ones first, what nobody has last. */
export function Lines({ row }: { readonly row: DeskRow }) {
  const { t } = useTexts();
  const reason = useReason();
  const [open, setOpen] = useState<{ readonly command: string; readonly line?: string }>();
  const action = (name: string) => row.actions.find(({ command }) => command === name);
  const isPossible = (name: string): boolean => action(name) !== undefined && !action(name)?.notYet;
  const lines = row.lines.toSorted((a, b) => Number(b.own) - Number(a.own) || Number(b.started) - Number(a.started));
  const works = row.lines.some(({ own }) => own);
  const formDefaults: FormDefaults =
    open?.command === 'finishLine'
      ? {
          targets: row.lines.map(({ lineId, work, partNames }) => ({
            key: lineId,
            label: work,
            values: { lineId },
            initial: { standard: t('usualStandard'), replacedParts: [...partNames] },
          })),
        }
      : {};
  const blocked = action('startLine')?.notYet;
  return (
    <Flex vertical gap={10}>
      {row.work && works && (
        <>
          <Typography.Text>
            {t('workedOf', { done: Math.round(row.work.minutes), all: row.work.expectedMinutes })}
          </Typography.Text>
          <WorkBar card={row} />
        </>
      )}
      {blocked && <Typography.Text type="warning">{reason(blocked)}</Typography.Text>}
      {lines.map((line) => (
        <OneLine
          key={line.lineId}
          row={row}
          line={line}
          onOtherwise={() => setOpen({ command: 'finishLine', line: line.lineId })}
        />
      ))}
      <Flex gap={8} wrap>
        {works && isPossible('holdWork') && <Pause row={row} />}
        {works && isPossible('resumeWork') && (
          <ActButton
            number={row.number}
            command="resumeWork"
            target=""
            action={action('resumeWork')}
            label={t('resumeShort')}
            of={row.plate ?? row.number}
            type="primary"
            size="large"
            icon={<PlayCircleOutlined />}
          />
        )}
        {isPossible('requestExtraItem') && (
          <Button
            size="large"
            icon={<SearchOutlined />}
            data-command="requestExtraItem"
            onClick={() => setOpen({ command: 'requestExtraItem' })}
          >
            {t('reportFinding')}
          </Button>
        )}
      </Flex>
      {open && (
        <CommandForm
          number={row.number}
          command={open.command}
          sequence={row.sequence}
          formDefaults={formDefaults}
          about={open.line}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Flex>
  );
}
