/** What the console says about taking out a list. */
export const exportTexts = {
  exportList: { zh: '导出', en: 'Export' },
  exportListTitle: { zh: '导出：{list}', en: 'Export: {list}' },
  exportListHint: {
    zh: '按当前筛选导出全部页，最多 {n} 行。导出人、用途和时间会被记录。',
    en: 'All pages of the list as it is narrowed now, at most {n} rows. Who exports, why and when is kept.',
  },
  fileFormat: { zh: '格式', en: 'Format' },
  excelFile: { zh: 'Excel（.xlsx）', en: 'Excel (.xlsx)' },
  csvFile: { zh: 'CSV', en: 'CSV' },
  exportReason: { zh: '导出原因', en: 'Reason' },
  exportTake: { zh: '下载文件', en: 'Download the file' },
  exportTaken: { zh: '已导出 {n} 行', en: '{n} rows are in the file' },
  exportCut: {
    zh: '文件只含前 {n} 行，其余未导出。请缩小筛选范围后再导出。',
    en: 'The file has the first {n} rows only. Narrow the list and export it again for the others.',
  },
} as const;
