import { z } from 'zod';
import { Vehicle } from '../../master-data/vehicle';
import { Kilometres, Phone, ShortText } from '../../values/field-schemas';
import { hasValidCheckDigit } from '../../values/vehicle';
import { column, externalIdColumn, importKind } from '../import-kind';
import { choiceReader } from '../read-choice';
import { readDay, readPastDay } from '../read-day';
import { numberReader } from '../read-number';
import { readPhone } from '../read-phone';
import { readLine, readNumberText } from '../read-text';
import { readPlate, readVin } from '../read-vehicle';

const { maintenanceCycleKilometres, maintenanceCycleMonths } = Vehicle.shape;
const KILOMETRES = /(?:km|公里|千米)$/i;

/** A vehicle whose owner is known by what the file says; which customer that is, the store's records tell. */
const ImportedVehicle = Vehicle.omit({ customerId: true }).extend({
  owner: z.strictObject({
    externalId: ShortText.nullable().default(null),
    name: ShortText.nullable().default(null),
    phone: Phone.nullable().default(null),
  }),
});

const readType = choiceReader({
  saloon: ['轿车', 'saloon', '小型轿车', '小轿车', '三厢轿车', '两厢轿车', 'sedan'],
  suv: ['运动型多用途车', 'SUV', '越野车', '小型越野客车'],
  mpv: ['商务车', 'MPV', '多用途车'],
  pickup: ['皮卡', 'pickup', '皮卡车', '轻型多用途货车'],
  van: ['面包车', 'van', '微型客车', '小型普通客车', '厢式车', '客车'],
  truck: ['货车', 'truck', '卡车', '轻型货车', '重型货车', '轻型普通货车'],
});

/** I-02: cars, with what names their owners. */
export const vehicles = importKind({
  columns: [
    externalIdColumn(['车辆编号', 'Vehicle id'], '车辆ID 车辆编码 车辆档案号 车辆代码 VehicleNo'),
    column(
      'plate',
      ['车牌号', 'Plate'],
      '车牌 车牌号码 牌照号 牌照 牌照号码 号牌 号牌号码 牌号 PlateNo LicensePlate',
      readPlate,
      { required: true },
    ),
    column(
      'vin',
      ['车架号', 'VIN'],
      'VIN码 VIN号 车架号码 车辆识别代号 车辆识别代码 车辆识别码 底盘号 车架号VIN ChassisNo',
      readVin,
      { required: true },
    ),
    column('model', ['车型', 'Model'], '车型名称 车辆型号 品牌车型 车款 厂牌型号 车系', readLine, { required: true }),
    column('type', ['车身类型', 'Body type'], '车辆类型 车身形式 车辆类别 车种 BodyType', readType, {
      required: true,
      whenEmpty: '轿车',
    }),
    column(
      'odometer',
      ['里程', 'Odometer'],
      '行驶里程 里程数 公里数 当前里程 最近里程 最后里程 表显里程 进厂里程 Mileage',
      numberReader(Kilometres, KILOMETRES),
      { required: true },
    ),
    column(
      'maintenanceCycleKilometres',
      ['保养周期里程', 'Maintenance cycle (km)'],
      '保养间隔里程 保养里程间隔 保养里程周期',
      numberReader(maintenanceCycleKilometres, KILOMETRES),
      { required: true, whenEmpty: '10000' },
    ),
    column(
      'maintenanceCycleMonths',
      ['保养周期月数', 'Maintenance cycle (months)'],
      '保养周期月 保养间隔月数 保养间隔时间 保养时间间隔',
      numberReader(maintenanceCycleMonths, /个?月$/),
      { required: true, whenEmpty: '12' },
    ),
    column(
      'nextMaintenanceDay',
      ['下次保养日期', 'Next maintenance day'],
      '下次保养时间 预计保养日期 保养到期日',
      readDay,
    ),
    column(
      'nextMaintenanceKilometres',
      ['下次保养里程', 'Next maintenance (km)'],
      '下次保养公里数 预计保养里程',
      numberReader(Kilometres, KILOMETRES),
    ),
    column('boughtOn', ['购车日期', 'Bought on'], '购车时间 购买日期 销售日期 开票日期 交车日期', readPastDay),
    column(
      'ownerExternalId',
      ['客户编号', 'Customer id'],
      '客户编码 客户代码 客户ID 客户号 车主编号 CustomerNo',
      readNumberText,
    ),
    column(
      'ownerName',
      ['车主姓名', 'Owner'],
      '客户姓名 车主 姓名 客户名称 车主名称 客户 联系人 CustomerName',
      readLine,
    ),
    column(
      'ownerPhone',
      ['车主电话', 'Phone of the owner'],
      '车主手机 手机 手机号 手机号码 移动电话 联系电话 客户电话 客户手机 电话 联系方式 Mobile Tel Phone',
      readPhone,
    ),
  ],
  oneOf: [['ownerExternalId', 'ownerPhone']],
  schema: ImportedVehicle,
  recordOf: ({ externalId: _externalId, ownerExternalId, ownerName, ownerPhone, ...values }) => ({
    ...values,
    owner: { externalId: ownerExternalId, name: ownerName, phone: ownerPhone },
  }),
  naturalKey: ({ vin }) => vin,
  unique: ({ plate, vin }) => ({ plate, vin }),
  warnings: ({ vin }) => (hasValidCheckDigit(vin) ? [] : ['vinCheckDigitDiffers']),
});
