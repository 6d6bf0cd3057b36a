import { Card, Empty, Flex, Tag, Typography } from 'antd';
import { ActButton } from '../desk/act-button';
import { useRead } from '../shared/server/queries';
import type { Schema } from '../shared/server/contract';
import { useBays } from '../shared/server/store-lists';
import { Loaded } from '../shared/shell/states';
import { Due } from '../shared/shell/time';
import type { TextName } from '../shared/texts/texts';
import { useTexts } from '../shared/texts/use-texts';

type Line = Schema<'PickingLine'>;

const stateTexts: { readonly [S in Line['state']]: readonly [TextName, string] } = {
  open: ['supplyOpen', 'default'],
  reserved: ['supplyReserved', 'green'],
  short: ['supplyShort', 'red'],
  backOrdered: ['supplyBackOrdered', 'orange'],
};
/** What is done next about a line, the first as the main thing. */
const nextCommands: { readonly [S in Line['state']]: readonly string[] } = {
  open: ['issueParts', 'reserveParts', 'backOrderParts'],
  reserved: ['issueParts', 'backOrderParts'],
  short: ['backOrderParts', 'reserveParts'],
  backOrdered: ['noteArrival', 'backOrderParts'],
};

function PickingLine({ line }: { readonly line: Line }) {
  const { t, command } = useTexts();
  const bays = useBays();
  const [word, colour] = stateTexts[line.state];
  const commands = nextCommands[line.state].filter((name) => line.inWorkshop || name !== 'issueParts');
  return (
    <Card size="small" data-line={`${line.number}/${line.lineId}`}>
      <Flex justify="space-between" gap={12} wrap>
        <Flex vertical gap={4} style={{ flex: '1 1 20rem' }}>
          <span>
            <span className="plate">{line.plate}</span> {line.model} {line.bay !== null && bays.nameOf(line.bay)}{' '}
            <Tag color={colour}>{t(word)}</Tag>
            {line.expectedDay !== null && t('expectedOn', { day: line.expectedDay })}
          </span>
          <Typography.Text strong>{line.work}</Typography.Text>
          <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
            {line.parts.map(({ partNumber, name, quantity, stock, missing }) => (
              <li key={partNumber}>
                {partNumber} {name} ×{quantity}{' '}
                {stock !== null && (
                  <Typography.Text type={missing || stock < quantity ? 'danger' : 'secondary'}>
                    {t('stock', { n: stock })}
                  </Typography.Text>
                )}
              </li>
            ))}
          </ul>
        </Flex>
        <Flex gap={8} align="center" wrap>
          <Due at={line.promisedAt} />
          {!line.inWorkshop && <Typography.Text type="secondary">{t('issuedInWorkshop')}</Typography.Text>}
          {commands.map((name, index) => (
            <ActButton
              key={name}
              number={line.number}
              command={name}
              target={line.lineId}
              // the server says for each line what can be done about it
              action={{ command: name, roles: [], targets: [line.lineId] }}
              label={command(name)}
              of={`${line.plate ?? line.number} ${line.work}`}
              type={index === 0 && name === nextCommands[line.state][0] ? 'primary' : 'default'}
            />
          ))}
        </Flex>
      </Flex>
    </Card>
  );
}

/** What to fetch for whom, the soonest first. */
export function Picking() {
  const { t } = useTexts();
  const list = useRead('/picking-list');
  return (
    <Loaded of={list}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty description={t('nothingToPick')} />
        ) : (
          <Flex vertical gap={8}>
            {items.map((line) => (
              <PickingLine key={`${line.number}/${line.lineId}`} line={line} />
            ))}
          </Flex>
        )
      }
    </Loaded>
  );
}
