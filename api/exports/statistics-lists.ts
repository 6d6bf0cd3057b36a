import {
  complaintEndTexts,
  complaintPromiseTexts,
  figureUnitTexts,
  type ExportListName,
} from '../../texts/export-lists';
import { figureGroupTexts, figureTexts } from '../../texts/dashboard';
import { MOST_ROWS as MOST_APPOINTMENTS } from '../appointments/statistics';
import { AppointmentStatisticsRow } from '../appointments/replies';
import { CountedComplaint } from '../complaints/replies';
import { DashboardFigure } from '../dashboard/replies';
import { CallMade } from '../follow-ups/report';
import { car, inYuan, list, type ExportableList } from './list';

/** An amount in yuan, anything else as it is counted. */
const told = ({ unit }: { readonly unit: string }, value: number | null): number | null =>
  unit === 'fen' ? inYuan(value) : value;

/** What the pages of figures count, each row of it. */
export const statisticsLists = {
  complaintStatistics: list('complaint.readStatistics', CountedComplaint, {
    rows: 'complaints',
    isPersonal: false,
    columns: {
      number: ({ complaint }) => complaint,
      receivedAt: ({ receivedAt }, { time }) => time(receivedAt),
      closedAt: ({ closedAt }, { time }) => time(closedAt),
      end: ({ end }, { language }) => complaintEndTexts[end][language],
      promise: ({ promise }, { language }) => promise && complaintPromiseTexts[promise][language],
      workingMinutes: ({ workingMinutes }) => workingMinutes,
      classification: ({ classification }, known) => known.classification(classification),
      cause: ({ cause }, known) => known.cause(cause),
      department: ({ department }, known) => known.department(department),
      severity: ({ severity }, { value }) => value(severity),
      level: ({ level }) => level,
    },
  }),
  appointmentStatistics: list('appointment.readStatistics', AppointmentStatisticsRow, {
    most: MOST_APPOINTMENTS,
    isPersonal: false,
    columns: {
      number: ({ number }) => number,
      decidedAt: ({ decidedAt }, { time }) => time(decidedAt),
      ...car,
      startsAt: ({ startsAt }, { time }) => time(startsAt),
      stage: ({ stage }, known) => known.stage(stage),
      origin: ({ origin }, { value }) => value(origin),
      way: ({ channel }, { value }) => value(channel),
      advisor: ({ advisor }, { person }) => person(advisor),
      repairMinutes: ({ repairMinutes }) => repairMinutes,
      washMinutes: ({ washMinutes }) => washMinutes,
      movedTimes: ({ moved }) => moved,
      signed: ({ signed }, { yes }) => yes(signed),
      workshopKnows: ({ workshopKnows }, { yes }) => yes(workshopKnows),
      deposit: ({ deposit }) => inYuan(deposit),
      answeredInTime: ({ answeredInTime }, { yes }) => (answeredInTime === null ? null : yes(answeredInTime)),
      order: ({ order }) => order,
    },
  }),
  followUpReport: list('followUp.readReport', CallMade, {
    rows: 'calls',
    isPersonal: false,
    columns: {
      number: ({ number }) => number,
      at: ({ at }, { time }) => time(at),
      who: ({ by }, { person }) => person(by),
      ...car,
      reached: ({ reached }, { yes }) => yes(reached),
      stage: ({ stage }, known) => known.stage(stage),
      overall: ({ overall }, { value }) => value(overall),
      order: ({ order }) => order,
    },
  }),
  dashboard: list('readDashboard', DashboardFigure, {
    rows: 'figures',
    isPersonal: false,
    columns: {
      group: ({ group }, { language }) => figureGroupTexts[group][language],
      figure: ({ figure }, { language }) => figureTexts[figure].name[language],
      value: (row) => told(row, row.value),
      unit: ({ unit }, { language }) => figureUnitTexts[unit][language],
      cases: ({ cases }) => cases,
      valueBefore: (row) => told(row, row.previous.value),
      casesBefore: ({ previous }) => previous.cases,
      counts: ({ figure }, { language }) => figureTexts[figure].counts[language],
    },
  }),
} as const satisfies { readonly [L in ExportListName]?: ExportableList };
