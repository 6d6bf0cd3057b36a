import { Card, Col, Flex, Row, Segmented, Table, Typography } from 'antd';
import { Link } from 'react-router';
import { figureGroups } from '../../domain/dashboard/names';
import { figureGroupTexts, figureTexts } from '../../texts/dashboard';
import { StoreFigures } from '../desk/beside';
import type { Schema } from '../shared/server/contract';
import { ExportButton } from '../shared/exports/export-button';
import { useRead } from '../shared/server/queries';
import { useFilters } from '../shared/shell/filters';
import { Heading } from '../shared/shell/heading';
import { Scroll } from '../shared/shell/scroll';
import { Loaded } from '../shared/shell/states';
import { useTexts } from '../shared/texts/use-texts';
import { Course } from './course';
import { comparedText, moodOf, signOf, valueText, type Figure } from './format';
import { PeriodInputs, usePeriod } from './period';

type Dashboard = Schema<'Dashboard'>;

/** One figure: what it is, how it differs from before; it leads to its cases. */
function Tile({ figure, address }: { readonly figure: Figure; readonly address: string }) {
  const { t, language } = useTexts();
  const { name, counts } = figureTexts[figure.figure];
  const { unit, value, sum, cases } = figure;
  return (
    <Link to={`/dashboard/${figure.figure}?${address}`} className="figure-tile" data-figure={figure.figure}>
      <span className="figure-name" title={counts[language]}>
        {name[language]}
      </span>
      <strong className="figure-value">{valueText(unit, value, t)}</strong>
      {unit === 'share' && cases > 0 && (
        <Typography.Text type="secondary">{t('ofCases', { n: sum, of: cases })}</Typography.Text>
      )}
      <Typography.Text type={moodOf(figure)}>
        <span aria-hidden>{signOf(figure)} </span>
        {comparedText(figure, t)}
      </Typography.Text>
    </Link>
  );
}

function Tiles({ of: { figures, parts }, address }: { readonly of: Dashboard; readonly address: string }) {
  const { language } = useTexts();
  return (
    <Flex vertical gap={16}>
      {figureGroups.map((group) => {
        const own = figures.filter((figure) => figure.group === group);
        return (
          <Card
            key={group}
            size="small"
            title={<h2 className="card-heading">{figureGroupTexts[group][language]}</h2>}
            data-group={group}
          >
            <Row gutter={[12, 12]}>
              {own.map((figure) => (
                <Col key={figure.figure} xs={12} md={8} xl={6}>
                  <Tile figure={figure} address={address} />
                </Col>
              ))}
            </Row>
            {own[0] && <Course figure={own[0]} parts={parts} />}
          </Card>
        );
      })}
    </Flex>
  );
}

function AsTable({ of: { figures }, address }: { readonly of: Dashboard; readonly address: string }) {
  const { t, language } = useTexts();
  return (
    <Scroll label={t('dashboard')}>
      <Table<Figure>
        size="small"
        rowKey="figure"
        pagination={false}
        dataSource={[...figures]}
        columns={[
          {
            title: t('figure'),
            render: (_v, { figure }) => (
              <Link to={`/dashboard/${figure}?${address}`}>{figureTexts[figure].name[language]}</Link>
            ),
          },
          { title: t('figureValue'), align: 'right', render: (_v, { unit, value }) => valueText(unit, value, t) },
          {
            title: t('before'),
            align: 'right',
            render: (_v, { unit, previous }) => valueText(unit, previous.value, t),
          },
          {
            title: t('difference'),
            render: (_v, figure) => (
              <Typography.Text type={moodOf(figure)}>{`${signOf(figure)} ${comparedText(figure, t)}`}</Typography.Text>
            ),
          },
        ]}
      />
    </Scroll>
  );
}

/** K-03, L-17: what is late and will be, and the figures of some days beside those of as many days before. */
export function Page() {
  const { t } = useTexts();
  const [period, address] = usePeriod();
  const [{ as: shownAs }, change] = useFilters({ as: 'tiles' });
  const dashboard = useRead('/dashboard', { query: period });
  return (
    <>
      <Heading text={t('dashboard')}>
        <Segmented
          aria-label={t('shownAs')}
          options={[
            { value: 'tiles', label: t('asTiles') },
            { value: 'table', label: t('asTable') },
          ]}
          value={shownAs}
          onChange={(as) => change({ as })}
        />
        <PeriodInputs />
        <ExportButton what="dashboard" filter={{ ...period }} />
      </Heading>
      <StoreFigures />
      <Loaded of={dashboard}>
        {(found) => (
          <>
            <Typography.Paragraph type="secondary">
              {t('daysFromTo', { from: found.from, to: found.to })} · {t('comparedWith', found.compared)}
            </Typography.Paragraph>
            {shownAs === 'table' ? <AsTable of={found} address={address} /> : <Tiles of={found} address={address} />}
          </>
        )}
      </Loaded>
    </>
  );
}
