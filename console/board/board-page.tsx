import { DesktopOutlined } from '@ant-design/icons';
import { Badge, Button, Card, Flex, Select, Tag, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { foldPlate } from '../../domain/values/vehicle';
import { stepOf, steps } from '../orders/steps';
import { WorkBar } from '../orders/work-bar';
import { useBoard, useMay, usePeople } from '../shared/server/queries';
import type { BoardCard } from '../shared/server/replies';
import { useTeams } from '../shared/server/store-lists';
import { Heading } from '../shared/shell/heading';
import { Loaded } from '../shared/shell/states';
import { Due } from '../shared/shell/time';
import { LabelledSwitch } from '../shared/forms/labelled-switch';
import { SearchInput } from '../shared/forms/search-input';
import { useTexts } from '../shared/texts/use-texts';
import { HangWallScreen } from './hang-wall-screen';

const needsAttention = ({ extraItemsPending, onHold, complaints, escalations, promisedAt }: BoardCard): boolean =>
  extraItemsPending > 0 ||
  onHold !== null ||
  complaints > 0 ||
  escalations > 0 ||
  (promisedAt !== null && Date.parse(promisedAt) < Date.now());

function Flags({ card }: { readonly card: BoardCard }) {
  const { t, value } = useTexts();
  return (
    <Flex gap={4} wrap>
      {card.goldCard && <Tag color="gold">{t('goldCard')}</Tag>}
      {card.extraItemsPending > 0 && <Tag color="orange">{t('extraPending')}</Tag>}
      {card.onHold !== null && (
        <Tag color="purple" data-flag="onHold">
          {t('onHold')} · {value(card.onHold)}
        </Tag>
      )}
      {card.complaints > 0 && <Tag color="red">{t('complaintOpen')}</Tag>}
      {card.escalations > 0 && <Tag color="volcano">{t('escalated')}</Tag>}
    </Flex>
  );
}

function OrderCard({ card }: { readonly card: BoardCard }) {
  const { t, stage } = useTexts();
  const nameOf = usePeople();
  const teams = useTeams();
  const navigate = useNavigate();
  const go = (): void => void navigate(`/repair-orders/${card.number}`);
  return (
    <Card
      size="small"
      hoverable
      role="link"
      tabIndex={0}
      aria-label={`${card.plate ?? card.number} ${stage(card.stage)}`}
      data-order={card.number}
      onClick={go}
      onKeyDown={({ key }) => {
        if (key === 'Enter') go();
      }}
    >
      <Flex vertical gap={4}>
        <Flex justify="space-between" align="baseline" gap={4} wrap>
          <span className="plate">{card.plate ?? card.number}</span>
          {card.stage !== 'inRepair' && <Tag style={{ marginInlineEnd: 0 }}>{stage(card.stage)}</Tag>}
        </Flex>
        <Typography.Text type="secondary">
          {[card.model, nameOf(card.advisor), ...card.teams.map(teams.nameOf)].filter(Boolean).join(' · ')}
        </Typography.Text>
        {card.promisedAt === null ? (
          <Typography.Text type="secondary">{t('noPromise')}</Typography.Text>
        ) : (
          <span>
            {t('promise')} <Due at={card.promisedAt} />
          </span>
        )}
        <WorkBar card={card} />
        <Flags card={card} />
      </Flex>
    </Card>
  );
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)].toSorted();

/** Every car in the store, by stage, as it moves. */
export function Page() {
  const { t } = useTexts();
  const nameOf = usePeople();
  const teams = useTeams();
  const navigate = useNavigate();
  const mayHang = useMay('hangWallScreen');
  const board = useBoard();
  const [plate, setPlate] = useState('');
  const [advisor, setAdvisor] = useState<string | null>(null);
  const [team, setTeam] = useState<string | null>(null);
  const [attention, setAttention] = useState(false);
  const all = useMemo(() => board.data ?? [], [board.data]);
  const shown = all.filter(
    (card) =>
      (card.plate ?? '').includes(foldPlate(plate)) &&
      (advisor === null || card.advisor === advisor) &&
      (team === null || card.teams.includes(team)) &&
      (!attention || needsAttention(card)),
  );
  return (
    <>
      <Heading text={t('board')}>
        <SearchInput
          placeholder={t('search')}
          aria-label={t('search')}
          style={{ width: 180 }}
          value={plate}
          onChange={({ target }) => setPlate(target.value)}
        />
        <Select
          style={{ width: 140 }}
          aria-label={t('advisor')}
          value={advisor}
          onChange={setAdvisor}
          options={[
            { value: null, label: t('allAdvisors') },
            ...distinct(all.map((card) => card.advisor)).map((id) => ({ value: id, label: nameOf(id) })),
          ]}
        />
        <Select
          style={{ width: 130 }}
          aria-label={t('team')}
          value={team}
          onChange={setTeam}
          options={[
            { value: null, label: t('allTeams') },
            ...distinct(all.flatMap((card) => card.teams)).map((id) => ({ value: id, label: teams.nameOf(id) })),
          ]}
        />
        <LabelledSwitch label={t('onlyAttention')} checked={attention} onChange={setAttention} />
        <Button icon={<DesktopOutlined />} onClick={() => void navigate('/board/tv')}>
          {t('tvMode')}
        </Button>
        {mayHang && <HangWallScreen />}
      </Heading>
      <Loaded of={board}>
        {() => (
          <div className="board">
            {steps.map((name) => {
              const cards = shown.filter((card) => stepOf(card.stage) === name);
              return (
                <section key={name} aria-label={t(name)}>
                  <h2>
                    {t(name)} <Badge count={cards.length} showZero color="#5b6570" overflowCount={999} />
                  </h2>
                  <Flex vertical gap={8}>
                    {cards.map((card) => (
                      <OrderCard key={card.number} card={card} />
                    ))}
                  </Flex>
                </section>
              );
            })}
          </div>
        )}
      </Loaded>
    </>
  );
}
