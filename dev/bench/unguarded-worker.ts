// oxlint-disable-next-line import/no-unassigned-import -- it exchanges what the program is made of, before that is loaded
import './unguarded';
import { runWorker } from '../../worker';

runWorker();
