import { Alert, Button, Card, ConfigProvider, Flex, Input, InputNumber, Progress, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { checklists, itemsOf, type ChecklistItem, type ChecklistName } from '../../domain/repair-order/checklists';
import type { Finding } from '../../domain/repair-order/finding';
import { isPast, type Stage } from '../../domain/repair-order/stage';
import type { RepairOrder } from '../../domain/repair-order/state';
import { draftOf, dropDraft, keepDraft } from '../shared/forms/drafts';
import { useShowSent } from '../shared/forms/show-sent';
import { useSeen } from '../shared/forms/use-seen';
import { FilesInput, UploadFor } from '../shared/forms/files';
import { useNoteWriting } from '../shared/presence/writing';
import { useCommand } from '../shared/server/commands';
import { movedOnTo } from '../shared/server/seen-state';
import type { OrderView } from '../shared/server/replies';
import { ActionsOf } from '../shared/shell/actions-of';
import { useTexts } from '../shared/texts/use-texts';
import { useSentence } from '../shared/texts/sentences';
import { damageNote } from './car-zones';
import { Outline } from './outline';
import { foundMeanwhile, Overtaken } from './overtaken';
import { places } from './places';

/** Checklists whose items are looked at; the others are things done. */
const looked: readonly ChecklistName[] = ['walkRound', 'qualityCheck', 'freeChecks'];
const DAMAGE_ITEM = 'paint';

type Draft = Partial<Finding>;
type Drafts = Readonly<Record<string, Draft>>;
const NONE: Readonly<Record<string, Finding>> = {};

/** When each list is taken up; before that it would only be in the way. */
const takenUp: Readonly<Record<ChecklistName, Stage>> = {
  reception: 'checkedIn',
  walkRound: 'checkedIn',
  covers: 'checkedIn',
  valuables: 'checkedIn',
  qualityCheck: 'qualityCheck',
  freeChecks: 'inRepair',
  deliveryPreparation: 'qualityCheck',
  acceptance: 'readyForPickup',
  handoverPack: 'settlement',
  departure: 'settlement',
  finalCheck: 'paid',
};

/** Which items apply follows from the customer and the work done; the policy, which is not shown here, has no part in it. */
const askedOf = (name: ChecklistName, order: OrderView): readonly ChecklistItem[] =>
  itemsOf(name, order as unknown as RepairOrder);

function Item({
  item,
  name,
  known,
  draft,
  locked,
  meanwhile,
  onChange,
  onTake,
}: {
  readonly item: ChecklistItem;
  readonly name: ChecklistName;
  readonly known: Finding | undefined;
  readonly draft: Draft;
  /** What stood at a moment of the past is only read. */
  readonly locked: boolean;
  /** What somebody else has found since this was touched. */
  readonly meanwhile: Finding | undefined;
  readonly onChange: (draft: Draft) => void;
  readonly onTake: () => void;
}) {
  const { language, value: say, field } = useTexts();
  const [marked, setMarked] = useState<readonly string[]>([]);
  const results = looked.includes(name)
    ? (['good', 'defect', 'notApplicable'] as const)
    : (['done', 'notApplicable'] as const);
  const current = { ...known, ...draft };
  const noted = current.result === 'defect' || current.result === 'notApplicable';
  const label = item[language];
  const set = (part: Draft): void => onChange({ ...draft, ...part });
  return (
    <Flex
      vertical
      gap={6}
      data-item={item.item}
      style={{ borderBottom: '1px solid rgb(128 128 128 / 25%)', padding: '8px 0' }}
    >
      <Flex justify="space-between" gap={8} wrap align="center">
        <Typography.Text style={{ flex: '1 1 12rem' }}>{label}</Typography.Text>
        {item.reading && (
          <InputNumber
            controls={false}
            aria-label={`${label}: ${field('value')}`}
            disabled={locked}
            placeholder={field('value')}
            precision={0}
            value={current.value ?? null}
            onChange={(value) => set(value === null ? {} : { value })}
          />
        )}
        <Segmented<Finding['result'] | ''>
          aria-label={label}
          disabled={locked}
          options={results.map((result) => ({ value: result, label: say(result) }))}
          value={current.result ?? ''}
          onChange={(result) => {
            if (result !== '') set({ result });
          }}
        />
      </Flex>
      {meanwhile && <Overtaken theirs={meanwhile} label={label} onTake={onTake} />}
      {!locked && item.item === DAMAGE_ITEM && current.result === 'defect' && (
        <Outline
          marked={marked}
          onChange={(zones) => {
            setMarked(zones);
            set({ note: damageNote(zones) });
          }}
        />
      )}
      {noted && (
        <Input.TextArea
          autoSize
          readOnly={locked}
          aria-label={`${label}: ${field('note')}`}
          placeholder={field('note')}
          value={current.note ?? ''}
          onChange={({ target }) => set({ note: target.value })}
        />
      )}
      {current.result === 'defect' && (
        <ConfigProvider componentDisabled={locked}>
          <FilesInput value={current.photo ?? []} onChange={(photo) => set({ photo: [...(photo ?? [])] })} />
        </ConfigProvider>
      )}
    </Flex>
  );
}

function Checklist({ order, name }: { readonly order: OrderView; readonly name: ChecklistName }) {
  const sentenceOf = useSentence();
  const { t, value: say } = useTexts();
  const showSent = useShowSent();
  const sendCommand = useCommand(order.number);
  const draftName = `fillChecklist:${name}`;
  const locked = order.asOf !== undefined;
  const [typed, setDrafts] = useState<Drafts>(() => (draftOf(order.number, draftName) ?? {}) as Drafts);
  const drafts: Drafts = locked ? {} : typed;
  const change = (changed: Drafts): void => {
    seen.begin();
    setDrafts(changed);
    keepDraft(order.number, draftName, changed);
  };
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const known = order.checklists[name] ?? NONE;
  /** As it was when somebody began to fill the list in here. */
  const [before, setBefore] = useState(known);
  const isBegun = Object.keys(drafts).length > 0;
  if (!isBegun && before !== known) setBefore(known);
  useNoteWriting(order.number, isBegun);
  const seen = useSeen({
    number: order.number,
    sequence: order.sequence,
    isOpened: false,
    onDiscard: () => change({}),
  });
  const take = (item: string): void =>
    change(Object.fromEntries(Object.entries(drafts).filter(([one]) => one !== item)));
  const items = askedOf(name, order);
  const filled = items.filter(({ item }) => Object.hasOwn(known, item)).length;
  const good = looked.includes(name) ? ('good' as const) : ('done' as const);
  const blank = items.filter(({ item, reading }) => !reading && !Object.hasOwn(known, item) && !drafts[item]?.result);

  const submit = async (): Promise<void> => {
    const findings = Object.entries(drafts)
      .filter(([, { result }]) => result !== undefined)
      .map(([item, draft]) => ({ item, ...draft }));
    setBusy(true);
    try {
      const payload = { checklist: name, findings };
      const sent = await seen.send((sequence) => sendCommand('fillChecklist', payload, sequence));
      setDrafts({});
      dropDraft(order.number, draftName);
      setProblem(undefined);
      showSent(sent, say(name));
    } catch (error) {
      if (movedOnTo(error) === undefined) setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card
      size="small"
      title={say(name)}
      extra={
        <Flex gap={8} align="center">
          {t('filled', { n: filled, of: items.length })}
          <Progress
            aria-label={say(name)}
            type="circle"
            size={24}
            percent={Math.round((filled / items.length) * 100)}
            showInfo={false}
          />
        </Flex>
      }
      data-checklist={name}
    >
      {!busy && seen.alert}
      {items.map((item) => (
        <Item
          key={item.item}
          item={item}
          name={name}
          known={known[item.item]}
          draft={drafts[item.item] ?? {}}
          locked={locked}
          meanwhile={foundMeanwhile(item.item, before, known, drafts[item.item])}
          onChange={(draft) => change({ ...drafts, [item.item]: draft })}
          onTake={() => take(item.item)}
        />
      ))}
      {!locked && (
        <Flex gap={8} justify="end" style={{ marginTop: 12 }} wrap>
          <Button
            disabled={blank.length === 0}
            onClick={() =>
              change({
                ...drafts,
                ...Object.fromEntries(blank.map(({ item }) => [item, { ...drafts[item], result: good }])),
              })
            }
          >
            {t('allGood')}
          </Button>
          <Button
            type="primary"
            loading={busy}
            disabled={Object.values(drafts).every(({ result }) => result === undefined)}
            onClick={() => void submit()}
          >
            {t('send')}
          </Button>
        </Flex>
      )}
      {problem && <Alert type="error" showIcon role="alert" title={problem} style={{ marginTop: 12 }} />}
    </Card>
  );
}

/** The checklists of this part of the visit, those that are still open first. */
export function Checklists({ order }: { readonly order: OrderView }) {
  const { field, language } = useTexts();
  const { checklistProfile } = order;
  const names = (Object.keys(checklists) as ChecklistName[]).filter(
    (name) => isPast(order.stage, takenUp[name]) && askedOf(name, order).length > 0,
  );
  const isOpen = (name: ChecklistName): boolean =>
    askedOf(name, order).some(({ item }) => !Object.hasOwn(order.checklists[name] ?? {}, item));
  return (
    <UploadFor value={order.number}>
      <Flex vertical gap={12}>
        <ActionsOf place={places.delivery} buttons={3} />
        {checklistProfile && (
          <Typography.Text type="secondary">
            {field('checklistProfile')}: {checklistProfile[language]}
          </Typography.Text>
        )}
        {names
          .toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
          .map((name) => (
            <Checklist key={name} order={order} name={name} />
          ))}
      </Flex>
    </UploadFor>
  );
}
